#include "start.h"

#include "disc.h"
#include "first.h"
#include "memory.h"
#include "path.h"
#include "text.h"

#define WATCHDOG_OFF 0
#define WATCHDOG_SECONDS 300  // what the specification gives a boot loader

#define FOLDERS 3  // components of the loader's path
#define MAX_PATH 64
#define ENTRY_SIZE 1024  // more than an entry with a name of 255 characters

// Where the loader was found, in the order in which it is tried. The disc's own file system goes
// first: real discs' El Torito image holds a loader that waits for a key. El Torito's comes
// before the rest because it is the way meant for UEFI.
typedef enum { OWN_FILE_SYSTEM, EL_TORITO, OTHER_PART, PLACES } PLACE;

static const CHAR16 *const announcements[PLACES] = {
    [OWN_FILE_SYSTEM] = L"Starting the disc's boot loader from its own file system.",
    [EL_TORITO] = (L"Starting the disc's boot loader from its El Torito boot image.\r\n"
                   L"If it asks for a key (\"Press any key...\"), press one at once."),
    [OTHER_PART] = L"Starting the disc's boot loader from a partition of it.",
};

// The firmware shows a disc's own file system on the disc itself or, as EDK II does with UDF, on
// a part that is a vendor's medium.
static PLACE place_of(const EFI_DEVICE_PATH *node)
{
    if (IsDevicePathEndType(node))
        return OWN_FILE_SYSTEM;
    if (DevicePathType(node) == MEDIA_DEVICE_PATH && node->SubType == MEDIA_VENDOR_DP)
        return OWN_FILE_SYSTEM;
    if (DevicePathType(node) == MEDIA_DEVICE_PATH && node->SubType == MEDIA_CDROM_DP)
        return EL_TORITO;
    return OTHER_PART;
}

static CHAR16 upper(CHAR16 character)
{
    return character >= L'a' && character <= L'z' ? (CHAR16)(character - L'a' + L'A') : character;
}

static BOOLEAN same_name(const CHAR16 *left, const CHAR16 *right)
{
    while (*left && upper(*left) == upper(*right))
        left++, right++;
    return upper(*left) == upper(*right);
}

// Writes the entry of `folder` called `name`, as the disc spells it, to `spelled`: some
// firmware's UDF tells upper from lower case, and discs write these names either way.
static BOOLEAN spelled_in(EFI_FILE *folder, const CHAR16 *name, CHAR16 *spelled)
{
    union {
        EFI_FILE_INFO info;
        UINT8 bytes[ENTRY_SIZE];
    } entry;
    for (;;) {
        UINTN size = sizeof entry;
        if (EFI_ERROR(folder->Read(folder, &size, &entry)) || size == 0)
            return FALSE;
        if (!same_name(entry.info.FileName, name))
            continue;
        for (UINTN i = 0; (spelled[i] = entry.info.FileName[i]); i++)
            ;
        return TRUE;
    }
}

// Writes the path of \EFI\BOOT\BOOTX64.EFI below `root`, as the disc spells it, to `path`.
static BOOLEAN find_loader(EFI_FILE *root, CHAR16 path[MAX_PATH])
{
    static const CHAR16 *const names[FOLDERS] = {L"EFI", L"BOOT", L"BOOTX64.EFI"};
    UINTN length = 0;
    for (UINTN level = 0; level < FOLDERS; level++) {
        EFI_FILE *folder = root;
        if (level && EFI_ERROR(root->Open(root, &folder, path, EFI_FILE_MODE_READ, 0)))
            return FALSE;
        path[length++] = L'\\';
        BOOLEAN found = spelled_in(folder, names[level], path + length);
        if (level)
            folder->Close(folder);
        if (!found)
            return FALSE;
        while (path[length])
            length++;
    }
    return TRUE;
}

static BOOLEAN loader_on(EFI_HANDLE handle, CHAR16 path[MAX_PATH])
{
    EFI_FILE_IO_INTERFACE *files = protocol_of(handle, &file_system_guid);
    EFI_FILE *root;
    if (!files || EFI_ERROR(files->OpenVolume(files, &root)))
        return FALSE;
    BOOLEAN found = find_loader(root, path);
    root->Close(root);
    return found;
}

