"""The rule off-brand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from postguard.checkbase import Check, Lang, NotJudged
from postguard.config import ConfigError, Within
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding


class OffBrand(Check):
    """A graphic has a ground or surfaces in a colour that is not one of the house's.

    The same colours everywhere let people see at once who is speaking. Judged where the policy names the colours, and on
    graphics with flat surfaces alone: a photograph has the colours of what it shows.
    """

    id = "off-brand"
    level = "note"
    kind = "review"
    doc_sv = """En grafisk bild har botten eller ytor i en färg som inte är en av husets.

    Samma färger överallt gör att man genast ser vem som talar. Prövas där policyn anger färgerna, och bara på grafik med
    enfärgade ytor: ett fotografi har färgerna hos det som det visar.
    """
    message = {
        "sv": "En yta i bilden är {color}; det är ingen av profilens färger.",
        "en": "A surface in the picture is {color}, which is none of the profile's colours.",
    }
    help = {
        "sv": "Använd en av profilens färger, eller svara varför bilden har en annan, t.ex. en kampanj med eget uttryck.",
        "en": "Use one of the profile's colours, or answer why the picture has another, such as a campaign of its own.",
    }
    colors: Annotated[tuple[str, ...], 'the profile\'s colours: "#005d8f"; without them, not judged'] = ()
    tolerance: Annotated[float, "how far a colour may lie from the profile's (CIE76)", Within(0)] = 18.0
    example_config = {"rules": {"off-brand": {"colors": ["#005d8f", "#ffffff"]}}}
    unsure = (Draft(text="Badet.", media=(Media("examples/pink.png", alt="En rosa yta med en vit ruta."),)),)
    good = (Draft(text="Badet.", media=(Media("examples/square.png", alt="En blå yta."),)),)
    known_misses = ("Whether the logotype is there and stands as it should; typefaces; graduated grounds.",)

    def __init__(self, lang: Lang = "en", **options: Any) -> None:
        super().__init__(lang, **options)
        wrong = next((color for color in self.colors if not re.fullmatch(r"#[0-9a-fA-F]{6}", color)), None)
        if wrong is not None:
            raise ConfigError(f'colors: write "#005d8f", not {wrong!r}')
        self._colors = [(int(c[1:3], 16), int(c[3:5], 16), int(c[5:7], 16)) for c in self.colors]

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a question for each graphic with a large surface in a colour far from all of the profile's."""
        for at, _ in draft.images() if self._colors else ():
            from postguard.facts.colors import distance, flat_colors

            try:
                flats = flat_colors(facts.picture(at).image)
            except NotJudged:
                continue  # other rules say that the picture cannot be read
            for flat in flats:
                if min(distance(flat.rgb, own) for own in self._colors) > self.tolerance:
                    color = "#{:02x}{:02x}{:02x}".format(*flat.rgb)
                    yield self.finding(f"/media/{at}", color=color)
                    break
