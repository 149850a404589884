// Makes our disc the first of all discs.
//
// Windows' boot manager takes the first CD in the firmware's list of discs for the one it was
// started from, and that would be the loader's CD. (Microsoft says nothing about it; ReactOS's
// boot environment, written after Windows', gives every CD the number 0.) The list is in the order
// in which the discs came up, and the only way to change that without touching other devices is
// to change the list: while the image's boot loader runs, the two services that list handles are
// ours. They ask the firmware and, for discs, move ours to the front. (Ventoy does so for the
// first of the two.)
#ifndef RAMDISC_FIRST_H
#define RAMDISC_FIRST_H

void put_disc_first(void);
void restore_order(void);

#endif
