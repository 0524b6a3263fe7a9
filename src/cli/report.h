/*
 * What the program says: diagnostics on standard error (or as JSON on standard output), results on
 * standard output, and the exit status that follows.
 */
#ifndef CITYPROFILE_CLI_REPORT_H
#define CITYPROFILE_CLI_REPORT_H

#include "base/json.h"
#include "cli/command.h"
#include "press/press.h"

/** Returns a session's diagnostics as text, sorted; the session owns it. */
struct str report_compose(struct press *press);
/** Print what report_compose gave to standard error; takes no memory. Returns COMMAND_FAILED if there are errors, COMMAND_SYSTEM if all of them come from the system, else COMMAND_DONE. */
int report_print(const struct press *press, struct str report);
/** Both at once. */
int report_diagnostics(struct press *press);
/** Returns whether standard output is a terminal that wants colours. */
bool report_colour(void);
/** Print bytes to standard output. */
void report_bytes(struct str bytes);
/** Print a JSON value to standard output and release it. */
void report_json(json_t *value);
/** Flush standard output; a failed write turns success into COMMAND_SYSTEM, with a message unless the reader of a pipe went away. Returns the status to exit with. */
int report_close(int status);
/** Returns the settings that the shared options of a command ask for. */
struct press_settings report_settings(const struct option_values *values);

#endif
