"""Media files: where they are, whether they may be read, and pictures decoded once, upright and bounded."""

from __future__ import annotations

import hashlib
import re
import threading
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from postguard.draft import Draft, Media, Problem

if TYPE_CHECKING:
    from PIL import Image

    from postguard.config import Config, Limits
    from postguard.facts.described import Described
    from postguard.facts.metadata import Metadata

WORKING_SIDE = 1600
"""Pixels of the long side that pictures are worked on: small faces are still found, and a 12-megapixel JPEG is fast."""

# Pillow reads more; among it EPS, for which it would start Ghostscript on whatever somebody named .jpg.
FORMATS = ("JPEG", "MPO", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "HEIF")

_KINDS_BY_START = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP/Office"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG/XML"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
)
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
"""Brands of HEIF files (ISO/IEC 23008-12); AVIF, which Pillow reads itself, has others."""
_pillow_warnings = threading.Lock()


@contextmanager
def strict_pillow() -> Iterator[None]:
    """Inside, a picture that Pillow would warn of as too large raises DecompressionBombWarning. Threads take turns."""
    from PIL import Image

    with _pillow_warnings, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks on odd EXIF are no news to a user
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def open_picture(path: Path) -> Image.Image:
    """A picture in one of FORMATS, opened. Raises what Pillow raises."""
    from PIL import Image

    Image.init()
    return Image.open(path, formats=[name for name in FORMATS if name in Image.OPEN])


