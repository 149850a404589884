"""Disc images: open any, read files, write a new one."""
