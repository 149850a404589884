// What the program says on screen: plain sentences, at most 78 characters a line, because the
// firmware's serial console breaks longer ones.
#ifndef RAMDISC_TEXT_H
#define RAMDISC_TEXT_H

#include "firmware.h"

void say(const CHAR16 *text);
void say_line(const CHAR16 *text);
void say_number(UINT64 number);

// Says "Failed: `what`", below it `advice`, and below that the firmware's own code.
// Returns `status`, or EFI_LOAD_ERROR where the firmware saw nothing wrong.
EFI_STATUS fail(const CHAR16 *what, const CHAR16 *advice, EFI_STATUS status);

// Shows `label` and how much of `total` is done, on one line that is written over.
void show_progress(const CHAR16 *label, UINT64 done, UINT64 total);

#endif
