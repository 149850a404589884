#include "path.h"

#include "memory.h"

static const EFI_DEVICE_PATH path_end = {
    END_DEVICE_PATH_TYPE, END_ENTIRE_DEVICE_PATH_SUBTYPE, {END_DEVICE_PATH_LENGTH, 0}};

UINTN path_length(const EFI_DEVICE_PATH *path)
{
    const UINT8 *node = (const UINT8 *)path;
    while (!IsDevicePathEndType((const EFI_DEVICE_PATH *)node))
        node += DevicePathNodeLength((const EFI_DEVICE_PATH *)node);
    return (UINTN)(node - (const UINT8 *)path);
}

const EFI_DEVICE_PATH *path_after(const EFI_DEVICE_PATH *path, const EFI_DEVICE_PATH *beginning)
{
    UINTN length = path_length(beginning);
    if (path_length(path) < length || memcmp(path, beginning, length) != 0)
        return NULL;
    return (const EFI_DEVICE_PATH *)((const UINT8 *)path + length);
}

EFI_DEVICE_PATH *path_of_file(const EFI_DEVICE_PATH *path, const CHAR16 *name)
{
    UINTN length = path_length(path), characters = 1;
    while (name[characters - 1])
        characters++;
    UINTN name_size = characters * sizeof *name;
    UINTN node_size = sizeof(EFI_DEVICE_PATH) + name_size;
    UINT8 *made;
    if (EFI_ERROR(boot_services->AllocatePool(
            EfiLoaderData, length + node_size + sizeof path_end, (void **)&made)))
        return NULL;
    EFI_DEVICE_PATH node = {
        MEDIA_DEVICE_PATH, MEDIA_FILEPATH_DP, {(UINT8)node_size, (UINT8)(node_size >> 8)}};
    memcpy(made, path, length);
    memcpy(made + length, &node, sizeof node);
    memcpy(made + length + sizeof node, name, name_size);
    memcpy(made + length + node_size, &path_end, sizeof path_end);
    return (EFI_DEVICE_PATH *)made;
}
