"""Keeps planted files out: what lies in the folder that a terminal happens to be in, a download
for example, is neither started nor loaded in place of the real thing."""

from __future__ import annotations

import ctypes
import os
import sys

#: How Windows' own DLLs are loaded, from Windows' own folder: LOAD_LIBRARY_SEARCH_SYSTEM32.
SYSTEM_FOLDER = 0x800


def ignore_current_folder() -> None:
    """Have Windows look for programs and DLLs everywhere but in the current folder, in this
    process and those it starts; other systems don't look there anyway.

    Our own DLL, libwim, is loaded by its whole path (wim/libwim.py). Sources: Microsoft,
    NeedCurrentDirectoryForExePath and SetDllDirectory; Python's shutil.which asks the first one.
    """
    if sys.platform == "win32":
        os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"
        ctypes.WinDLL("kernel32.dll", winmode=SYSTEM_FOLDER).SetDllDirectoryW("")
