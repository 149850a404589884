"""The loader ISO: iPXE script, FAT image, boot assets."""
