/*
 * Colour profile: sRGB, which every colour of the file is in. Its bytes are compiled in from srgb.icc.
 */
#ifndef CITYPROFILE_PDF_SRGB_H
#define CITYPROFILE_PDF_SRGB_H

#include <stddef.h>

extern const unsigned char srgb_profile[];
extern const size_t srgb_profile_size;

#endif
