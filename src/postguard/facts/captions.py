"""The words of a film or sound as a file beside it gives them: captions in WebVTT or SRT, a transcript as text."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from postguard.draft import Problem, Text
from postguard.facts.media import MediaFile
from postguard.sources.decoding import NotText, decode

if TYPE_CHECKING:
    from webvtt.models import Timestamp

TIMED = (".vtt", ".srt")
PLAIN = (".txt", ".md")
_TIMES = re.compile(r"(?m)^[^\n]{0,40}\d[.,:]\d{1,3}[ \t]{0,9}-{1,2}>[^\n]{0,200}\n[^\n\S]{0,200}[^\s]")
"""What is meant as the times of a caption with words below, whether it is written right or not."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: from `start` to `end`, in seconds, and what it says."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a film or sound says. `cues` is empty for a text without times."""

    text: str
    cues: tuple[Cue, ...] = ()


class Faulty(Exception):
    """A file with words that cannot be used; `why` says how, and `certain` whether that is sure without a person."""

    def __init__(self, sv: str, en: str, certain: bool = True) -> None:
        super().__init__(en)
        self.why: Text = {"sv": sv, "en": en}
        self.certain = certain


def read_words(file: MediaFile, suffix: str, kinds: Sequence[str], limit: int) -> Words:
    """The words in a file of one of the `kinds` (suffixes) of at most `limit` bytes. Raises Faulty."""
    path = file.located
    if isinstance(path, Problem):
        raise _unreachable(path)
    if suffix not in kinds:
        raise Faulty(
            f"filer av slaget {suffix or '?'} läses inte", f"files of the kind {suffix or '?'} are not read", False
        )
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise Faulty(f"filen är över {limit // 1_000_000} MB", f"the file is over {limit // 1_000_000} MB", False)
        text = decode(data)[0].removeprefix("\ufeff")
    except OSError:
        raise Faulty("filen går inte att öppna", "the file cannot be opened") from None
    except NotText:
        raise Faulty("innehållet är ingen text", "its content is no text") from None
    if not text.strip():
        raise Faulty("filen är tom", "the file is empty")
    if suffix in TIMED:
        cues = read_cues(text, suffix)
        return Words("\n".join(cue.text for cue in cues), cues)
    return Words(text)


def read_cues(text: str, suffix: str) -> tuple[Cue, ...]:
    """The captions of a WebVTT (".vtt") or SubRip (".srt") text, in order. Raises Faulty where a player would stumble."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    broken = Faulty("filen är trasig", "the file is broken")
    try:
        if suffix == ".vtt":
            found = webvtt.from_string(text, strict=True)
        else:
            found = webvtt.WebVTT.from_buffer(io.StringIO(text.strip() + "\n"), format="srt")
    except (MalformedFileError, MalformedCaptionError, ValueError):
        raise broken from None
    cues = tuple(
        Cue(_seconds(c.start_time), _seconds(c.end_time), c.text.strip()) for c in found.captions if c.text.strip()
    )
    if len(cues) < len(_TIMES.findall(text)):
        raise broken  # readers and players pass over what they do not understand, and nobody sees that words are lost
    if not cues:
        raise Faulty("filen har inga repliker", "the file holds no captions")
    starts = [cue.start for cue in cues]
    if starts != sorted(starts) or any(cue.end <= cue.start for cue in cues):
        raise Faulty("replikerna står inte i tidsordning", "the captions are not in the order of time")
    return cues


def _seconds(time: Timestamp) -> float:
    return time.hours * 3600 + time.minutes * 60 + time.seconds + time.milliseconds / 1000


def _unreachable(problem: Problem) -> Faulty:
    if problem.rule == "remote-media":
        return Faulty("en webbadress hämtas inte", "a web address is not fetched", certain=False)
    if problem.rule == "path-outside-root":
        return Faulty("sökvägen leder ut ur utkastets mapp", "the path leads out of the draft's folder")
    return Faulty(problem.why["sv"], problem.why["en"], certain=problem.rule != "oversized-media")
