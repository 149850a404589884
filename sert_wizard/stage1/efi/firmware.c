#include "firmware.h"

EFI_HANDLE own_image;
EFI_SYSTEM_TABLE *system_table;
EFI_BOOT_SERVICES *boot_services;

EFI_GUID loaded_image_guid = LOADED_IMAGE_PROTOCOL;
EFI_GUID file_system_guid = SIMPLE_FILE_SYSTEM_PROTOCOL;
EFI_GUID file_info_guid = EFI_FILE_INFO_ID;
EFI_GUID block_io_guid = BLOCK_IO_PROTOCOL;
EFI_GUID device_path_guid = DEVICE_PATH_PROTOCOL;

void firmware_begin(EFI_HANDLE image, EFI_SYSTEM_TABLE *table)
{
    own_image = image;
    system_table = table;
    boot_services = table->BootServices;
}

void *protocol_of(EFI_HANDLE handle, EFI_GUID *guid)
{
    void *interface = NULL;
    if (EFI_ERROR(boot_services->HandleProtocol(handle, guid, &interface)))
        return NULL;
    return interface;
}
