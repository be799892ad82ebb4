"""The rule image-text-not-in-alt."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.facts.image_text import folded, folded_words
from postguard.finding import Finding
from postguard.references import DOS_LAGEN, WCAG

# Function words, whose lack loses nothing, and short forms that a sentence writes out.
_EMPTY = frozenset("att av de den det du en ett for fran har i med och om pa som till vi ar a an and at for in is of on or the to we you".split())  # fmt: skip
_LONG = {"kr": "kronor", "kl": "klockan", "tel": "telefon", "st": "styck"}
SMALL = 0.04
"""Of a picture's height: words all lower than this, and fewer than four, are a sign in the background or a map's names."""


MOST = 300
"""Words of a picture that are compared."""


class ImageTextNotInAlt(Check):
    """Words stand in a picture that neither its text alternative nor the post gives.

    A screen reader does not read pictures: the day, the place and the price on a poster reach only those who see it.
    """

    id = "image-text-not-in-alt"
    level = "error"
    kind = "review"
    doc_sv = """I en bild står ord som varken alternativtexten eller inlägget återger.

    En skärmläsare läser inte bilder: dagen, platsen och priset på en affisch når bara den som ser den.
    """
    message = {
        "sv": "Bilden har text som varken alternativtexten eller inlägget återger ({missing} av {words} ord). Behövs den?",
        "en": "The picture holds text that neither the text alternative nor the post gives ({missing} of {words} words). Is it needed?",
    }
    help = {
        "sv": "Skriv det som står i bilden i inlägget, eller i alternativtexten om det är kort.",
        "en": "Write what the picture says in the post, or in the text alternative if it is short.",
    }
    references = (WCAG["1.1.1"], WCAG["1.4.5"], DOS_LAGEN)
    unsure = (
        Draft(text="Snart är det dags!", media=(Media("a.png", alt="Glad affisch.", text="LOPPIS Lördag 17 maj kl. 10–14"),)),
        Draft(text="Viktigt till dig på Björkgatan.", media=(Media("a.png", alt="Blå ruta.", text="Vattnet stängs av 9 april"),)),
        Draft(text="Join us!", media=(Media("a.png", text="Open house Sunday 2 pm"),)),
        Draft(text="Loppis i Folkets park!", media=(Media("a.png", alt="Affisch: loppis i Folkets park.", text="Loppis i Folkets park 17 maj kl. 10"),)),
    )  # fmt: skip
    good = (
        Draft(text="Loppis i parken!", media=(Media("a.png", alt="Affisch: Loppis lördag 17 maj klockan 10–14.", text="LOPPIS Lördag 17 maj kl. 10-14"),)),
        Draft(text="Vi ses 17 maj i #FolketsPark, bord 50 kronor.", media=(Media("a.png", alt="Affisch.", text="Folkets park 17 maj Bord 50 kr"),)),
        Draft(text="Nya logotypen", media=(Media("a.png", alt="Sjöhaga stad", text="SJÖHAGA STAD"),)),
        Draft(text="Bion fyller hundra", media=(Media("a.png", alt="En neonskylt.", text="SAGA"),)),
        Draft(text="Nu öppnar badet!", media=(Media("a.png", alt="Barn hoppar från bryggan.", text=""),)),
        Draft(text="Se filmen!", media=(Media("film.mp4", text="Sommaren i Sjöhaga"),)),
    )  # fmt: skip
    known_misses = (
        "Handwriting, curved and faint letters, and dark letters on a photograph are often not read.",
        "One word alone is never asked about.",
    )

    enough: float = 0.6
    """Share (0-1) of the picture's words that must stand in the text; numbers weigh double."""

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a question for each picture with such words."""
        if _bare(draft):
            raise NotJudged(
                {
                    "sv": "en ensam bildfil har varken alternativtext eller inlägg",
                    "en": "a bare file has neither a text alternative nor a post",
                }
            )
        for at, medium in draft.images():
            if medium.decorative:
                continue
            try:
                words = [word for word in folded_words(facts.image_text(at)) if word not in _EMPTY][:MOST]
                if len(words) < 2 or (medium.text is None and len(words) < 4 and _small(at, facts)):
                    continue
            except NotJudged as reason:
                yield reason
                continue
            given = _Given(" ".join(filter(None, (medium.alt, draft.title, draft.text))))
            missing = [word for word in words if word not in given]
            weight = sum(map(_weight, missing)) / sum(map(_weight, words))
            if weight > 1 - self.enough or (len(missing) > 1 and _most_numbers(missing, words)):
                yield self.finding(at=f"/media/{at}/alt", missing=len(missing), words=len(words))


def _bare(draft: Draft) -> bool:
    own = draft.media[0].path if draft.media else "\0"
    return draft.text is None and draft.origin is not None and draft.origin.path.endswith(own)


def _weight(word: str) -> int:
    return 2 if word.isdigit() else 1


def _most_numbers(missing: list[str], words: list[str]) -> bool:
    """Whether the day and the hour are what is missing."""
    lost, all_numbers = (sum(word.isdigit() for word in some) for some in (missing, words))
    return lost >= 2 and 2 * lost > all_numbers


def _small(at: int, facts: Facts) -> bool:
    tallest = max((word.box[3] - word.box[1] for word in facts.image_words(at)), default=0)
    return tallest < SMALL * facts.picture(at).size[1]


class _Given:
    """The words that a reader of the post without its picture gets."""

    def __init__(self, text: str) -> None:
        words = set(folded_words(text))
        self._near = sorted(words)[:500]
        self._words = words.union(re.findall(r"\d+", text))
        self._run_together = re.sub(r"[\W_]+", "", folded(text))  # "3 B" and "3B", "Folkets park" and #FolketsPark

    def __contains__(self, word: str) -> bool:
        if word in self._words or _LONG.get(word) in self._words:
            return True
        if word.isdigit():
            return False
        if len(word) < 4:
            return any(char.isdigit() for char in word) and word in self._run_together
        # Another ending of the same word, or a letter misread.
        return word in self._run_together or bool(difflib.get_close_matches(word, self._near, 1, 0.8))
