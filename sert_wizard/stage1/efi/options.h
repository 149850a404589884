// The program's command line: file=NAME sha256=HEX [copy=auto|always|never]
#ifndef RAMDISC_OPTIONS_H
#define RAMDISC_OPTIONS_H

#include "firmware.h"
#include "sha256.h"

#define MAX_NAME 128

typedef enum { COPY_AUTO, COPY_ALWAYS, COPY_NEVER } COPY_MODE;

typedef struct {
    CHAR16 file[MAX_NAME];      // the image as iPXE calls it
    UINT8 digest[SHA256_SIZE];  // what the image must hash to
    COPY_MODE copy;
} OPTIONS;

// Fills `options` from what the program was started with; says what is wrong with it.
EFI_STATUS read_options(const EFI_LOADED_IMAGE *image, OPTIONS *options);

#endif
