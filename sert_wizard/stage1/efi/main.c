// ramdisc.efi: boots a whole disc image from memory, as memdisk does on BIOS.
//
// iPXE downloads the image, then starts this program with the image's name and hash. The program
// checks the image, offers it to the firmware as a read-only disc, and starts the boot loader on
// it. Whatever goes wrong is said on screen; then all is as it was and iPXE's script goes on.
//
// An operating system that has taken over finds no such disc: Windows PE, which by then runs from
// boot.wim in memory, needs none.

#include "disc.h"
#include "firmware.h"
#include "image.h"
#include "options.h"
#include "start.h"
#include "text.h"

#define RESTART_DELAY 30000000  // microseconds

// Driver code that still holds our disc would run into memory that is ours no more.
static void restart_computer(void)
{
    say_line(L"The firmware does not let go of the disc: the computer restarts in 30 seconds.");
    boot_services->Stall(RESTART_DELAY);
    system_table->RuntimeServices->ResetSystem(EfiResetCold, EFI_SUCCESS, 0, NULL);
}

static EFI_STATUS boot_image(const OPTIONS *options, IMAGE *image)
{
    EFI_STATUS status = load_image(options, image);
    if (EFI_ERROR(status))
        return status;
    status = insert_disc(image);
    if (EFI_ERROR(status))
        return status;
    status = start_disc();
    if (EFI_ERROR(remove_disc()))
        restart_computer();
    return status;
}

EFI_STATUS EFIAPI efi_main(EFI_HANDLE handle, EFI_SYSTEM_TABLE *table)
{
    firmware_begin(handle, table);
    // Hashing a large image may take longer than the firmware waits for a sign of life.
    boot_services->SetWatchdogTimer(0, 0, 0, NULL);

    EFI_LOADED_IMAGE *program = protocol_of(handle, &loaded_image_guid);
    OPTIONS options;
    EFI_STATUS status = read_options(program, &options);
    if (EFI_ERROR(status))
        return status;

    IMAGE image;
    status = open_image(program, &options, &image);
    if (!EFI_ERROR(status))
        status = boot_image(&options, &image);
    close_image(&image);
    // Back here nothing runs, even if all went well: iPXE's script has to know.
    return EFI_ERROR(status) ? status : EFI_ABORTED;
}
