"""Markdown drafts: front matter in YAML or TOML, then the text; pictures and HTML in the body are understood."""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from typing import Any

import yaml

from postguard.draft import Draft, Media, Origin, Segments
from postguard.sources.fields import Reading, canonical_segments
from postguard.sources.yaml_text import UnsafeYaml, align, load_yaml

_FRONT = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\r?\n")
_BLOCK_TAGS = frozenset(
    "address article blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p section table td th tr ul".split()
)
_TAGS = _BLOCK_TAGS | frozenset(
    "a abbr audio b cite code del em i img ins mark picture q s small source span strong sub sup time u video".split()
)
_MEDIA_TAGS = frozenset({"img", "video", "audio"})
_PIECE = re.compile(
    r"(?P<picture>!\[(?P<alt>[^\]\n]{0,1000})\]\(\s*<?(?P<path>[^()\s<>]{1,500})>?(?:\s+\"[^\"\n]{0,300}\")?\s*\))"
    r"|(?P<comment><!--)|(?P<hidden><(?P<hides>script|style)\b)|(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9]{0,9})(?:\s[^<>]{0,2000})?/?>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});)|(?P<newline>\r\n?)"
)


class BrokenFrontMatter(ValueError):
    """Front matter that cannot be read. `sv` and `en` say why."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.why = {"sv": sv, "en": en}


def read_markdown(text: str, name: str, origin: Origin, aliases: Mapping[str, str]) -> Draft:
    """The draft of a Markdown text. Raises BrokenFrontMatter."""
    raw, positions, start = front_matter(text)
    body = Body(text, start)
    reading = Reading(aliases)
    draft = reading.draft(raw, name)
    first = len(draft.media)
    media = (*draft.media, *(medium for medium, _, _ in body.media))
    segments = canonical_segments(reading.moved, positions)
    for at, (medium, alt, path) in enumerate(body.media, first):
        segments |= {f"/media/{at}/path": path} | ({f"/media/{at}/alt": alt} if medium.alt else {})
    if body.text:
        segments["/text"] = body.segments
    return replace(
        draft,
        text=body.text or draft.text,
        media=media,
        origin=replace(origin, text=text, find_segments=partial(dict, segments)),
    )


def front_matter(text: str) -> tuple[Mapping[Any, Any], dict[str, Segments], int]:
    """The front matter's mapping, the places of its strings, and where the body starts. Raises BrokenFrontMatter."""
    opening = _FRONT.match(text)
    if not opening:
        return {}, {}, 0
    mark = opening["mark"]
    closing = re.compile(rf"^(?:{re.escape(mark)}{'|[.]{3}' if mark == '---' else ''})[ \t]*\r?$", re.MULTILINE).search(
        text, opening.end()
    )
    if not closing:
        raise BrokenFrontMatter(
            f"inledningen (front matter) slutar aldrig; raden {mark} saknas",
            f"the front matter never ends; the line {mark} is missing",
        )
    source = text[opening.end() : closing.start()]
    positions: dict[str, Segments] = {}
    try:
        if mark == "---":
            value, positions = load_yaml(source, opening.end())
        else:
            value = tomllib.loads(source.replace("\r\n", "\n"))
            positions = dict(_toml_positions(value, "", text, opening.end(), closing.start()))
    except UnsafeYaml:
        raise BrokenFrontMatter(
            "inledningen använder YAML-alias eller för djup nästling",
            "the front matter uses YAML aliases or is nested too deep",
        ) from None
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError) as error:
        mark_at = getattr(error, "problem_mark", None)
        line = f" (rad {mark_at.line + 2})" if mark_at else ""
        raise BrokenFrontMatter(
            f"inledningen är inte giltig {'YAML' if mark == '---' else 'TOML'}{line}",
            f"the front matter is not valid {'YAML' if mark == '---' else 'TOML'}{line.replace('rad', 'line')}",
        ) from None
    if not isinstance(value, Mapping | None):
        raise BrokenFrontMatter(
            "inledningen ska vara fält (nyckel: värde)", "the front matter should be fields (key: value)"
        )
    return value or {}, positions, closing.end()


def _toml_positions(value: Any, pointer: str, text: str, start: int, end: int) -> list[tuple[str, Segments]]:
    # tomllib tells no places: a string is looked up in the source, which is right unless it stands there twice.
    if isinstance(value, str):
        at = text.find(value, start, end)
        return [(pointer, align(value, text, at, end))] if at >= 0 else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, item in items for place in _toml_positions(item, f"{pointer}/{key}", text, start, end)]


class Body:
    """The body as readers will see it: `text`, where its pieces stand in the source, and the media in it."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[tuple[int, int]] = []
        self.media: list[tuple[Media, Segments, Segments]] = []  # with the places of alt and path
        self._read(start)
        raw = "".join(self._parts)
        self.text = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        self.segments: Segments = tuple(
            (max(0, at - lead), source + max(0, lead - at)) for at, source in self._kept(lead)
        )

    def _kept(self, lead: int) -> list[tuple[int, int]]:
        """The segments from the one that holds the text's first character."""
        first = max((i for i, (at, _) in enumerate(self._segments) if at <= lead), default=0)
        return self._segments[first:]

    def _add(self, text: str, source: int) -> None:
        if text:
            self._segments.append((self._length, source))
            self._parts.append(text)
            self._length += len(text)

    def _read(self, at: int) -> None:
        source = self._source
        while match := _PIECE.search(source, at):
            self._add(source[at : match.start()], at)
            at = match.end()
            if match["picture"]:
                self._medium(match["path"], match["alt"], match.start("alt"), match.start("path"))
            elif match["comment"]:
                end = source.find("-->", at)
                at = len(source) if end < 0 else end + 3
            elif match["hidden"]:
                closing = re.compile(rf"</{match['hides']}\s*>").search(source, at)
                at = closing.end() if closing else len(source)
            elif match["entity"]:
                self._add(html.unescape(match.group()), match.start())
            elif match["newline"]:
                self._add("\n", match.start())
            elif match["name"].lower() in _TAGS:
                self._tag(match)
            else:
                self._add(match.group(), match.start())  # "<3", "<https://…>": no markup
        self._add(source[at:], at)

    def _tag(self, match: re.Match[str]) -> None:
        name = match["name"].lower()
        if name in _MEDIA_TAGS and not match.group().startswith("</"):
            attributes = _Attributes(match.group()).found
            if attributes.get("src"):
                places = [
                    match.start() + max(0, match.group().find(attributes.get(name) or "\0")) for name in ("alt", "src")
                ]
                self._medium(attributes["src"], attributes.get("alt"), *places)
        elif name in _BLOCK_TAGS and self._parts and not self._parts[-1].endswith("\n"):
            self._add("\n", match.start())

    def _medium(self, path: str, alt: str | None, at: int, place: int) -> None:
        self.media.append((Media(path, alt=alt), ((0, at),), ((0, place),)))


class _Attributes(HTMLParser):
    """The attributes of one tag."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the attributes."""
        self.found = {name: value or "" for name, value in attrs}
