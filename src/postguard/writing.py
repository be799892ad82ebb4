"""Writing files: in one step, in the encoding they came in, and harmless to links and devices."""

from __future__ import annotations

import codecs
import errno
import os
import tempfile
from pathlib import Path

_BIG_ENDIAN = ((codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_BE, "utf-16"))
_OPEN_FILES = ("/dev", "/dev/fd", "/proc/self/fd")
"""Folders of files that a program has open already: the shell's own file behind /dev/stdout must not change under it."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content in one step, so that no reader and no power cut sees half of it.

    A link stays a link: its target is written. A device or pipe (/dev/null, /dev/stdout) is written to, never
    replaced. Raises OSError.
    """
    if path.exists() and (not path.is_file() or str(path.parent) in _OPEN_FILES):
        with path.open("ab") as file:
            file.write(data)
        return
    path = Path(os.path.realpath(path))
    if path.is_symlink():  # what is left of a loop
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".postguard.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # else a power cut may leave the new name with nothing in it
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def encode_like(text: str, encoding: str, original: bytes) -> bytes:
    """The text in the encoding of the file it came from, the order of its bytes included. Raises UnicodeEncodeError."""
    for mark, name in _BIG_ENDIAN:
        if encoding == name and original.startswith(mark):
            return mark + text.encode(f"{name}-be")
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:  # Python calls Windows-1252 "charmap" here
        raise UnicodeEncodeError(encoding, *error.args[1:]) from None
