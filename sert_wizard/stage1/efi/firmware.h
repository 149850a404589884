// What the firmware gave us, for every part of the program.
#ifndef RAMDISC_FIRMWARE_H
#define RAMDISC_FIRMWARE_H

#include <efi.h>

extern EFI_HANDLE own_image;
extern EFI_SYSTEM_TABLE *system_table;
extern EFI_BOOT_SERVICES *boot_services;

extern EFI_GUID loaded_image_guid;
extern EFI_GUID file_system_guid;
extern EFI_GUID file_info_guid;
extern EFI_GUID block_io_guid;
extern EFI_GUID device_path_guid;

void firmware_begin(EFI_HANDLE image, EFI_SYSTEM_TABLE *table);

// The interface `guid` of `handle`, NULL when it has none.
void *protocol_of(EFI_HANDLE handle, EFI_GUID *guid);

#endif
