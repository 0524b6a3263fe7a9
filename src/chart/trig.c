#include "chart/trig.h"

/* Sine of 0 to 90 whole degrees: the nearest whole number to 2^30 sin(degrees). */
static const int32_t sines[] = {
	0, 18739379, 37473049, 56195305, 74900443, 93582766, 112236583, 130856211,
	149435979, 167970228, 186453311, 204879599, 223243478, 241539355, 259761657, 277904834,
	295963357, 313931728, 331804471, 349576144, 367241333, 384794656, 402230767, 419544355,
	436730145, 453782903, 470697435, 487468587, 504091252, 520560366, 536870912, 553017922,
	568996477, 584801711, 600428808, 615873009, 631129609, 646193961, 661061475, 675727625,
	690187940, 704438018, 718473518, 732290163, 745883746, 759250125, 772385229, 785285058,
	797945680, 810363241, 822533958, 834454122, 846120104, 857528349, 868675383, 879557810,
	890172315, 900515665, 910584710, 920376381, 929887697, 939115760, 948057759, 956710970,
	965072759, 973140576, 980911966, 988384560, 995556083, 1002424350, 1008987269, 1015242840,
	1021189159, 1026824413, 1032146887, 1037154959, 1041847103, 1046221891, 1050277989, 1054014162,
	1057429273, 1060522280, 1063292242, 1065738315, 1067859754, 1069655912, 1071126243, 1072270298,
	1073087729, 1073578288, 1073741824,
};

/* One unit of angle in radians, times 2^60, and the units of a radian in millionths: nearest whole numbers. */
#define UNIT_RADIANS INT64_C(727802237863)
#define RADIAN_MILLIONTHS INT64_C(1584113711978)

int64_t trig_scale(int64_t a, int64_t b)
{
	int64_t product = a * b, half = FRAME_TURN_ONE / 2;
	return product < 0 ? -((half - product) / FRAME_TURN_ONE) : (product + half) / FRAME_TURN_ONE;
}

/* Sine of an angle of the first quarter: sin(d + r) = sin d cos r + cos d sin r, where r is less than a degree. */
static int64_t quarter_sine(angle a)
{
	int64_t degrees = a / TRIG_DEGREE;
	int64_t rest = a % TRIG_DEGREE * UNIT_RADIANS / FRAME_TURN_ONE;
	int64_t square = trig_scale(rest, rest);
	int64_t sine = rest - trig_scale(square, rest) / 6;
	int64_t cosine = FRAME_TURN_ONE - square / 2 + trig_scale(square, square) / 24;
	return trig_scale(sines[degrees], cosine) + trig_scale(sines[90 - degrees], sine);
}

int64_t trig_sine(angle a)
{
	a = (a % TRIG_TURN + TRIG_TURN) % TRIG_TURN;
	bool negative = a >= TRIG_TURN / 2;
	a %= TRIG_TURN / 2;
	int64_t sine = quarter_sine(a <= TRIG_TURN / 4 ? a : TRIG_TURN / 2 - a);
	return negative ? -sine : sine;
}

int64_t trig_cosine(angle a)
{
	return trig_sine(a + TRIG_TURN / 4);
}

angle trig_arc(length arc, length radius)
{
	return length_scale(arc, RADIAN_MILLIONTHS, radius * 1000000);
}

length trig_arc_length(angle a, length radius)
{
	return length_scale(a, radius * 1000000, RADIAN_MILLIONTHS);
}

angle trig_part(int64_t i, int64_t n)
{
	return length_scale(TRIG_TURN, i, n);
}

struct frame_turn trig_turn(angle a)
{
	return (struct frame_turn){(int32_t)trig_cosine(a), (int32_t)trig_sine(a)};
}
