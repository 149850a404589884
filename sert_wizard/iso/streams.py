"""The files that pycdlib reads and writes, with their errors told apart and cancel seen."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from sert_wizard.closing import Closing
from sert_wizard.errors import InputError, write_error
from sert_wizard.iso.image import unreadable
from sert_wizard.progress import Progress
from sert_wizard.wording import words

T = TypeVar("T")

#: pycdlib's copying is fastest with pieces of this size; cancelling is seen at each.
PIECE = 1 << 20


def opened(stack: ExitStack, content: Path | bytes, path: str) -> tuple[BinaryIO, int]:
    """What is to lie on the disc as `path`, to be read, and its size in bytes.

    Closed with `stack`. Raises InputError `not-found` or `unreadable`; reading raises
    `file-changed` when the file has become shorter, which pycdlib wouldn't notice.
    """
    if isinstance(content, bytes):
        return io.BytesIO(content), len(content)
    try:
        file = stack.enter_context(content.open("rb"))
    except FileNotFoundError:
        raise InputError(
            "not-found",
            words(
                "There is no file {content} to put on the disc as {path}.",
                content=content,
                path=path,
            ),
            hint=words("Check the path."),
        ) from None
    except OSError as error:
        raise unreadable(content, error) from None
    size = file.seek(0, io.SEEK_END)
    return cast(BinaryIO, Source(file, content, exact=True)), size


class Source:
    """A file that is only read; `exact` forbids that it ends before what was asked for."""

    def __init__(self, file: BinaryIO, path: Path, *, exact: bool = False) -> None:
        self._file = file
        self._path = path
        self._exact = exact
        self.seek = file.seek
        self.tell = file.tell

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._file.read(size)
        except OSError as error:
            raise unreadable(self._path, error) from None
        if self._exact and len(data) < size:
            raise InputError(
                "file-changed",
                words("{path} became shorter while it was read.", path=self._path),
                hint=words("Try again when nothing else writes to it."),
            )
        return data


class Sink(Closing):
    """The file being written; raises CancelledError and OutputError, nothing of the system's."""

    def __init__(self, target: Path, progress: Progress) -> None:
        self._target = target
        self._progress = progress
        try:
            self._file = target.open("wb", buffering=PIECE)
        except OSError as error:
            raise write_error(target, error) from None

    def close(self) -> None:
        # Closing flushes what is buffered, so a full disk may show only here.
        self._guard(self._file.close)

    def write(self, data: bytes | memoryview) -> int:
        self._progress.check()
        return self._guard(lambda: self._file.write(data))

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._guard(lambda: self._file.seek(offset, whence))

    def tell(self) -> int:
        return self._guard(self._file.tell)

    def _guard(self, action: Callable[[], T]) -> T:
        try:
            return action()
        except OSError as error:
            raise write_error(self._target, error) from None
