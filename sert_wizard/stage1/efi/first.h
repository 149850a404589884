// Makes our disc the first of all discs.
//
// Windows' boot manager may take the first CD that it finds for the one it was started from, and
// that would be the loader's CD. The firmware lists handles in the order in which they came up,
// and the only way to change that without touching other devices is to change the list: while
// the image's boot loader runs, the two services that list handles are ours. They ask the
// firmware and, for discs, move ours to the front. (Ventoy does so for the first of the two.)
#ifndef RAMDISC_FIRST_H
#define RAMDISC_FIRST_H

void put_disc_first(void);
void restore_order(void);

#endif
