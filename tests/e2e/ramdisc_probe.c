// A boot loader for the tests: looks at the disc it was started from and at the firmware's list of
// discs, says what it finds in one line, and gives up. Started by iPXE itself, it sees the list
// only. Built with the sources of ramdisc.efi, its main.c apart.

#include "firmware.h"
#include "memory.h"
#include "text.h"

#define BLOCK 2048

static EFI_LOADED_IMAGE *program;

static void fact(const CHAR16 *name, UINT64 value)
{
    say(L" ");
    say(name);
    say(L"=");
    say_number(value);
}

static BOOLEAN checksum_holds(void)
{
    UINT32 said = boot_services->Hdr.CRC32, right = 0;
    boot_services->Hdr.CRC32 = 0;
    boot_services->CalculateCrc32(boot_services, boot_services->Hdr.HeaderSize, &right);
    boot_services->Hdr.CRC32 = said;
    return said == right;
}

// The disc that `part` belongs to has the first node of part's device path, and no more.
static BOOLEAN is_disc_of(EFI_HANDLE disc, EFI_HANDLE part)
{
    EFI_DEVICE_PATH *path = protocol_of(disc, &device_path_guid);
    EFI_DEVICE_PATH *own = protocol_of(part, &device_path_guid);
    int length = DevicePathNodeLength(own);
    return DevicePathNodeLength(path) == length && memcmp(path, own, (UINTN)length) == 0 &&
           IsDevicePathEndType((EFI_DEVICE_PATH *)((UINT8 *)path + length));
}

// Whether the part it was started from ends in an El Torito entry, for Windows' boot manager.
static BOOLEAN comes_from_cdrom(void)
{
    const EFI_DEVICE_PATH *node = protocol_of(program->DeviceHandle, &device_path_guid);
    const EFI_DEVICE_PATH *last = node;
    for (; !IsDevicePathEndType(node); node = NextDevicePathNode(node))
        last = node;
    return DevicePathType(last) == MEDIA_DEVICE_PATH && last->SubType == MEDIA_CDROM_DP;
}

static void look_at_disc(EFI_BLOCK_IO *disc)
{
    UINT8 blocks[2 * BLOCK];
    EFI_BLOCK_IO_MEDIA *media = disc->Media;
    UINT64 last = media->LastBlock;
    UINT32 id = media->MediaId;
    fact(L"block", media->BlockSize);
    fact(L"readonly", media->ReadOnly);
    fact(L"removable", media->RemovableMedia);
    fact(L"last", last);
    memset(blocks, 0xFF, sizeof blocks);
    fact(L"read", disc->ReadBlocks(disc, id, last - 1, sizeof blocks, blocks));
    UINTN zeros = 0;
    while (zeros < BLOCK && blocks[sizeof blocks - 1 - zeros] == 0)
        zeros++;
    fact(L"zeros", zeros);
    fact(L"beyond", disc->ReadBlocks(disc, id, last, sizeof blocks, blocks) ==
                        EFI_INVALID_PARAMETER);
    fact(L"far", disc->ReadBlocks(disc, id, ~(UINT64)0, BLOCK, blocks) == EFI_INVALID_PARAMETER);
    fact(L"part", disc->ReadBlocks(disc, id, 0, BLOCK / 2, blocks) == EFI_BAD_BUFFER_SIZE);
    fact(L"other", disc->ReadBlocks(disc, id + 1, 0, BLOCK, blocks) == EFI_MEDIA_CHANGED);
    fact(L"write", disc->WriteBlocks(disc, id, 0, BLOCK, blocks) == EFI_WRITE_PROTECTED);
}

EFI_STATUS EFIAPI efi_main(EFI_HANDLE handle, EFI_SYSTEM_TABLE *table)
{
    firmware_begin(handle, table);
    program = protocol_of(handle, &loaded_image_guid);

    EFI_HANDLE listed[64];
    UINTN size = sizeof listed, count = 0;
    EFI_HANDLE *buffer = NULL;
    if (EFI_ERROR(boot_services->LocateHandle(ByProtocol, &block_io_guid, NULL, &size, listed)) ||
        EFI_ERROR(boot_services->LocateHandleBuffer(ByProtocol, &block_io_guid, NULL, &count,
                                                    &buffer)))
        return EFI_NOT_FOUND;
    say(L"PROBE");
    fact(L"discs", count);
    fact(L"checksum", checksum_holds());
    fact(L"agree", size == count * sizeof *listed && memcmp(listed, buffer, size) == 0);
    fact(L"cdrom", comes_from_cdrom());
    BOOLEAN first = is_disc_of(listed[0], program->DeviceHandle);
    fact(L"first", first);
    if (first)
        look_at_disc(protocol_of(listed[0], &block_io_guid));
    say_line(L" end");
    boot_services->FreePool(buffer);
    return EFI_ABORTED;
}
