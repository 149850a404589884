#include "text.h"

// Digits of the largest 64-bit number, and the end of the string.
#define NUMBER_LENGTH 21

// EFI_STATUS marks an error by its highest bit; the specification's tables leave it out.
#define STATUS_CODE(status) ((status) & ~EFI_ERROR_MASK)

void say(const CHAR16 *text)
{
    system_table->ConOut->OutputString(system_table->ConOut, (CHAR16 *)text);
}

void say_line(const CHAR16 *text)
{
    say(text);
    say(L"\r\n");
}

void say_number(UINT64 number)
{
    CHAR16 digits[NUMBER_LENGTH];
    UINTN at = NUMBER_LENGTH - 1;
    digits[at] = 0;
    do {
        digits[--at] = (CHAR16)(L'0' + number % 10);
        number /= 10;
    } while (number);
    say(digits + at);
}

EFI_STATUS fail(const CHAR16 *what, const CHAR16 *advice, EFI_STATUS status)
{
    say(L"\r\nFailed: ");
    say_line(what);
    say_line(advice);
    if (!EFI_ERROR(status))
        return EFI_LOAD_ERROR;
    say(L"(The firmware's error code is ");
    say_number(STATUS_CODE(status));
    say_line(L".)");
    return status;
}

void show_progress(const CHAR16 *label, UINT64 done, UINT64 total)
{
    say(L"\r");
    say(label);
    say(L": ");
    say_number(total ? done * 100 / total : 100);
    say(L" %");
    if (done == total)
        say(L"\r\n");
}
