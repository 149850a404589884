#include "disc.h"

#include "memory.h"
#include "path.h"
#include "text.h"

#define BLOCK 2048
#define MEDIA_ID 1

// A vendor's device with a GUID of ours: no firmware has a driver that would claim it.
#define DISC_GUID \
    {0x6f1c2a5e, 0x93d4, 0x4b7a, {0xa8, 0x15, 0x3e, 0xc7, 0x0d, 0x52, 0x9b, 0x64}}

#pragma pack(push, 1)
static struct {
    VENDOR_DEVICE_PATH device;
    EFI_DEVICE_PATH end;
} disc_path = {
    {{HARDWARE_DEVICE_PATH, HW_VENDOR_DP, {sizeof(VENDOR_DEVICE_PATH), 0}}, DISC_GUID},
    {END_DEVICE_PATH_TYPE, END_ENTIRE_DEVICE_PATH_SUBTYPE, {END_DEVICE_PATH_LENGTH, 0}},
};
#pragma pack(pop)

static IMAGE *disc_image;
static EFI_HANDLE disc_handle;

static EFI_BLOCK_IO_MEDIA media = {
    .MediaId = MEDIA_ID,
    .MediaPresent = TRUE,
    .ReadOnly = TRUE,
    .BlockSize = BLOCK,
};

static EFI_STATUS EFIAPI reset(EFI_BLOCK_IO *self, BOOLEAN extended)
{
    (void)self, (void)extended;
    return EFI_SUCCESS;
}

static EFI_STATUS EFIAPI read_blocks(EFI_BLOCK_IO *self, UINT32 media_id, EFI_LBA first,
                                     UINTN count, void *buffer)
{
    (void)self;
    if (media_id != MEDIA_ID)
        return EFI_MEDIA_CHANGED;
    if (count == 0)
        return EFI_SUCCESS;
    if (count % BLOCK)
        return EFI_BAD_BUFFER_SIZE;
    if (!buffer || first > media.LastBlock || count / BLOCK > media.LastBlock + 1 - first)
        return EFI_INVALID_PARAMETER;

    UINT64 offset = first * BLOCK;
    UINT64 left = disc_image->bytes - offset;
    UINTN real = left < count ? (UINTN)left : count;  // the last block may be cut short
    memset((UINT8 *)buffer + real, 0, count - real);
    return EFI_ERROR(read_image(disc_image, offset, real, buffer)) ? EFI_DEVICE_ERROR
                                                                   : EFI_SUCCESS;
}

static EFI_STATUS EFIAPI write_blocks(EFI_BLOCK_IO *self, UINT32 media_id, EFI_LBA first,
                                      UINTN count, void *buffer)
{
    (void)self, (void)media_id, (void)first, (void)count, (void)buffer;
    return EFI_WRITE_PROTECTED;
}

static EFI_STATUS EFIAPI flush_blocks(EFI_BLOCK_IO *self)
{
    (void)self;
    return EFI_SUCCESS;
}

static EFI_BLOCK_IO block_io = {
    .Revision = EFI_BLOCK_IO_INTERFACE_REVISION,
    .Media = &media,
    .Reset = reset,
    .ReadBlocks = read_blocks,
    .WriteBlocks = write_blocks,
    .FlushBlocks = flush_blocks,
};

EFI_STATUS insert_disc(IMAGE *image)
{
    disc_image = image;
    media.LastBlock = (image->bytes - 1) / BLOCK;
    EFI_STATUS status = boot_services->InstallMultipleProtocolInterfaces(
        &disc_handle, &device_path_guid, &disc_path, &block_io_guid, &block_io, NULL);
    if (EFI_ERROR(status))
        return fail(L"the firmware does not take the image as a disc.",
                    L"Restart the computer and try again.", status);
    // An error only means that no driver knows the disc; finding nothing to start says it better.
    boot_services->ConnectController(disc_handle, NULL, NULL, TRUE);
    return EFI_SUCCESS;
}

EFI_STATUS remove_disc(void)
{
    if (!disc_handle)
        return EFI_SUCCESS;
    boot_services->DisconnectController(disc_handle, NULL, NULL);
    EFI_STATUS status = boot_services->UninstallMultipleProtocolInterfaces(
        disc_handle, &device_path_guid, &disc_path, &block_io_guid, &block_io, NULL);
    if (!EFI_ERROR(status))
        disc_handle = NULL;
    return status;
}

const EFI_DEVICE_PATH *place_on_disc(EFI_HANDLE handle)
{
    const EFI_DEVICE_PATH *path = protocol_of(handle, &device_path_guid);
    return path ? path_after(path, (const EFI_DEVICE_PATH *)&disc_path) : NULL;
}
