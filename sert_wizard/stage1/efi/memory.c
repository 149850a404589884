#include "memory.h"

#define PAGES(bytes) (((bytes) + EFI_PAGE_SIZE - 1) / EFI_PAGE_SIZE)

// The memory map may grow by some entries while we make room for it.
#define SPARE_DESCRIPTORS 16

void *memcpy(void *to, const void *from, UINTN count)
{
    void *const start = to;
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
    return start;
}

void *memset(void *to, int byte, UINTN count)
{
    void *const start = to;
    __asm__ volatile("rep stosb" : "+D"(to), "+c"(count) : "a"(byte) : "memory");
    return start;
}

int memcmp(const void *left, const void *right, UINTN count)
{
    const UINT8 *a = left, *b = right;
    for (; count; count--, a++, b++)
        if (*a != *b)
            return *a - *b;
    return 0;
}

static UINT64 count_free(const UINT8 *map, UINTN map_size, UINTN descriptor_size)
{
    UINT64 pages = 0;
    for (UINTN at = 0; at + descriptor_size <= map_size; at += descriptor_size) {
        const EFI_MEMORY_DESCRIPTOR *piece = (const void *)(map + at);
        if (piece->Type == EfiConventionalMemory)
            pages += piece->NumberOfPages;
    }
    return pages * EFI_PAGE_SIZE;
}

UINT64 free_memory(void)
{
    UINTN map_size = 0, key = 0, descriptor_size = 0;
    UINT32 version = 0;
    boot_services->GetMemoryMap(&map_size, NULL, &key, &descriptor_size, &version);
    map_size += SPARE_DESCRIPTORS * descriptor_size;
    void *map;
    if (EFI_ERROR(boot_services->AllocatePool(EfiLoaderData, map_size, &map)))
        return 0;
    UINT64 bytes = 0;
    if (!EFI_ERROR(boot_services->GetMemoryMap(&map_size, map, &key, &descriptor_size, &version)))
        bytes = count_free(map, map_size, descriptor_size);
    boot_services->FreePool(map);
    return bytes;
}

UINT8 *allocate_pages(UINT64 bytes)
{
    EFI_PHYSICAL_ADDRESS address = 0;
    EFI_STATUS status = boot_services->AllocatePages(AllocateAnyPages, EfiLoaderData,
                                                     PAGES(bytes), &address);
    if (EFI_ERROR(status))
        return NULL;
    UINT8 *memory = (UINT8 *)(UINTN)address;
    memset(memory + bytes, 0, PAGES(bytes) * EFI_PAGE_SIZE - bytes);
    return memory;
}

void free_pages(UINT8 *memory, UINT64 bytes)
{
    if (memory)
        boot_services->FreePages((EFI_PHYSICAL_ADDRESS)(UINTN)memory, PAGES(bytes));
}
