// Device paths: a device's place in the computer as a chain of nodes.
#ifndef RAMDISC_PATH_H
#define RAMDISC_PATH_H

#include "firmware.h"

// Bytes of `path` without the node that ends it.
UINTN path_length(const EFI_DEVICE_PATH *path);

// What follows `beginning` in `path`; NULL when `path` does not begin with it.
const EFI_DEVICE_PATH *path_after(const EFI_DEVICE_PATH *path, const EFI_DEVICE_PATH *beginning);

// `path` with the file `name` behind it, for FreePool; NULL without memory.
EFI_DEVICE_PATH *path_of_file(const EFI_DEVICE_PATH *path, const CHAR16 *name);

#endif
