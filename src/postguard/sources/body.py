"""The body of a Markdown draft: the text as readers will see it, the media in it, and what may have been lost."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from postguard.draft import Media, Problem, Segments
from postguard.sources.pictures import Pictures
from postguard.sources.tags import CONTAINERS, MEDIA_TAGS, Shown, Tag, media_of, read_tag

_BLOCK_TAGS = frozenset(
    "address article blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p section table td th tr ul".split()
)
_TAGS = _BLOCK_TAGS | frozenset(
    "a abbr audio b cite code del em i img ins mark picture q s small source span strong sub sup time u video".split()
)
_SHOWING = MEDIA_TAGS | frozenset({"embed", "iframe", "image", "object"})
_PIECE = re.compile(
    r"(?P<picture>!\[)|(?P<comment><!--)|(?P<hidden><(?P<hides>(?i:script|style))\b)|(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9]{0,9})\b)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});)|(?P<newline>\r\n?)"
)
_ENDS = {
    "<!--": re.compile("--!?>"),
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
}


class Body:
    """The body as readers will see it: `text`, where its pieces stand in the source, its media and its problems."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._pictures = Pictures(source, start)
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[tuple[int, int]] = []
        self._endless: set[str] = set()  # marks whose end was looked for in vain: it is not looked for again
        self._inside: tuple[str, int, int] | None = None  # the open <video>, <picture>…: its place, and media before it
        self._said: set[str] = set()
        self.media: list[Shown] = []
        self.problems: list[Problem] = []
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
            start, at = match.span()
            if match["picture"]:
                at = self._picture(start)
            elif match["comment"] or match["hidden"]:
                at = self._hidden(start, (match["hides"] or match["comment"]).lower())
            elif match["entity"]:
                self._add(html.unescape(match.group()), start)
            elif match["newline"]:
                self._add("\n", start)
            else:
                at = self._tag(start, match.end())
        self._add(source[at:], at)
        self._leave()

    def _picture(self, start: int) -> int:
        """Take in the picture whose "![" stands at `start`; where to read on."""
        picture = self._pictures.at(start)
        if picture is None:
            self._lost_picture(start)
            self._add("![", start)
            return start + 2
        medium = Media(picture.path, alt=picture.alt)
        self.media.append(Shown(medium, picture.alt_segments if medium.alt else (), ((0, picture.path_at),)))
        return picture.end

    def _hidden(self, start: int, mark: str) -> int:
        """Pass over a comment, script or style. One that never ends hides nothing: its mark is text."""
        end = None if mark in self._endless else _ENDS[mark].search(self._source, start + 2)
        if end:
            return end.end()
        self._endless.add(mark)
        shown = mark if mark == "<!--" else f"<{mark}>"
        self._problem(start, f"{shown} tar aldrig slut", f"{shown} never ends")
        self._add(self._source[start : start + len(mark.lstrip("<")) + 1], start)
        return start + len(mark.lstrip("<")) + 1

    def _tag(self, start: int, after_name: int) -> int:
        """Take in the tag at `start`; what is none stays as text ("<3", "<https://…>")."""
        tag = read_tag(self._source, start)
        name = tag.name if tag else self._source[start:after_name].lstrip("</").lower()
        if tag is None or name not in _TAGS:
            if name in _SHOWING and not self._source.startswith("</", start):
                self._lost_picture(start)
            end = tag.end if tag else after_name
            self._add(self._source[start:end], start)
            return end
        if name in MEDIA_TAGS:
            self._media(tag, start)
        elif name in _BLOCK_TAGS and self._parts and not self._parts[-1].endswith("\n"):
            self._add("\n", start)
        return tag.end

    def _media(self, tag: Tag, start: int) -> None:
        if tag.name in CONTAINERS:
            self._leave()
        if tag.closing:
            return
        shown = media_of(tag, self._source, self._inside[0] if self._inside else None)
        if tag.name in CONTAINERS:
            self._inside = (tag.name, start, len(self.media))
        elif not shown:
            self._lost_picture(start)
        self.media += shown
        if tag.name == "img" and shown and self._inside and self._inside[0] == "picture":
            self._share_alt(shown[0], self._inside[2])

    def _share_alt(self, shown: Shown, first: int) -> None:
        """The alt of a <picture>'s <img> holds for each of its sources, which show the same."""
        for at in range(first, len(self.media)):
            same = replace(self.media[at].medium, alt=shown.medium.alt)
            self.media[at] = self.media[at]._replace(medium=same, alt=shown.alt)

    def _leave(self) -> None:
        """The end of a <video>, <audio> or <picture>, where it has one; one in which no file was named is said."""
        if self._inside and len(self.media) == self._inside[2]:
            self._lost_picture(self._inside[1])
        self._inside = None

    def _lost_picture(self, at: int) -> None:
        self._problem(
            at,
            "något ser ut som en bild, film eller ljudfil men går inte att läsa, och kan ha tappats bort",
            "something looks like a picture, film or sound but cannot be read, and may have been lost",
        )

    def _problem(self, at: int, sv: str, en: str) -> None:
        if sv in self._said:  # once is enough: the draft has to be mended, and then it is read again
            return
        self._said.add(sv)
        line = len(re.findall(r"\r\n?|\n", self._source[:at])) + 1
        why = {"sv": f"{sv} (rad {line})", "en": f"{en} (line {line})"}
        self.problems.append(Problem("unreadable-field", why))
