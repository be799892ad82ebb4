"""Where a name ends: without a genitive s, with the point of an initial."""

from __future__ import annotations

import re

from postguard.facts.names.lexicon import fold, given_names, particles, person_verbs, surnames, well_known
from postguard.facts.names.tokens import Token, Tokens

# After an unlisted name in -s these speak against a genitive: "Ekfors och", "Ekenäs har".
_NO_NOUN = frozenset(
    "och i på av för från till med som är var har hade vid om eller men att vann tog kom går gör fick får blev blir ska kan"
    " berättar visar säger tar ger spelar leder and in of for from to with who is was has had will at on won".split()
)


_LATIN = ("as", "es", "os", "us")


def span(tokens: Tokens, at: int, length: int) -> tuple[int, int]:
    """[start, end) of the name that the tokens [at, at + length) are, in code points of the text."""
    last, small = tokens[at + length - 1], 0
    while (
        length == 1
        and small < min(at, 3)
        and tokens.together(at - small - 1, at + 1)
        and _is_small(tokens, at - small - 1)
    ):
        small += 1  # von Reis, van der Velde
    while small and fold(tokens[at - small].text) in ("den", "der", "la"):
        small -= 1  # "den Lill-Babs" has no particle
    start = tokens[at - small].start
    if last.text.endswith(("'s", "’s")):
        return start, last.end - 2
    if genitive(tokens, last):
        return start, last.end - 1
    return start, last.end + (length > 1 and last.initials and _pointed(tokens.text, last.end))


def _pointed(text: str, end: int) -> bool:
    """Whether the point after an initial belongs to it ("Saga H. berättar") or ends the sentence ("Tack, Saga H. Vi …")."""
    return bool(re.match(r"\.(?:[,;:)\"”»]| ?[–-]| [a-zåäö(])", text[end : end + 3]))


def genitive(tokens: Tokens, token: Token) -> bool:
    """Whether the s that ends a name is a genitive: Eriks, but not Anders."""
    folded = fold(token.text)
    if token.text[-1:] not in "sS" or len(folded) < 4:
        return False
    bare_word = token.text.removesuffix("s")
    if bare_word in tokens.words and token.text.istitle():
        return True  # "Georges mamma" where George is named as well
    if folded[:-1] in well_known():
        return True  # Mozarts Requiem
    whole, bare = (max(given_names().get(form, 0), surnames().get(form, 0)) for form in (folded, folded[:-1]))
    if bare and not whole and (bare > 1 or not folded.endswith(_LATIN)):
        return True
    if folded in given_names():
        rare = bare >= whole + 3  # Alis, Eriks
    else:
        latin = folded.endswith(_LATIN)
        rare = not latin and (whole == 1 < bare or (len(folded) > 6 and whole <= bare))  # Petrovics; but Vargas, Alves
    if whole and not rare:
        return False
    following = re.match(r" ([^\W\d_]+)", tokens.text[token.end : token.end + 40])
    verb = following and (
        following[1] in _NO_NOUN | person_verbs() or following[1].endswith(("ar", "er", "de", "te", "ed"))
    )
    return bool(following and following[1].islower() and not verb)


def _is_small(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    return token.text.islower() and (fold(token.text) in particles() or fold(token.text) in ("den", "der", "la"))
