/*
 * Processor time, limited: the last resort against work that no other limit counts, because it lies within one step of a library,
 * such as comparing two sets of nodes. A library cannot be told to stop there, so the program ends: one message on standard
 * error, exit status 1. It never goes on with less than the whole: the same input gives the same bytes or none.
 *
 * Nothing is left behind, since no output is being written while a deadline runs: its owner finishes it before. Processor time and
 * not the clock on the wall, so that a busy machine refuses nothing; far more than the largest publication needs, so that a slow
 * one does not either.
 */
#ifndef CITYPROFILE_BASE_DEADLINE_H
#define CITYPROFILE_BASE_DEADLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/diag.h"

/** What is built to find faults is slower by as much, and has as much more time. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define DEADLINE_SLOWNESS 3
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define DEADLINE_SLOWNESS 3
#endif
#endif
#ifndef DEADLINE_SLOWNESS
#define DEADLINE_SLOWNESS 1
#endif

/** Room for the place in a message; what is longer is cut. */
#define DEADLINE_PLACE_SIZE 512

struct deadline {
	unsigned seconds;          /* of processor time; the message names them */
	enum diag_code code;       /* of the message */
	const char *volatile work; /* what takes the time, as the subject of the message: may change while it runs */
	bool of_thread;            /* the time of the thread that starts it, and ended in it; else that of the whole program */
	/**
	 * Where the work stands, as “file:line:column”; NULL: not known. Called while the work stands still at any point: it takes no
	 * memory and changes nothing, and of what the work changes it looks at pointers alone.
	 * Returns how many bytes of `text` (DEADLINE_PLACE_SIZE) it filled; 0: no place.
	 */
	size_t (*place)(const void *context, char *text);
	const void *context;
	timer_t timer;
	bool running;
};

/** Start counting. The struct stays where it is until deadline_finish. Where the system has no timer to give, nothing is limited. */
void deadline_start(struct deadline *deadline);
/** Stop counting; once started or not. */
void deadline_finish(struct deadline *deadline);

#endif
