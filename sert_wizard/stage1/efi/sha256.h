// SHA-256 (FIPS 180-4) of data that comes in pieces.
#ifndef RAMDISC_SHA256_H
#define RAMDISC_SHA256_H

#include "firmware.h"

#define SHA256_SIZE 32
#define SHA256_BLOCK 64

typedef struct {
    UINT32 state[SHA256_SIZE / 4];
    UINT64 total;                  // bytes so far
    UINT8 pending[SHA256_BLOCK];   // the total % SHA256_BLOCK bytes that fill no block yet
} SHA256;

void sha256_begin(SHA256 *hash);
void sha256_add(SHA256 *hash, const UINT8 *data, UINTN count);
void sha256_end(SHA256 *hash, UINT8 digest[SHA256_SIZE]);

#endif
