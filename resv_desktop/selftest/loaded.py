"""Which files of machine code this process has loaded, as the system tells it.

macOS was not tried.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import ctypes

    _MOST, _LONGEST = 4096, 32_768

    def _names() -> Iterator[str]:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handles, needed = (ctypes.c_void_p * _MOST)(), ctypes.c_ulong()
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.GetModuleFileNameW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_ulong)
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        size = ctypes.sizeof(handles)
        kernel.K32EnumProcessModules(process, handles, size, ctypes.byref(needed))
        name = ctypes.create_unicode_buffer(_LONGEST)
        for handle in handles[: needed.value // ctypes.sizeof(ctypes.c_void_p)]:
            if kernel.GetModuleFileNameW(handle, name, _LONGEST):
                yield name.value

elif sys.platform == "darwin":
    import ctypes

    def _names() -> Iterator[str]:
        system = ctypes.CDLL(None)
        system._dyld_get_image_name.restype = ctypes.c_char_p
        for number in range(system._dyld_image_count()):
            yield system._dyld_get_image_name(number).decode("utf-8", "replace")

else:

    def _names() -> Iterator[str]:
        # Address, rights, offset, device, inode; then the path, which may hold blanks.
        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
        for line in maps.splitlines():
            parts = line.split(maxsplit=5)
            if len(parts) == 6 and parts[5].startswith("/"):
                yield parts[5].removesuffix(" (deleted)")


def loaded_files() -> list[Path]:
    """Return the path of every library and program file that this process has loaded."""
    return [Path(name) for name in dict.fromkeys(_names())]
