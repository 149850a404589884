// The image as a disc of the firmware: blocks of 2,048 bytes, read-only.
#ifndef RAMDISC_DISC_H
#define RAMDISC_DISC_H

#include "image.h"

// Offers `image` as a disc and lets the firmware's drivers look at it.
EFI_STATUS insert_disc(IMAGE *image);

// Takes the disc away. An error means that the firmware holds on to it.
EFI_STATUS remove_disc(void);

// The device path of `handle` behind the disc's own: its first node is the end for the disc
// itself. NULL when `handle` is neither the disc nor a part of it.
const EFI_DEVICE_PATH *place_on_disc(EFI_HANDLE handle);

#endif
