#include "first.h"

#include "disc.h"
#include "memory.h"

static EFI_LOCATE_HANDLE firmware_locate_handle;
static EFI_LOCATE_HANDLE_BUFFER firmware_locate_handle_buffer;

// The disc and its parts keep their order, so do the others.
static void move_disc_up(EFI_HANDLE *handles, UINTN count)
{
    UINTN front = 0;
    for (UINTN i = 0; i < count; i++) {
        if (!place_on_disc(handles[i]))
            continue;
        EFI_HANDLE ours = handles[i];
        for (UINTN at = i; at > front; at--)
            handles[at] = handles[at - 1];
        handles[front++] = ours;
    }
}

static BOOLEAN asks_for_discs(EFI_LOCATE_SEARCH_TYPE type, const EFI_GUID *protocol)
{
    return type == ByProtocol && protocol &&
           memcmp(protocol, &block_io_guid, sizeof *protocol) == 0;
}

static EFI_STATUS EFIAPI locate_handle(EFI_LOCATE_SEARCH_TYPE type, EFI_GUID *protocol, void *key,
                                       UINTN *size, EFI_HANDLE *handles)
{
    EFI_STATUS status = firmware_locate_handle(type, protocol, key, size, handles);
    if (!EFI_ERROR(status) && asks_for_discs(type, protocol))
        move_disc_up(handles, *size / sizeof *handles);
    return status;
}

static EFI_STATUS EFIAPI locate_handle_buffer(EFI_LOCATE_SEARCH_TYPE type, EFI_GUID *protocol,
                                              void *key, UINTN *count, EFI_HANDLE **handles)
{
    EFI_STATUS status = firmware_locate_handle_buffer(type, protocol, key, count, handles);
    if (!EFI_ERROR(status) && asks_for_discs(type, protocol))
        move_disc_up(*handles, *count);
    return status;
}

// The table of services holds a checksum of itself, taken with the checksum's field at zero.
static void renew_checksum(void)
{
    UINT32 checksum = 0;
    boot_services->Hdr.CRC32 = 0;
    boot_services->CalculateCrc32(boot_services, boot_services->Hdr.HeaderSize, &checksum);
    boot_services->Hdr.CRC32 = checksum;
}

void put_disc_first(void)
{
    firmware_locate_handle = boot_services->LocateHandle;
    firmware_locate_handle_buffer = boot_services->LocateHandleBuffer;
    boot_services->LocateHandle = locate_handle;
    boot_services->LocateHandleBuffer = locate_handle_buffer;
    renew_checksum();
}

void restore_order(void)
{
    boot_services->LocateHandle = firmware_locate_handle;
    boot_services->LocateHandleBuffer = firmware_locate_handle_buffer;
    renew_checksum();
}
