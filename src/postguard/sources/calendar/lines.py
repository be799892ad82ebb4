"""Fields written as lines of a description or a note: "Bild: …", "Alt: …", "Kanal: …", "Svar: …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from postguard.draft import media_kind
from postguard.sources.answer_text import names_answers
from postguard.sources.calendar.columns import field_of

_LINE = re.compile(r"[ \t>*•-]*([^\W\d_][^\n:]{0,30}?)[ \t]*:[ \t]*(\S.*)")
_ANYWHERE = frozenset({"media", "media.alt", "media.text", "answers", "?"})
_AT_THE_ENDS = _ANYWHERE | {
    "id", "kind", "lang", "account", "channels", "author", "approved_by", "status", "category", "purpose", "people",
    "media.decorative", "media.captions", "media.transcript", "media.minors", "media.adults",
}  # fmt: skip


def field_lines(text: str, aliases: Mapping[str, str]) -> tuple[list[tuple[str, str]], str]:
    """The fields in a text, in order, and the text without their lines. A medium under an unknown name is called "?".

    Posts have such lines too ("Tid: kl. 18", "Foto: Anna"). So a picture's line must name a file and an answer's line
    hold an answer; other fields count only in an unbroken block at the start or the end; title and date never do.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    find = field_of(aliases)
    read = [_read(line, find) for line in lines]
    taken = {at for at, found in enumerate(read) if found and found[0] in _ANYWHERE}
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for at in order:
            found = read[at]
            if lines[at].strip() and not (found and found[0] in _AT_THE_ENDS):
                break
            if found:
                taken.add(at)
    fields = [found for at, found in enumerate(read) if found and at in taken]
    kept = [line for at, line in enumerate(lines) if at not in taken]
    if kept and (start := re.match(r"\s*(?:text|inlägg|inläggstext)[ \t]*:[ \t]*", kept[0], re.IGNORECASE)) and fields:
        kept[0] = kept[0][start.end() :]
    return fields, "\n".join(kept).strip()


def _read(line: str, find: Callable[[str], str | None]) -> tuple[str, str] | None:
    if len(line) > 4000 or not (match := _LINE.match(line)):
        return None
    name, value = find(match[1]), match[2].strip()
    medium = any(media_kind(part.strip()) for part in re.split(r"[;,+]", value[:2000]))
    if name == "media":
        return (name, value) if medium else None
    if name == "answers":
        return (name, value) if names_answers(value) else None
    if name is None:
        return ("?", value) if medium and " " not in value.strip() else None
    return name, value
