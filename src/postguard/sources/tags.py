"""HTML tags in a Markdown text: where one ends, and which media it shows."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from postguard.draft import Media, MediaKind, Segments, media_kind
from postguard.sources.places import unescape

# A tag whose values may hold ">", else one up to the next ">". At most three attempts pass over the same place (a quote
# either opens or closes a value), so that no text takes quadratic time.
_TAG = re.compile(
    r"""</?(?P<name>[A-Za-z][A-Za-z0-9]{0,9})"""
    r"""(?:(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+\s*+/?>|(?:[\s/][^<>]*+)?+>)"""
)
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'/])(?P<name>[^\s"'<>/=]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
)

CONTAINERS: dict[str, MediaKind] = {"video": "video", "audio": "audio", "picture": "image"}
MEDIA_TAGS = frozenset({"img", "source", *CONTAINERS})


class Tag(NamedTuple):
    """One tag; `attributes` are the places of its values by name."""

    name: str
    closing: bool
    end: int
    attributes: dict[str, tuple[int, int]]


class Shown(NamedTuple):
    """A medium with the places of its alt and its path."""

    medium: Media
    alt: Segments
    path: Segments


def read_tag(text: str, start: int) -> Tag | None:
    """The tag at `start`; None where there is none."""
    found = _TAG.match(text, start)
    if not found:
        return None
    name = found["name"].lower()
    attributes: dict[str, tuple[int, int]] = {}
    if name in MEDIA_TAGS:
        for match in _ATTRIBUTE.finditer(text, found.end("name"), found.end()):
            attributes.setdefault(match["name"].lower(), match.span(str(match.lastgroup)))
    return Tag(name, text.startswith("</", start), found.end(), attributes)


def media_of(tag: Tag, text: str, inside: str | None) -> list[Shown]:
    """The media that a tag shows; `inside` is the element around it. Other sizes of a picture are pictures too."""
    kind = CONTAINERS.get(tag.name) or CONTAINERS.get(inside or "", "image")
    alt, alt_segments = (
        unescape(text, *tag.attributes["alt"], markdown=False) if "alt" in tag.attributes else (None, ())
    )
    shown: dict[str, Shown] = {}
    for name in ("src", "srcset", "data-src", "data-srcset", "poster"):
        for path, at in _paths(text, *tag.attributes.get(name, (0, 0)), several=name.endswith("srcset")):
            if name == "poster":  # a still of the film, which HTML can give no text alternative
                medium = Media(path, kind="image", decorative=True)
            else:
                medium = Media(path, kind=media_kind(path) or kind, alt=alt)
            shown.setdefault(path, Shown(medium, alt_segments if medium.alt else (), ((0, at),)))
    return list(shown.values())


def _paths(text: str, start: int, end: int, several: bool) -> list[tuple[str, int]]:
    value = text[start:end]
    if several:  # "a.jpg 1x, b.jpg 2x"
        return [
            (html.unescape(found[1]), start + found.start(1)) for found in re.finditer(r"(?:^|,)\s*([^\s,]+)", value)
        ]
    path = html.unescape(value).strip()
    return [(path, start + len(value) - len(value.lstrip()))] if path else []
