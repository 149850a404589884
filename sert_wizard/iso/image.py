"""A disc image as a run of bytes that can only be read, and only inside its bounds."""

from __future__ import annotations

import os
from pathlib import Path

from sert_wizard.closing import Closing
from sert_wizard.errors import InputError, read_error
from sert_wizard.paths import reach
from sert_wizard.wording import Words, words

SECTOR = 2048

#: Bytes copied at a time: the fastest of the sizes measured (pieces of 4 MiB take up to five
#: times as long to write), and small enough to cancel at once.
CHUNK = 1 << 20

#: Discs end at a multiple of this: boot programs on BIOS read in aligned pieces of up to 64 KiB,
#: and what of a file lies in a last piece that isn't whole reaches them wrong (seen with GRUB).
END_UNIT = 1 << 16

NEW_COPY = words("Copy or download the disc image again and compare its size with the original.")


def whole_end(size: int) -> int:
    """The size of a disc that needs `size` bytes."""
    return -(-size // END_UNIT) * END_UNIT


def damaged(what: Words) -> InputError:
    """The error for a structure of the disc that contradicts itself or the image's size."""
    return InputError(
        "damaged-disc", words("The disc image is damaged: {what}.", what=what), hint=NEW_COPY
    )


def unsupported(what: Words) -> InputError:
    """The error for a disc that is sound but of a kind that isn't read."""
    return InputError(
        "unsupported-disc",
        words("The disc image uses {what}, which isn't supported.", what=what),
        hint=words("Make the disc again as ISO 9660, Joliet or UDF up to 2.01."),
    )


def truncated(what: Words) -> InputError:
    """The error for an image whose end is missing."""
    return InputError(
        "truncated-disc",
        words("The end of the disc image is missing: {what}.", what=what),
        hint=NEW_COPY,
    )


def unreadable(path: Path, error: Exception) -> InputError:
    """The error for a file that the system refuses to open or read."""
    system = error if isinstance(error, OSError) else OSError(str(error))
    return read_error(path, system, words("Give a file that you may read, on a disk that works."))


class ImageFile(Closing):
    """The bytes of a disc image, opened for reading; not for several threads at once.

    `size` is in bytes. Raises InputError `not-found` when there is no such file, `unreadable`
    when the system refuses to open or read it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file = reach(path).open("rb", buffering=0)
        except (FileNotFoundError, NotADirectoryError):
            raise InputError(
                "not-found",
                words("There is no file {path}.", path=path),
                hint=words("Check the path of the disc image."),
            ) from None
        except (OSError, ValueError) as error:
            raise unreadable(path, error) from None
        self.size = os.fstat(self._file.fileno()).st_size

    def close(self) -> None:
        self._file.close()

    def read(self, offset: int, length: int) -> bytes:
        """`length` bytes from `offset`; InputError `damaged-disc` if the image hasn't got them."""
        if offset < 0 or length < 0 or offset + length > self.size:
            raise damaged(
                words(
                    "{length} bytes at {offset} lie outside its {size} bytes",
                    length=length,
                    offset=offset,
                    size=self.size,
                )
            )
        buffer = bytearray(length)
        self.read_into(offset, memoryview(buffer))
        return bytes(buffer)

    def read_into(self, offset: int, view: memoryview) -> None:
        """Fill `view` from `offset`; InputError `truncated-disc` if the file ends before."""
        done = 0
        try:
            self._file.seek(offset)
            while done < len(view):
                count = self._file.readinto(view[done:])
                if not count:
                    raise truncated(
                        words(
                            "only {done} of {length} bytes at {offset} are there",
                            done=done,
                            length=len(view),
                            offset=offset,
                        )
                    )
                done += count
        except OSError as error:
            raise unreadable(self.path, error) from None

    def sector(self, number: int) -> bytes:
        """The 2048 bytes of sector `number`; InputError `damaged-disc` if it isn't there."""
        return self.read(number * SECTOR, SECTOR)

    @property
    def sectors(self) -> int:
        """How many whole sectors of 2048 bytes there are."""
        return self.size // SECTOR
