// The image that iPXE downloaded. iPXE shows what it holds as files of a file system, on the
// device that it gives the programs it starts.
#ifndef RAMDISC_IMAGE_H
#define RAMDISC_IMAGE_H

#include "firmware.h"
#include "options.h"

typedef struct {
    EFI_FILE *root;
    EFI_FILE *file;
    UINT64 bytes;
    UINT8 *copy;  // our own copy of the whole image, NULL: it is read from iPXE's file
} IMAGE;

// Finds the image. Whatever it returns, close_image() may follow.
EFI_STATUS open_image(const EFI_LOADED_IMAGE *program, const OPTIONS *options, IMAGE *image);

// Copies the image, if it is to be copied, and checks its hash in the same pass.
EFI_STATUS load_image(const OPTIONS *options, IMAGE *image);

// Reads exactly `count` bytes from `offset` on; the caller keeps inside the image.
EFI_STATUS read_image(const IMAGE *image, UINT64 offset, UINTN count, UINT8 *to);

void close_image(IMAGE *image);

#endif
