// Starts the boot loader that lies on our disc.
#ifndef RAMDISC_START_H
#define RAMDISC_START_H

#include "firmware.h"

// Returns only when nothing on the disc took over the computer.
EFI_STATUS start_disc(void);

#endif
