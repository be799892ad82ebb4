"""What the rules about text alternatives share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postguard.draft import Draft
from postguard.wordlists import lines

PACKAGE = __package__


def alts(draft: Draft) -> Iterator[tuple[str, str]]:
    """Each image's text alternative that holds something, with its pointer; decorative images have none."""
    for at, medium in draft.images():
        if medium.alt and medium.alt.strip() and not medium.decorative:
            yield f"/media/{at}/alt", medium.alt


def core(alt: str) -> str:
    """An alt text for comparison: lower case, without the white space and stops around it."""
    return re.sub(r"\s+", " ", alt).strip().rstrip(".!").strip().lower()


@cache
def _filename() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{line.split(chr(9))[0]})" for line in lines(PACKAGE, "alt_filenames.txt")), re.IGNORECASE
    )


# "bild 1", "bildtext kommer": a listed word with a number, or with a promise.
_PROMISE = re.compile(
    r"(?:(?:bild|foto|img|image|photo|picture) ?\d{1,2}"
    r"|(?:alt-?texten?|alt|bildtexten?|beskrivning(?:en)?|text|caption|description) (?:kommer|saknas|fylls|senare|missing|coming|to come|tbd)\b.{0,20})"
)


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(lines(PACKAGE, "alt_placeholders.txt"))


def is_placeholder(alt: str) -> bool:
    """Whether a whole alt text only stands in for one."""
    return core(alt) in _placeholders() or alt.strip().lower() in _placeholders() or bool(_PROMISE.fullmatch(core(alt)))


def is_filename(alt: str) -> bool:
    """Whether a whole alt text is a name that a camera, a telephone or a program gave to a file."""
    return not is_placeholder(alt) and bool(_filename().fullmatch(alt.strip()))


@cache
def prefix() -> re.Pattern[str]:
    """Openings that say that it is a picture, the longest first."""
    openings = sorted(lines(PACKAGE, "alt_prefixes.txt"), key=len, reverse=True)
    return re.compile(
        rf"(?i)\s*(?:det här är |detta är |this is |here is )?(?:{'|'.join(map(re.escape, openings))})(?<=[\w:])(?!\w)[\s:]*(?=\w)"
    )


@cache
def generic() -> re.Pattern[str]:
    """A word that says nothing about one picture in particular."""
    words = [re.escape(word).replace(r"\~", "~").replace("~", r"\w*") for word in lines(PACKAGE, "alt_generic.txt")]
    return re.compile(rf"(?:{'|'.join(words)})")
