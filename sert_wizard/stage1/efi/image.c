#include "image.h"

#include "memory.h"
#include "text.h"

// iPXE's file system is asked for this much at a time; the percentage moves as often.
#define PIECE ((UINTN)(16 * MIB))

// ISO 9660 begins after 16 blocks of 2,048 bytes; El Torito's boot record is the block after.
#define SMALLEST_DISC ((UINT64)18 * 2048)

// What the boot loader of the image needs beside boot.wim, which is at most as large as the
// image it lies in.
#define LOADER_NEEDS (128 * MIB)

#define DOWNLOAD_AGAIN L"Let the loader fetch it again."

static EFI_STATUS image_size(EFI_FILE *file, UINT64 *bytes)
{
    struct {
        EFI_FILE_INFO info;
        CHAR16 name[MAX_NAME];
    } answer;
    UINTN size = sizeof answer;
    EFI_STATUS status = file->GetInfo(file, &file_info_guid, &size, &answer);
    *bytes = EFI_ERROR(status) ? 0 : answer.info.FileSize;
    return status;
}

EFI_STATUS open_image(const EFI_LOADED_IMAGE *program, const OPTIONS *options, IMAGE *image)
{
    memset(image, 0, sizeof *image);
    EFI_FILE_IO_INTERFACE *files = protocol_of(program->DeviceHandle, &file_system_guid);
    if (!files)
        return fail(L"this program was not started by iPXE.",
                    L"It reads the disc image that iPXE has downloaded.", EFI_UNSUPPORTED);
    EFI_STATUS status = files->OpenVolume(files, &image->root);
    if (EFI_ERROR(status))
        return fail(L"iPXE does not show what it has downloaded.", L"Restart the computer.",
                    status);
    status = image->root->Open(image->root, &image->file, (CHAR16 *)options->file,
                               EFI_FILE_MODE_READ, 0);
    if (EFI_ERROR(status))
        return fail(L"iPXE holds no image of the name that the loader gave.",
                    L"The download failed, perhaps for want of memory.", status);
    status = image_size(image->file, &image->bytes);
    if (EFI_ERROR(status))
        return fail(L"iPXE does not tell the size of the image.", DOWNLOAD_AGAIN, status);
    if (image->bytes < SMALLEST_DISC)
        return fail(L"the downloaded file is too small to be a disc image.",
                    L"Check what the server sends under that address.", EFI_VOLUME_CORRUPTED);
    return EFI_SUCCESS;
}

// True when after a copy the image's own boot loader still finds the memory it needs.
static BOOLEAN copy_leaves_room(UINT64 bytes)
{
    UINT64 boot_wim = bytes;
    return free_memory() >= bytes + boot_wim + LOADER_NEEDS;
}

static EFI_STATUS make_room(COPY_MODE mode, IMAGE *image)
{
    if (mode == COPY_ALWAYS || (mode == COPY_AUTO && copy_leaves_room(image->bytes)))
        image->copy = allocate_pages(image->bytes);
    if (mode == COPY_ALWAYS && !image->copy)
        return fail(L"there is too little memory for a copy of the image.",
                    L"Start without copy=always: the image is then read where it lies.",
                    EFI_OUT_OF_RESOURCES);
    say_line(image->copy ? L"The image is copied into memory of its own."
                         : L"The image stays in iPXE's memory; there is no second copy.");
    return EFI_SUCCESS;
}

static EFI_STATUS read_file(EFI_FILE *file, UINT64 offset, UINTN count, UINT8 *to)
{
    EFI_STATUS status = file->SetPosition(file, offset);
    while (!EFI_ERROR(status) && count) {
        UINTN got = count < PIECE ? count : PIECE;
        status = file->Read(file, &got, to);
        if (!EFI_ERROR(status) && got == 0)
            return EFI_END_OF_FILE;
        to += got;
        count -= got;
    }
    return status;
}

EFI_STATUS read_image(const IMAGE *image, UINT64 offset, UINTN count, UINT8 *to)
{
    if (!image->copy)
        return read_file(image->file, offset, count, to);
    memcpy(to, image->copy + offset, count);
    return EFI_SUCCESS;
}

// Reads the image once, piece by piece, into the copy or, where there is none, into `scratch`.
static EFI_STATUS hash_image(IMAGE *image, UINT8 *scratch, UINT8 digest[SHA256_SIZE])
{
    SHA256 hash;
    sha256_begin(&hash);
    for (UINT64 done = 0; done < image->bytes;) {
        show_progress(L"Checking the image", done, image->bytes);
        UINT64 left = image->bytes - done;
        UINTN count = left < PIECE ? (UINTN)left : PIECE;
        UINT8 *piece = image->copy ? image->copy + done : scratch;
        EFI_STATUS status = read_file(image->file, done, count, piece);
        if (EFI_ERROR(status))
            return fail(L"the image could not be read from iPXE's memory.", DOWNLOAD_AGAIN,
                        status);
        sha256_add(&hash, piece, count);
        done += count;
    }
    sha256_end(&hash, digest);
    show_progress(L"Checking the image", image->bytes, image->bytes);
    return EFI_SUCCESS;
}

static EFI_STATUS check_image(const OPTIONS *options, IMAGE *image)
{
    UINT8 digest[SHA256_SIZE];
    UINT8 *scratch = image->copy ? NULL : allocate_pages(PIECE);
    if (!image->copy && !scratch)
        return fail(L"there is too little memory to check the image.",
                    L"Use a smaller image or a computer with more memory.",
                    EFI_OUT_OF_RESOURCES);
    EFI_STATUS status = hash_image(image, scratch, digest);
    free_pages(scratch, PIECE);
    if (EFI_ERROR(status))
        return status;
    if (memcmp(digest, options->digest, SHA256_SIZE) != 0)
        return fail(L"the image is not the one this loader was made for (wrong SHA-256).",
                    L"Nothing of it was started. " DOWNLOAD_AGAIN
                    L" If it\r\nfails again, build image and loader anew.",
                    EFI_SECURITY_VIOLATION);
    say_line(L"The image is unchanged: its SHA-256 is right.");
    return EFI_SUCCESS;
}

EFI_STATUS load_image(const OPTIONS *options, IMAGE *image)
{
    EFI_STATUS status = make_room(options->copy, image);
    return EFI_ERROR(status) ? status : check_image(options, image);
}

void close_image(IMAGE *image)
{
    free_pages(image->copy, image->bytes);
    if (image->file)
        image->file->Close(image->file);
    if (image->root)
        image->root->Close(image->root);
    memset(image, 0, sizeof *image);
}