static EFI_STATUS refused(EFI_STATUS status)
{
    if (status == EFI_SECURITY_VIOLATION || status == EFI_ACCESS_DENIED)
        return fail(L"Secure Boot refuses the boot loader on the disc.",
                    L"Switch Secure Boot off for this start, or use a signed boot loader.",
                    status);
    return fail(L"the firmware can't load the boot loader on the disc.",
                L"Check that the disc is one for 64-bit UEFI computers.", status);
}

static EFI_STATUS run(EFI_HANDLE loader)
{
    put_disc_first();
    boot_services->SetWatchdogTimer(WATCHDOG_SECONDS, 0, 0, NULL);
    EFI_STATUS status = boot_services->StartImage(loader, NULL, NULL);
    boot_services->SetWatchdogTimer(WATCHDOG_OFF, 0, 0, NULL);
    restore_order();
    return status;
}

// Windows' boot manager looks for its BCD on a CD only when it was started from an El Torito part:
// a part that is a vendor's medium means nothing to it. (So it is in ReactOS's boot environment.)
static void come_from(EFI_HANDLE loader, EFI_HANDLE el_torito_part)
{
    EFI_LOADED_IMAGE *image = protocol_of(loader, &loaded_image_guid);
    if (image && el_torito_part)
        image->DeviceHandle = el_torito_part;
}

static EFI_STATUS start_loader(EFI_HANDLE handle, const CHAR16 *name, EFI_HANDLE el_torito_part)
{
    EFI_DEVICE_PATH *path = path_of_file(protocol_of(handle, &device_path_guid), name);
    if (!path)
        return fail(L"there is too little memory left to start the boot loader.",
                    L"Use a smaller image or a computer with more memory.",
                    EFI_OUT_OF_RESOURCES);
    EFI_HANDLE loader = NULL;
    EFI_STATUS status = boot_services->LoadImage(FALSE, own_image, path, NULL, 0, &loader);
    boot_services->FreePool(path);
    if (EFI_ERROR(status)) {
        if (loader)  // loaded, but not trusted
            boot_services->UnloadImage(loader);
        return refused(status);
    }
    come_from(loader, el_torito_part);
    status = run(loader);
    if (EFI_ERROR(status))
        return fail(L"the disc's boot loader gave up.",
                    L"What it says above may tell why.", status);
    say_line(L"The disc's boot loader ended by itself.");
    return EFI_SUCCESS;
}

static BOOLEAN lies_in(EFI_HANDLE handle, PLACE place)
{
    const EFI_DEVICE_PATH *node = place_on_disc(handle);
    return node && place_of(node) == place;
}

static EFI_HANDLE first_in(PLACE place, const EFI_HANDLE *handles, UINTN count)
{
    for (UINTN i = 0; i < count; i++)
        if (lies_in(handles[i], place))
            return handles[i];
    return NULL;
}

// Starts the loaders found in `place`, until one ends without an error.
static EFI_STATUS start_from(PLACE place, const EFI_HANDLE *handles, UINTN count, BOOLEAN *found)
{
    CHAR16 loader[MAX_PATH];
    EFI_HANDLE el_torito_part =
        place == OWN_FILE_SYSTEM ? first_in(EL_TORITO, handles, count) : NULL;
    EFI_STATUS status = EFI_NOT_FOUND;
    for (UINTN i = 0; i < count && EFI_ERROR(status); i++) {
        if (!lies_in(handles[i], place) || !loader_on(handles[i], loader))
            continue;
        *found = TRUE;
        say_line(announcements[place]);
        status = start_loader(handles[i], loader, el_torito_part);
    }
    return status;
}

EFI_STATUS start_disc(void)
{
    UINTN count = 0;
    EFI_HANDLE *handles = NULL;
    boot_services->LocateHandleBuffer(ByProtocol, &file_system_guid, NULL, &count, &handles);
    EFI_STATUS status = EFI_NOT_FOUND;
    BOOLEAN found = FALSE;
    for (PLACE place = 0; place < PLACES && EFI_ERROR(status); place++)
        status = start_from(place, handles, count, &found);
    if (handles)
        boot_services->FreePool(handles);
    if (!found)
        return fail(L"the firmware finds no \\EFI\\BOOT\\BOOTX64.EFI on the disc.",
                    L"Check that the disc is one for 64-bit UEFI computers.", EFI_NOT_FOUND);
    return status;
}
