#include "text/paragraph.h"

/*
 * How the breaks of a paragraph are chosen (after Knuth and Plass).
 *
 * A greedy setter fills each line as far as it goes and leaves the next to its fate. Here every way to break the paragraph
 * competes, and the whole with the least demerits wins. Three kinds of thing make up the text: boxes (words, parts of words,
 * inline boxes), glue (spaces, which shrink and stretch between limits) and penalties (breaks that cost something, as those
 * that need a hyphen do).
 *
 * From left to right, each place where a line may end is held against all the places where that line may have begun (the
 * active nodes). The gap between the line's natural width and the measure, as a share of what its spaces can give, is its
 * ratio: -1 is as tight as allowed, 1 as loose. The badness is a hundred times the ratio's third power, the demerits of the
 * line the square of badness plus ten, with more for a hyphen, for a second hyphen in a row (a third is made only where every line sticks out), for a
 * tight line beside a loose one, and for a last line of less than a quarter of the measure. Of the ways that end at the same
 * place, with the same class of tightness and the same number of hyphens in a row, only the best is kept as a node: nothing
 * that follows could tell them apart. A node falls out for good when even the tightest line from it is too wide; the nodes
 * being in the order of their places, those that can still serve are a window that slides along, so that the work grows with
 * the length of the paragraph times the places in one line.
 *
 * Three passes: without hyphens; with them; and, if the limits of the spaces cannot be kept, with gaps as wide as they must
 * be. Ragged text needs only the last pass: its spaces are as they are, and its badness is the square of the free width, so
 * that lines come out even but full. Where a line sticks out all the same, words wider than a line are hyphenated, and where
 * that does not help they are cut between any two letters, without a hyphen (rescue.c).
 *
 * All numbers are integers; a ratio counts in 1/1024.
 */

#define RATIO ((int64_t)1024)
#define RATIO_WORST (16 * RATIO)
#define LINE_DEMERITS 10
#define HYPHEN_DEMERITS 2500
#define HYPHENS_TOGETHER_DEMERITS 10000
#define HYPHEN_BEFORE_LAST_DEMERITS 5000
#define UNEVEN_DEMERITS 10000
#define SHORT_LAST_DEMERITS 100000
#define CUT_DEMERITS INT64_C(500000000000)
#define OVERFULL_DEMERITS INT64_C(1000000000000)
#define HYPHENS_IN_A_ROW 2
#define CLASSES 4
#define STREAKS (HYPHENS_IN_A_ROW + 1)
/* A ragged line short by this part of the measure counts as a justified one stretched to its limit. */
#define RAGGED_PART 5
#define NO_NODE UINT32_MAX

/* A way to break the text up to a place, the best of its kind. */
struct node {
	uint32_t place;            /* index of the place; NO_NODE: the start */
	uint32_t before;           /* node of the line before */
	int64_t demerits;
	uint8_t class, streak;
	bool overfull, short_last;
};

struct wrapping {
	const struct paragraph *par;
	bool hyphens, limited;
	bool cutting;              /* any number of hyphens in a row is better than a line that sticks out */
	struct vec_of(struct node) nodes;
	size_t head;               /* nodes before it are of no more use */
};

/* How a line would come out. */
struct fit {
	bool too_wide;             /* at this place */
	bool gone;                 /* at this and all later places */
	bool too_loose;
	bool short_last;
	uint8_t class;
	int64_t demerits;
};

length paragraph_measure(const struct paragraph *par, bool first)
{
	length measure = par->setting->measure - (first ? par->setting->first_indent : 0);
	return measure > 0 ? measure : 1;
}

static bool justified(const struct paragraph *par)
{
	return par->setting->align == STYLE_JUSTIFY;
}

static int64_t badness(int64_t ratio)
{
	int64_t size = ratio < 0 ? -ratio : ratio;
	return 100 * size * size * size / (RATIO * RATIO * RATIO);
}

static uint8_t tightness(int64_t ratio)
{
	return ratio < -RATIO / 2 ? 0 : ratio <= RATIO / 2 ? 1 : ratio <= RATIO ? 2 : 3;
}

static int64_t square(int64_t value)
{
	return value * value;
}

/* The ratio of a justified line with this gap; false when it cannot shrink that far. */
static bool justified_ratio(length gap, length spaces, int64_t *ratio)
{
	length give = spaces * (gap < 0 ? SPACE_SHRINK : SPACE_STRETCH) / 1000;
	if (gap < 0 && -gap > give) {
		return false;
	}
	/* Spaces may have a width below zero, by tracking or by the font. */
	*ratio = gap == 0 ? 0 : give <= 0 ? RATIO_WORST : gap * RATIO / give;
	if (*ratio > RATIO_WORST) {
		*ratio = RATIO_WORST;
	}
	return true;
}

