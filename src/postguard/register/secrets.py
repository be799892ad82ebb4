"""Whether a note on where credentials are kept holds the credentials themselves. A false alarm costs a clearer note."""

from __future__ import annotations

import re

_SAID = re.compile(
    r"(?i)\b(?:lösenord(?:et)?|lösen|password|passwd|pwd|pw|pass|pin(?:-?kod)?|token|nyckel|api[- ]?key|secret|bearer|engångskod|kod)\b"
    r"\s*(?::|=|är\b|is\b)\s*(?P<value>\S+)"
)
_KNOWN_TOKENS = re.compile(
    r"\b(?:EAA[A-Za-z0-9]{12,}|ya29\.[\w-]{10,}|gh[pousr]_\w{16,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z0-9]{12,}|eyJ[\w-]{8,}\.[\w-]{8,}|sk-[\w-]{16,})"
)
_PLACES = re.compile(
    r"(?i)^(?:1password|keepass\w*|bitwarden|lastpass|dashlane|passbolt|vault\w*|azure\w*|keeper|pleasant\w*|https?:|skåp\w*|kassaskåp\w*"
    r"|nyckelskåp\w*|säkerhetsskåp\w*|valv\w*|rum\w*|pärm\w*|mapp\w*|arkiv\w*|dnr|ks|se|see|hos|room\w*|safe\w*|folder\w*|binder\w*)"
)
_PARTS = re.compile(r"[\s/\\,;:()|>→]+")
_SYMBOLS = frozenset("!@#$%^&*?=+~€£§")


def holds_secret(note: str) -> bool:
    """Whether a note such as "KeePass, gruppen Webb" holds a password, token or code instead of a place."""
    if _KNOWN_TOKENS.search(note):
        return True
    said = _SAID.search(note)
    if said and not _PLACES.match(said["value"]) and (not said["value"].isalpha() or _odd(said["value"])):
        return True
    parts = [part.strip(".\"'") for part in _PARTS.split(note)]
    alone = len([part for part in parts if part]) == 1
    return any(_like_a_secret(part, alone) for part in parts)


def _like_a_secret(part: str, alone: bool) -> bool:
    if len(part) < 6 or _PLACES.match(part) or re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", part):
        return False
    kinds = (any(c.islower() for c in part), any(c.isupper() for c in part), any(c.isdigit() for c in part))
    symbols = any(c in _SYMBOLS for c in part)
    if symbols and sum(kinds) >= 2:
        return True
    if len(part) >= 10 and all(kinds) and _odd(part):
        return True
    if len(part) >= 24 and kinds[2] and sum(kinds) >= 2 and part.isalnum():  # a long token in one case
        return True
    return alone and kinds[2] and (kinds[0] or kinds[1]) and re.fullmatch(r"[\w.-]*", part) is not None


def _odd(part: str) -> bool:
    """Whether letters and digits change about as they do in no word: x7Kp92, but not Rum214B."""
    marks = "".join("d" if c.isdigit() else "u" if c.isupper() else "l" if c.islower() else "s" for c in part)
    return len(re.sub(r"(.)\1+", r"\1", marks)) >= 5
