#include "options.h"

#include "text.h"

#define USAGE L"The loader must give: file=NAME sha256=HEX [copy=auto|always|never]"
#define MAX_MODE 8
#define HEX_DIGITS (2 * SHA256_SIZE)

typedef struct {
    const CHAR16 *at;
    const CHAR16 *end;
} SPAN;

static BOOLEAN ends_word(CHAR16 character)
{
    return character == 0 || character == L' ';
}

// Copies what stands after `key` in the word that begins with it. False: there is no such word,
// or it is `room` characters or longer.
static BOOLEAN value_of(SPAN line, const CHAR16 *key, CHAR16 *value, UINTN room)
{
    for (const CHAR16 *word = line.at; word < line.end; word++) {
        if (word > line.at && !ends_word(word[-1]))
            continue;
        const CHAR16 *expected = key, *at = word;
        while (*expected && at < line.end && *at == *expected)
            at++, expected++;
        if (*expected)
            continue;
        UINTN length = 0;
        for (; at < line.end && !ends_word(*at); at++) {
            if (length + 1 >= room)
                return FALSE;
            value[length++] = *at;
        }
        value[length] = 0;
        return length > 0;
    }
    return FALSE;
}

static BOOLEAN same_text(const CHAR16 *left, const CHAR16 *right)
{
    while (*left && *left == *right)
        left++, right++;
    return *left == *right;
}

static int hex_value(CHAR16 digit)
{
    if (digit >= L'0' && digit <= L'9')
        return digit - L'0';
    if (digit >= L'a' && digit <= L'f')
        return digit - L'a' + 10;
    if (digit >= L'A' && digit <= L'F')
        return digit - L'A' + 10;
    return -1;
}

static BOOLEAN read_digest(const CHAR16 *text, UINT8 *digest)
{
    for (UINTN i = 0; i < HEX_DIGITS; i++) {
        int value = hex_value(text[i]);  // the end of a short text is no digit
        if (value < 0)
            return FALSE;
        digest[i / 2] = (UINT8)(i % 2 ? digest[i / 2] | value : value << 4);
    }
    return text[HEX_DIGITS] == 0;
}

static BOOLEAN read_copy_mode(SPAN line, COPY_MODE *mode)
{
    static const CHAR16 *const names[] = {
        [COPY_AUTO] = L"auto", [COPY_ALWAYS] = L"always", [COPY_NEVER] = L"never"};
    CHAR16 given[MAX_MODE] = L"auto";
    value_of(line, L"copy=", given, MAX_MODE);
    for (int known = COPY_AUTO; known <= COPY_NEVER; known++) {
        if (same_text(given, names[known])) {
            *mode = (COPY_MODE)known;
            return TRUE;
        }
    }
    return FALSE;
}

EFI_STATUS read_options(const EFI_LOADED_IMAGE *image, OPTIONS *options)
{
    const CHAR16 *start = image->LoadOptions;
    SPAN line = {start, start ? start + image->LoadOptionsSize / sizeof *start : start};
    CHAR16 digest[HEX_DIGITS + 1];
    if (!value_of(line, L"file=", options->file, MAX_NAME))
        return fail(L"no image is named on the command line.", USAGE, EFI_INVALID_PARAMETER);
    if (!value_of(line, L"sha256=", digest, HEX_DIGITS + 1) ||
        !read_digest(digest, options->digest))
        return fail(L"the command line has no valid hash to check the image by.", USAGE,
                    EFI_INVALID_PARAMETER);
    if (!read_copy_mode(line, &options->copy))
        return fail(L"the word after copy= is unknown.", USAGE, EFI_INVALID_PARAMETER);
    return EFI_SUCCESS;
}
