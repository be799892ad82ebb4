"""The readers of files with one draft: Markdown, plain text and bare media files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from postguard.config import Config
from postguard.draft import Draft, Media, Origin
from postguard.sources.bounds import EMPTY, NO_TEXT, bounded, too_long, unreadable, with_remark
from postguard.sources.decoding import NotText, decode
from postguard.sources.markdown import BrokenFrontMatter, read_markdown


def markdown(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """The one draft of a Markdown or plain text file."""
    origin = Origin(str(path), root=str(path.parent))
    data = stream.read(config.limits.source_bytes + 1)
    if len(data) > config.limits.source_bytes:
        yield unreadable(origin, too_long(config.limits.characters), "oversized-draft")
        return
    try:
        text, _, remark = decode(data)
        text = text.removeprefix("\ufeff")
        if not text.strip():
            yield unreadable(origin, EMPTY)
            return
        draft = read_markdown(text, path.stem, origin, config.aliases)
    except NotText:
        yield unreadable(origin, NO_TEXT)
    except BrokenFrontMatter as broken:
        yield unreadable(origin, broken.why)
    else:
        yield bounded(with_remark(draft, remark), config)


def media_file(path: Path, stream: BinaryIO, config: Config) -> Iterator[Draft]:
    """A bare media file as a draft without text."""
    yield Draft(id=path.name, media=(Media(path.name),), origin=Origin(str(path), root=str(path.parent)))
