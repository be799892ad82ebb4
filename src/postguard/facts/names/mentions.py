"""What a second look finds once some persons are known: the same person again, and unlisted names that stand in a row with others."""

from __future__ import annotations

import re

from postguard.facts.names import cues, lexicon
from postguard.facts.names.cues import AND, BEFORE_PERSONS, could_be_name
from postguard.facts.names.lexicon import given
from postguard.facts.names.tokens import Tokens

Named = tuple[int, int]
"""Index of the first token, and how many tokens."""

_COMMA = re.compile(r"(?: \([^()]{1,15}\))?, ")


def more_mentions(tokens: Tokens, lang: str, found: list[Named], passed: list[int]) -> list[Named]:
    """Further persons among the words that the first look passed."""
    again = _again(tokens, lang, found, passed)
    taken = {at for at, _ in again}
    return [*again, *_in_rows(tokens, lang, [*found, *again], [at for at in passed if at not in taken])]


def _again(tokens: Tokens, lang: str, found: list[Named], passed: list[int]) -> list[Named]:
    """Parts of a full name that is found elsewhere in the text, in the genitive too; neighbours are one mention."""
    parts = {tokens[i].text for at, length in found if length > 1 for i in range(at, at + length)}
    mentions: list[Named] = []
    for at in passed:
        if not _repeats(tokens, at, parts, lang):
            continue
        if mentions and sum(mentions[-1]) == at and tokens.between(at - 1) == " ":
            mentions[-1] = (mentions[-1][0], mentions[-1][1] + 1)  # Quispe Valdés
        else:
            mentions.append((at, 1))
    return mentions


def _repeats(tokens: Tokens, at: int, parts: set[str], lang: str) -> bool:
    token = tokens[at]
    if token.text not in parts and re.sub(r"['’]?s$", "", token.text) not in parts:
        return False
    if not token.capital or token.initials:
        return False
    return not token.first or lexicon.sure(token.text, lang) or cues.acts(tokens, at, "known", lang)


def _in_rows(tokens: Tokens, lang: str, found: list[Named], passed: list[int]) -> list[Named]:
    """Words that stand among names: Ngozi, Xiulan och Eleni; fråga efter Ewelina eller Ghebremeskel."""
    starts, ends = {at for at, _ in found}, {at + length - 1 for at, length in found}
    row: list[Named] = []
    for at in reversed(passed):  # from the end, where a row has its "och"
        token = tokens[at]
        if tokens.flat and not token.raised:
            continue
        comma_before = at - 1 in ends and bool(_COMMA.fullmatch(tokens.between(at - 1)))
        and_before = at >= 2 and at - 2 in ends and tokens[at - 1].text in AND and tokens.together(at - 1, at + 1)
        comma_after = at + 1 in starts and bool(_COMMA.fullmatch(tokens.between(at)))
        and_after = at + 2 in starts and tokens[at + 1].text in AND and tokens.together(at, at + 3)
        amp_before, amp_after = (
            at - 1 in ends and tokens.between(at - 1) == " & ",
            at + 1 in starts and tokens.between(at) == " & ",
        )
        called = at > 0 and tokens[at - 1].text.lower() in BEFORE_PERSONS and comma_after and given(token.text) > 1
        between = comma_before and comma_after and given(token.text) > 1 and token.capital and not token.initials
        if not could_be_name(token, lang) and not ((between or called) and not lexicon.is_very_common(token.text)):
            continue
        joined = and_before or and_after or amp_before or amp_after
        if token.first:
            long_row = comma_after and any(tokens.between(i) == ", " or tokens.between(i) == " & " for i in (at + 1,))
            fits = long_row or (joined and given(token.text) > 0)
        else:
            fits = (comma_before and (comma_after or joined)) or joined or called
        if fits:
            row.append((at, 1))
            starts.add(at)
            ends.add(at)
    return row