/* Costs that come from the place alone. */
static int64_t place_demerits(const struct text_break_place *place, const struct node *from)
{
	int64_t demerits = (place->dashed ? HYPHEN_DEMERITS : 0) + (place->cut ? CUT_DEMERITS : 0);
	if (place->dashed && from->streak > 0) {
		demerits += HYPHENS_TOGETHER_DEMERITS;
	}
	return demerits;
}

static void fit_rate(const struct wrapping *wrap, const struct text_break_place *place, length gap, length spaces, bool filled,
	struct fit *fit)
{
	const struct paragraph *par = wrap->par;
	int64_t ratio = 0;
	bool natural = gap >= 0 && (place->forced || filled);
	if (justified(par)) {
		fit->too_wide = !natural && !justified_ratio(gap, spaces, &ratio);
		fit->too_loose = wrap->limited && ratio > RATIO;
		fit->demerits = square(LINE_DEMERITS + badness(ratio));
	} else {
		fit->too_wide = gap < 0;
		if (!natural && gap > 0) {
			ratio = gap * RATIO * RAGGED_PART / par->setting->measure;
		}
		fit->demerits = square(LINE_DEMERITS + 100 * square(ratio > RATIO_WORST ? RATIO_WORST : ratio) / square(RATIO));
		ratio = 0;
	}
	fit->class = tightness(ratio);
}

static struct fit line_fit(const struct wrapping *wrap, const struct node *from, uint32_t number)
{
	const struct paragraph *par = wrap->par;
	const struct text_break_place *place = &par->places.at[number];
	bool first = from->place == NO_NODE, last = number + 1 == par->places.n;
	uint32_t start = first ? 0 : par->places.at[from->place].at;
	length measure = paragraph_measure(par, first);
	length available = measure - (last ? par->setting->tail : 0);
	length bare = par->width[place->trim] - par->width[start] - place->trail;
	length spaces = par->space[place->trim] - par->space[start];
	bool filled = par->leader != NULL && par->leader[place->trim] > par->leader[start];
	struct fit fit = {0};
	fit_rate(wrap, place, available - bare - place->hyphen, spaces, filled, &fit);
	/* The next place may need no hyphen: without one, and with all that its spaces give, is this line still too wide? */
	fit.gone = fit.too_wide && bare > available + (justified(par) ? spaces * SPACE_SHRINK / 1000 : 0);
	fit.demerits += place_demerits(place, from);
	if (from->class > fit.class + 1 || fit.class > from->class + 1) {
		fit.demerits += UNEVEN_DEMERITS;
	}
	if (last && !first) {
		fit.short_last = !filled && bare * 4 < measure;
		fit.demerits += (fit.short_last ? SHORT_LAST_DEMERITS : 0) + (from->streak > 0 ? HYPHEN_BEFORE_LAST_DEMERITS : 0);
	}
	return fit;
}

/* The best nodes that end at one place, by class and hyphens in a row. */
struct candidates {
	struct node at[CLASSES][STREAKS];
	bool any;
};

static void candidates_offer(struct candidates *candidates, struct node offered)
{
	struct node *kept = &candidates->at[offered.class][offered.streak];
	if (kept->before == NO_NODE || offered.demerits < kept->demerits) {
		*kept = offered;
		candidates->any = true;
	}
}

/* Hold one place against all nodes in the window. */
static void place_try(struct wrapping *wrap, uint32_t number, struct candidates *candidates)
{
	bool dashed = wrap->par->places.at[number].dashed;
	for (size_t i = wrap->head; i < wrap->nodes.n; i++) {
		const struct node *from = &wrap->nodes.at[i];
		struct fit fit = line_fit(wrap, from, number);
		if (fit.gone && i == wrap->head) {
			wrap->head++;
		}
		if (fit.too_loose && from->place != NO_NODE) {
			break; /* lines from later nodes are looser still; the first line may have a measure of its own */
		}
		unsigned streak = dashed ? from->streak + 1u : 0;
		if (wrap->cutting && streak > HYPHENS_IN_A_ROW) {
			streak = HYPHENS_IN_A_ROW;
		}
		if (!fit.too_wide && !fit.too_loose && streak <= HYPHENS_IN_A_ROW) {
			candidates_offer(candidates, (struct node){.place = number, .before = (uint32_t)i, .demerits = from->demerits + fit.demerits,
				.class = fit.class, .streak = (uint8_t)streak, .short_last = fit.short_last});
		}
	}
}

/* Nothing fits: the line from the last node, the shortest there is, sticks out. */
static void place_overfill(struct wrapping *wrap, uint32_t number)
{
	size_t best = wrap->nodes.n - 1;
	for (size_t i = best; i-- > 0 && wrap->nodes.at[i].place == wrap->nodes.at[best].place;) {
		if (wrap->nodes.at[i].demerits < wrap->nodes.at[best].demerits) {
			best = i;
		}
	}
	uint8_t streak = wrap->par->places.at[number].dashed ? 1 : 0;
	struct node node = {number, (uint32_t)best, wrap->nodes.at[best].demerits + OVERFULL_DEMERITS, 1, streak, true, false};
	wrap->head = wrap->nodes.n;
	vec_push(&wrap->nodes, wrap->par->scratch, node);
}