@dataclass(frozen=True)
class Picture:
    """A decoded picture. `image` is upright RGB, at most WORKING_SIDE pixels a side; `size` is the upright original's.

    Of an animation it is the first of `frames`.
    """

    image: Image.Image
    size: tuple[int, int]
    frames: int = 1

    def to_original(self, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        """A box of the working image in pixels of the upright original."""
        across, down = self.size[0] / self.image.width, self.size[1] / self.image.height
        return round(box[0] * across), round(box[1] * down), round(box[2] * across), round(box[3] * down)

    def to_working(self, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        """A box of the upright original in pixels of the working image."""
        across, down = self.image.width / self.size[0], self.image.height / self.size[1]
        return round(box[0] * across), round(box[1] * down), round(box[2] * across), round(box[3] * down)


def media_roots(draft: Draft, config: Config) -> tuple[Path, ...]:
    """The folders that a draft's media may stand in: its own first, then the configured ones."""
    own = Path(draft.origin.root if draft.origin else ".")
    return (own, *((config.folder or Path()) / root for root in config.media_roots))


class MediaFile:
    """One medium's file. `problem` says why it cannot be read; nothing is opened before somebody asks."""

    def __init__(self, medium: Media, pointer: str, roots: Sequence[Path], limits: Limits) -> None:
        self._medium, self._pointer, self._roots, self._limits = medium, pointer, roots, limits

    def _problem(self, rule: str, sv: str, en: str) -> Problem:
        return Problem(rule, {"sv": sv, "en": en}, self._pointer)

    @cached_property
    def located(self) -> Path | Problem:
        """The file inside the draft's folder or a configured root, or what is wrong with the path."""
        name = self._medium.path.replace("\\", "/")
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://|//|(?:data|file|blob):", name):
            return self._problem("remote-media", "en webbadress", "a web address")
        if not name.strip() or "\0" in name:
            return self._problem("missing-media", "sökvägen är tom", "the path is empty")
        outside = False
        try:
            for root in self._roots:
                for candidate in dict.fromkeys(_spellings(name)):
                    path = (root / candidate).resolve()  # follows links, so that a link leads nowhere it may not
                    inside = any(path.is_relative_to(r.resolve()) for r in self._roots)
                    outside = outside or not inside
                    if inside and path.exists():
                        return self._bounded(path)
        except (OSError, RuntimeError, ValueError):
            return self._problem("missing-media", "sökvägen går inte att följa", "the path cannot be followed")
        if outside:
            return self._problem("path-outside-root", "", "")
        return self._problem("missing-media", "filen finns inte", "there is no such file")

    def _bounded(self, path: Path) -> Path | Problem:
        if not path.is_file():
            return self._problem("unreadable-media", "det är ingen fil", "it is not a file")
        size = path.stat().st_size
        if size == 0:
            return self._problem("unreadable-media", "filen är tom", "the file is empty")
        if size > self._limits.media_bytes:
            limit = self._limits.media_bytes // 1_000_000
            return self._problem("oversized-media", f"över {limit} MB", f"over {limit} MB")
        return path

    @cached_property
    def sha256(self) -> str | None:
        """The SHA-256 of the file's bytes, in hex; None when it cannot be read."""
        if isinstance(self.located, Problem):
            return None
        try:
            with self.located.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None

    @cached_property
    def metadata(self) -> Metadata | Problem:
        """What the file's metadata tells of a position and the camera's owner, or why that cannot be had."""
        if isinstance(self.located, Problem):
            return self.located
        from postguard.facts.metadata import Unread, read

        try:
            return read(self.located)
        except Unread as error:
            return Problem("unreadable-media", error.why, self._pointer)
        except OSError:
            return self._problem("unreadable-media", "filen går inte att öppna", "the file cannot be opened")

    @cached_property
    def described(self) -> Described:
        """Whom a picture's own metadata says that it shows, and the ids that it is known by."""
        from postguard.facts.described import Described, describe

        return Described() if isinstance(self.located, Problem) else describe(self.located)

    @cached_property
    def picture(self) -> Picture | Problem:
        """The picture, decoded once, or why it cannot be had."""
        if isinstance(self.located, Problem):
            return self.located
        from PIL import Image, UnidentifiedImageError

        if (missing := _heic_missing(self.located)) is not None:
            return self._problem("unreadable-media", *missing)
        try:
            with strict_pillow():
                image = open_picture(self.located)
            with image:
                if image.width * image.height > self._limits.pixels:
                    return self._too_many_pixels()
                return _decode(image)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            return self._too_many_pixels()
        except UnidentifiedImageError:
            start = self.located.read_bytes()[:64].lstrip()
            kind = next((name for begin, name in _KINDS_BY_START if start.startswith(begin)), None)
            if kind:
                return self._problem(
                    "unreadable-media", f"innehållet är {kind}, ingen bild", f"it is {kind}, not a picture"
                )
            return self._problem(
                "unreadable-media", "innehållet är ingen bild som kan läsas", "it is no picture that can be read"
            )
        except Exception:  # a decoder may raise anything on broken bytes; the bytes are the fault, not the check
            return self._problem("unreadable-media", "filen är skadad eller avhuggen", "the file is broken or cut off")

    def _too_many_pixels(self) -> Problem:
        limit = self._limits.pixels // 1_000_000
        return self._problem("oversized-media", f"över {limit} megapixlar", f"over {limit} megapixels")

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the file, judged as deep as its kind can be read here."""
        found = self.picture if self._medium.kind == "image" else self.located
        return found if isinstance(found, Problem) else None


def files_of(draft: Draft, config: Config) -> tuple[MediaFile, ...]:
    """The files of a draft's media, in the same order."""
    roots = media_roots(draft, config)
    return tuple(MediaFile(medium, f"/media/{at}", roots, config.limits) for at, medium in enumerate(draft.media))


def _spellings(name: str) -> Iterator[str]:
    """A path as it stands, without percent signs, and with å as one character or as two (as macOS writes names)."""
    for form in (name, unquote(name)):
        yield from (form, unicodedata.normalize("NFC", form), unicodedata.normalize("NFD", form))


def _heic_missing(path: Path) -> tuple[str, str] | None:
    """Let Pillow read HEIC, should the file be one. Why not, in Swedish and English, where the extra is missing."""
    try:
        with path.open("rb") as file:
            start = file.read(12)
    except OSError:
        return None  # opening it again says what is wrong
    if start[4:8] != b"ftyp" or start[8:12] not in _HEIC:
        return None
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return (
            "HEIC läses först med tillägget: pip install 'postguard[heic]'",
            "HEIC needs the extra: pip install 'postguard[heic]'",
        )
    register_heif_opener()
    return None


def _decode(image: Image.Image) -> Picture:
    from PIL import ExifTags, ImageOps

    from postguard.facts.faces.pixels import to_rgb

    frames = getattr(image, "n_frames", 1)
    exif = image.getexif()
    turned = exif.get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)
    size = (image.height, image.width) if turned else image.size
    image.draft("RGB", (WORKING_SIDE, WORKING_SIDE))  # JPEG decodes straight to a smaller size, never below this one
    image.load()
    if image.mode not in ("RGB", "RGBA", "L", "LA", "P"):
        image = to_rgb(ImageOps.exif_transpose(image))  # 16 bits and the like, which Pillow would scale or cut to white
    image.thumbnail((WORKING_SIDE, WORKING_SIDE), reducing_gap=2.0)
    upright = ImageOps.exif_transpose(image)
    return Picture(to_rgb(upright), size, frames)
