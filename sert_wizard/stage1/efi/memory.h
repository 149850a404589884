// Memory: the three functions a compiler takes for granted, and how much the machine has left.
#ifndef RAMDISC_MEMORY_H
#define RAMDISC_MEMORY_H

#include "firmware.h"

#define MIB ((UINT64)1 << 20)

void *memcpy(void *to, const void *from, UINTN count);
void *memset(void *to, int byte, UINTN count);
int memcmp(const void *left, const void *right, UINTN count);

// Bytes of free memory, in how many pieces ever.
UINT64 free_memory(void);

// Memory for `bytes`, aligned to a page, its last page filled up with zeros; NULL when no piece
// of free memory is large enough. An operating system may use it again.
UINT8 *allocate_pages(UINT64 bytes);
void free_pages(UINT8 *memory, UINT64 bytes);

#endif