/* Take one place. Returns false when no line can end here that must, or no node is left, and nothing may stick out. */
static bool place_take(struct wrapping *wrap, uint32_t number)
{
	struct candidates candidates = {0};
	for (unsigned i = 0; i < CLASSES * STREAKS; i++) {
		candidates.at[i / STREAKS][i % STREAKS].before = NO_NODE;
	}
	place_try(wrap, number, &candidates);
	bool forced = wrap->par->places.at[number].forced;
	if (!candidates.any && (forced || wrap->head == wrap->nodes.n)) {
		if (wrap->limited) {
			return false;
		}
		place_overfill(wrap, number);
		return true;
	}
	if (forced) {
		wrap->head = wrap->nodes.n;
	}
	for (unsigned i = 0; i < CLASSES * STREAKS; i++) {
		const struct node *node = &candidates.at[i / STREAKS][i % STREAKS];
		if (node->before != NO_NODE) {
			vec_push(&wrap->nodes, wrap->par->scratch, *node);
		}
	}
	return true;
}

/* One pass over the paragraph. Returns the best last node, or NO_NODE. */
static uint32_t wrap_pass(struct wrapping *wrap)
{
	const struct paragraph *par = wrap->par;
	vec_push(&wrap->nodes, par->scratch, ((struct node){.place = NO_NODE, .before = NO_NODE, .class = 1}));
	for (uint32_t i = 0; i < par->places.n; i++) {
		if ((wrap->hyphens || !par->places.at[i].hyphenated) && !place_take(wrap, i)) {
			return NO_NODE;
		}
	}
	uint32_t best = (uint32_t)wrap->nodes.n - 1;
	for (size_t i = wrap->nodes.n; i-- > wrap->head;) {
		if (wrap->nodes.at[i].demerits <= wrap->nodes.at[best].demerits) {
			best = (uint32_t)i;
		}
	}
	return best;
}

static void choices_set(struct paragraph *par, const struct wrapping *wrap, uint32_t node)
{
	size_t n = 0;
	for (uint32_t i = node; wrap->nodes.at[i].before != NO_NODE; i = wrap->nodes.at[i].before) {
		n++;
	}
	par->choices.at = arena_array(par->scratch, n + 1, struct text_break_choice);
	par->choices.n = n;
	for (uint32_t i = node; n > 0; i = wrap->nodes.at[i].before) {
		par->choices.at[--n] = (struct text_break_choice){par->places.at[wrap->nodes.at[i].place], wrap->nodes.at[i].overfull};
	}
}

/* The two passes that keep the limits of spaces. Returns whether either came through. */
static bool wrap_within_limits(struct paragraph *par)
{
	struct wrapping plain = {.par = par, .limited = true}, hyphened = {.par = par, .limited = true, .hyphens = true};
	uint32_t node = wrap_pass(&plain);
	if (node != NO_NODE) {
		choices_set(par, &plain, node);
		if (!plain.nodes.at[node].short_last) {
			return true;
		}
	}
	if (par->setting->hyphenate) {
		paragraph_hyphenate(par);
	}
	uint32_t other = wrap_pass(&hyphened);
	if (other != NO_NODE && (node == NO_NODE || hyphened.nodes.at[other].demerits < plain.nodes.at[node].demerits)) {
		choices_set(par, &hyphened, other);
	}
	return node != NO_NODE || other != NO_NODE;
}

/* The pass that always comes to an end. Returns how many lines stick out. */
static size_t wrap_somehow(struct paragraph *par, bool cutting)
{
	struct wrapping last = {.par = par, .hyphens = true, .cutting = cutting};
	size_t sticking = 0;
	choices_set(par, &last, wrap_pass(&last));
	for (size_t i = 0; i < par->choices.n; i++) {
		sticking += par->choices.at[i].overfull;
	}
	return sticking;
}

/* Once more with the places that were added, which must help, or the old lines stay. Returns how many stick out. */
static size_t wrap_again(struct paragraph *par, size_t sticking, bool cutting)
{
	struct text_break_choices old = par->choices;
	size_t still = wrap_somehow(par, cutting);
	if (still >= sticking) {
		par->choices = old;
		return sticking;
	}
	return still;
}

void paragraph_wrap(struct paragraph *par)
{
	if (justified(par) && wrap_within_limits(par)) {
		return;
	}
	size_t sticking = wrap_somehow(par, false);
	if (sticking > 0) {
		paragraph_hyphenate_wide(par);
		sticking = wrap_again(par, sticking, false);
	}
	if (sticking > 0) {
		paragraph_cut_wide(par);
		wrap_again(par, sticking, true);
	}
}
