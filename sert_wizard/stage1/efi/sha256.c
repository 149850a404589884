#include "sha256.h"

#include "memory.h"

#define ROUNDS 64
#define WORDS 16           // of a block
#define LENGTH_FIELD 8     // bytes at the end of the last block that hold the length in bits
#define PADDING_START 0x80

// FIPS 180-4, 4.2.2
static const UINT32 round_constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

// FIPS 180-4, 5.3.3
static const UINT32 initial_state[SHA256_SIZE / 4] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

#define ROTATE(x, bits) ((x) >> (bits) | (x) << (32 - (bits)))
#define BIG_SIGMA_0(x) (ROTATE(x, 2) ^ ROTATE(x, 13) ^ ROTATE(x, 22))
#define BIG_SIGMA_1(x) (ROTATE(x, 6) ^ ROTATE(x, 11) ^ ROTATE(x, 25))
#define SMALL_SIGMA_0(x) (ROTATE(x, 7) ^ ROTATE(x, 18) ^ (x) >> 3)
#define SMALL_SIGMA_1(x) (ROTATE(x, 17) ^ ROTATE(x, 19) ^ (x) >> 10)
#define CHOOSE(x, y, z) ((z) ^ ((x) & ((y) ^ (z))))
#define MAJORITY(x, y, z) (((x) & (y)) | ((z) & ((x) | (y))))

// One round. Instead of moving eight variables along, the caller names them one place further
// each time.
#define ROUND(a, b, c, d, e, f, g, h, number, word)                                            \
    do {                                                                                       \
        UINT32 sum = h + BIG_SIGMA_1(e) + CHOOSE(e, f, g) + round_constants[number] + (word);  \
        d += sum;                                                                              \
        h = sum + BIG_SIGMA_0(a) + MAJORITY(a, b, c);                                          \
    } while (0)

// The schedule's word `n` takes the place of the one 16 before it.
#define SCHEDULED(n)                                                                           \
    (words[(n) % WORDS] += SMALL_SIGMA_1(words[((n) + 14) % WORDS]) +                          \
                           words[((n) + 9) % WORDS] + SMALL_SIGMA_0(words[((n) + 1) % WORDS]))

#define EIGHT_ROUNDS(first, WORD)                                                              \
    do {                                                                                       \
        ROUND(a, b, c, d, e, f, g, h, first + 0, WORD(first + 0));                             \
        ROUND(h, a, b, c, d, e, f, g, first + 1, WORD(first + 1));                             \
        ROUND(g, h, a, b, c, d, e, f, first + 2, WORD(first + 2));                             \
        ROUND(f, g, h, a, b, c, d, e, first + 3, WORD(first + 3));                             \
        ROUND(e, f, g, h, a, b, c, d, first + 4, WORD(first + 4));                             \
        ROUND(d, e, f, g, h, a, b, c, first + 5, WORD(first + 5));                             \
        ROUND(c, d, e, f, g, h, a, b, first + 6, WORD(first + 6));                             \
        ROUND(b, c, d, e, f, g, h, a, first + 7, WORD(first + 7));                             \
    } while (0)

#define LOADED(n) (words[n] = __builtin_bswap32(((const UINT32 *)block)[n]))

static void add_block(SHA256 *hash, const UINT8 *block)
{
    UINT32 words[WORDS];
    UINT32 a = hash->state[0], b = hash->state[1], c = hash->state[2], d = hash->state[3];
    UINT32 e = hash->state[4], f = hash->state[5], g = hash->state[6], h = hash->state[7];

    EIGHT_ROUNDS(0, LOADED);
    EIGHT_ROUNDS(8, LOADED);
    for (int first = WORDS; first < ROUNDS; first += WORDS) {
        EIGHT_ROUNDS(first, SCHEDULED);
        EIGHT_ROUNDS(first + 8, SCHEDULED);
    }
    hash->state[0] += a;
    hash->state[1] += b;
    hash->state[2] += c;
    hash->state[3] += d;
    hash->state[4] += e;
    hash->state[5] += f;
    hash->state[6] += g;
    hash->state[7] += h;
}

void sha256_begin(SHA256 *hash)
{
    memcpy(hash->state, initial_state, sizeof initial_state);
    hash->total = 0;
}

void sha256_add(SHA256 *hash, const UINT8 *data, UINTN count)
{
    UINTN held = hash->total % SHA256_BLOCK;
    hash->total += count;
    if (held) {
        UINTN missing = SHA256_BLOCK - held;
        UINTN taken = count < missing ? count : missing;
        memcpy(hash->pending + held, data, taken);
        data += taken;
        count -= taken;
        if (taken < missing)
            return;
        add_block(hash, hash->pending);
    }
    for (; count >= SHA256_BLOCK; data += SHA256_BLOCK, count -= SHA256_BLOCK)
        add_block(hash, data);
    memcpy(hash->pending, data, count);
}

void sha256_end(SHA256 *hash, UINT8 digest[SHA256_SIZE])
{
    static const UINT8 padding[SHA256_BLOCK] = {PADDING_START};
    UINT64 bits = __builtin_bswap64(hash->total * 8);
    UINTN held = hash->total % SHA256_BLOCK;
    UINTN room = SHA256_BLOCK - LENGTH_FIELD;
    sha256_add(hash, padding, held < room ? room - held : SHA256_BLOCK + room - held);
    sha256_add(hash, (const UINT8 *)&bits, LENGTH_FIELD);
    for (int i = 0; i < SHA256_SIZE / 4; i++) {
        UINT32 word = __builtin_bswap32(hash->state[i]);
        memcpy(digest + 4 * i, &word, sizeof word);
    }
}
