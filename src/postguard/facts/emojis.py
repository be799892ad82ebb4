"""Emojis as readers see them: a flag, a keycap, a skin tone and a joined family are one each."""

from __future__ import annotations

import re
import sys

# Shown as pictures by themselves in the Basic Multilingual Plane (Unicode's Emoji_Presentation); the rest of it is text
# unless U+FE0F follows: ✔ and ↔ are signs, ✔️ and ↔️ are emojis.
_PICTURES = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5"
    "\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55"
)
_SIGNS = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u2300-\u2bff\u3030\u303d\u3297\u3299"
# Astral pictures, without the letters in circles and squares that people write words with.
_ASTRAL = (
    "\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201-\U0001f251\U0001f300-\U0001f3fa\U0001f400-\U0001faff"
)
_ONE = rf"(?:[{_PICTURES}{_ASTRAL}][\ufe0f\U0001f3fb-\U0001f3ff]*|[{_SIGNS}\U0001f170\U0001f171\U0001f17e\U0001f17f]\ufe0f|[\u261d\u26f9\u270c\u270d][\U0001f3fb-\U0001f3ff])"

EMOJI = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_ONE}(?:\u200d(?:{_ONE}|[\u2640\u2642\u2695\u2696\u2708\u2764]\ufe0f?)){{0,9}})"
"""A regular expression for one emoji."""

_EMOJI = re.compile(EMOJI)


def emojis(text: str, start: int = 0, end: int = sys.maxsize) -> list[tuple[int, int]]:
    """[start, end) of each emoji in a text, or in a part of it, in code points."""
    return [match.span() for match in _EMOJI.finditer(text, start, end)]
