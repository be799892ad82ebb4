"""What an event says: its text, plain or HTML, its fields, pictures and attachments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from postguard.draft import Problem, media_kind
from postguard.register.words import channel_name
from postguard.sources.body import Body
from postguard.sources.calendar.cells import channels_in, is_decorative, paths_in
from postguard.sources.calendar.lines import field_lines
from postguard.tables import Cell

_HTML = re.compile(r"<(?:br|p|b|i|a|div|span|ul|li|strong|em|html|body)\b[^<>]{0,2000}/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([nN,;\\])")
_FILE_NAME = re.compile(r"(?:X-)?FILENAME=\"?([^\";:]{1,200})", re.IGNORECASE)
_TYPE = re.compile(r"FMTTYPE=\"?(image|video|audio)/", re.IGNORECASE)
_INLINE = {
    "sv": "bilagan ligger inuti kalenderfilen; spara den bredvid och skriv Bild: och filens namn",
    "en": "the attachment lies inside the calendar file; save it beside and write Image: and the file's name",
}


class Said(NamedTuple):
    """An event's fields as the reader of drafts takes them, and what could not be read."""

    raw: dict[str, Any]
    problems: tuple[Problem, ...]


def said(event: Mapping[str, Any], inline: Iterable[bytes], aliases: Mapping[str, str]) -> Said:
    """What an event says. `inline` are the starts of attachments that lie inside the file: they are not judged."""
    problems = [Problem("unreadable-media", _INLINE, "/media") for start in inline if _is_medium(start)]
    text, pictures = _text(event, problems)
    found, rest = field_lines(text, aliases)
    raw: dict[str, Any] = {"title": _first(event, "SUMMARY"), "text": rest or None}
    paths: list[str] = []
    alts: list[str] = []
    about: dict[str, Any] = {}
    for name, value in found:
        if name in ("media", "?"):
            paths += paths_in(Cell(value))
        elif name == "media.alt":
            alts.append(value)
        elif name.startswith("media."):
            about[name.removeprefix("media.")] = value
        elif name == "channels":
            raw.setdefault("channels", []).extend(map(channel_name, channels_in(value)))
        elif name == "answers":
            raw.setdefault("answers", []).append(value)
        else:
            raw.setdefault(name, value)
        if name == "?":
            why = {"sv": "raden med en bild börjar med ett okänt ord; skriv Bild:", "en": "the line with a picture begins with an unknown word; write Image:"}  # fmt: skip
            problems.append(Problem("unreadable-field", why, "/media", kind="review"))
    paths += (path for path in _attached(event) if path not in paths)
    media: list[dict[str, Any]] = [{"path": path} for path in paths]
    for medium, alt in zip(media, alts, strict=False):
        medium.update({"decorative": True} if is_decorative(alt) else {"alt": alt})
    if len(alts) > len(media):
        why = {"sv": f"{len(alts)} alternativtexter till {len(media)} bilder", "en": f"{len(alts)} text alternatives for {len(media)} pictures"}  # fmt: skip
        problems.append(Problem("unreadable-field", why, "/media" if media else ""))
    if media:
        counts = {name: int(about.pop(name)) for name in ("minors", "adults") if str(about.get(name)).isdecimal()}
        media[0].update(about, **({"shows": counts} if counts else {}))
    raw["media"] = media + pictures
    if "author" not in raw and (organizer := event.get("ORGANIZER")) is not None:
        raw["author"] = str(getattr(organizer, "params", {}).get("CN", "")) or None
    return Said({name: value for name, value in raw.items() if value not in (None, "")}, tuple(problems))


def _text(event: Mapping[str, Any], problems: list[Problem]) -> tuple[str, list[dict[str, Any]]]:
    """The description, else the HTML one that Outlook writes beside it, with the pictures in it."""
    plain = (_first(event, "DESCRIPTION") or "").replace("\u00a0", " ")
    if plain.strip() and not _HTML.search(plain):
        return plain.strip(), []
    html = plain if plain.strip() else _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], _first(event, "X-ALT-DESC") or "")  # fmt: skip
    if not html.strip():
        return "", []
    lowered = html.lower()
    start = lowered.find("<body")
    start = lowered.find(">", start) + 1 if start >= 0 else 0
    end = lowered.find("</body", start)
    body = Body(html[start : end if end >= 0 else len(html)], 0)
    problems += body.problems
    pictures = [{"path": one.medium.path, **({"alt": one.medium.alt} if one.medium.alt is not None else {})} for one in body.media]  # fmt: skip
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t\u00a0]*\n[ \t\u00a0]*", "\n", body.text)).strip(), pictures


def _first(event: Mapping[str, Any], name: str) -> str | None:
    value = event.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return str(value) if value is not None else None


def _attached(event: Mapping[str, Any]) -> Iterator[str]:
    """The attachments that are files: those that end like a medium, or are said to be one."""
    value = event.get("ATTACH")
    for one in value if isinstance(value, list) else [value] if value is not None else []:
        path, kind = str(one), str(getattr(one, "params", {}).get("FMTTYPE", ""))
        if media_kind(path) or kind.lower().startswith(("image/", "video/", "audio/")):
            yield path


def _is_medium(start: bytes) -> bool:
    words = start.decode("utf-8", "replace")
    name = _FILE_NAME.search(words)
    return bool(_TYPE.search(words)) or (name is not None and media_kind(name[1]) is not None)
