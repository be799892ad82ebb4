"""The rule check-crashed."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding


class CheckCrashed(Check):
    """A check failed on a draft.

    What it would have judged is not judged; everything else is. The error's own words are left out, since they may
    hold the draft's text.
    """

    id = "check-crashed"
    answerable = False
    level = "error"
    doc_sv = """En kontroll kraschade på ett utkast.

    Det den skulle bedöma är inte bedömt; allt annat är det.
    """
    message = {
        "sv": "Kontrollen {crashed} kraschade ({error} i {place}), så det den gäller är inte bedömt.",
        "en": "The check {crashed} crashed ({error} in {place}), so what it looks for is not judged.",
    }
    lost = {
        "sv": "Bedömningen avbröts: processen tog slut eller tog över {seconds:g} s. Ingenting av utkastet är bedömt.",
        "en": "Judging was cut off: the process ended or took over {seconds:g} s. Nothing of the draft is judged.",
    }
    help = {
        "sv": "Bedöm det själv före publicering och anmäl felet till den som gjort kontrollen.",
        "en": "Judge it yourself before publishing and report the fault to the check's author.",
    }
    good = (Draft(text="Nu öppnar badet!"),)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Nothing to find: the loop that runs the checks reports a crash."""
        yield from ()
