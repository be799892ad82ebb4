"""The rule unexplained-abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.checks.plain_language._words import abbreviation_pattern, abbreviations
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import SPRAKLAGEN, WCAG

_SMALL = frozenset("och för av med om till i på vid den det en ett samt the of and for in to a on with".split())


class UnexplainedAbbreviation(Check):
    """An abbreviation of public administration stands without its full form.

    LSS and SFI are everyday words at work and riddles at home. Well-known ones (kl., EU, SVT) are right.
    """

    id = "unexplained-abbreviation"
    level = "note"
    doc_sv = """En förkortning från förvaltningen står utan att skrivas ut.

    LSS och SFI är vardag på jobbet och gåtor hemma. Välkända förkortningar (kl., EU, SVT) är rätt.
    """
    message = {
        "sv": "Förkortningen förklaras inte. Den står för: {full}.",
        "en": "The abbreviation is not explained. It stands for: {full}.",
    }
    help = {
        "sv": "Skriv ut den, med förkortningen inom parentes om den används igen.",
        "en": "Write it out, with the abbreviation in brackets if it is used again.",
    }
    references = (SPRAKLAGEN, WCAG["3.1.4"])
    bad = (
        Draft(text="Du som har beslut enligt LSS får färdtjänst."),
        Draft(text="Vi bjuder på kaffe, saft m.fl. goda saker."),
        Draft(text="Apply for an EHCP before June.", lang="en"),
    )
    good = (
        Draft(text="Du som har stöd enligt lagen om stöd och service (LSS) får åka gratis. LSS gäller hela livet."),
        Draft(text="SFI (svenska för invandrare) börjar kl. 9."),
        Draft(text="EU, SVT och KFUM kommer. Ring tel. 112."),
    )
    known_misses = ("Abbreviations of a single municipality that no list holds.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for the first place of each such abbreviation."""
        lang, string = facts.text.lang, facts.text.string
        if lang == "other":
            return
        seen: set[str] = set()
        for match in abbreviation_pattern(lang).finditer(string):
            full = abbreviations(lang)[match.group()].full
            if full not in seen and not _explained(match, full, string):
                yield self.finding(at="/text", span=match.span(), full=full)
            seen.add(full)


def _explained(match: re.Match[str], full: str, text: str) -> bool:
    """Whether brackets beside some place of the abbreviation, or words of its full form, explain it."""
    form = re.escape(match.group())
    bracketed = rf"[^\W\d_]{{3,}}[\"”]?\s+\({form}\)|(?<!\w){form}\s*(?:\(|, (?:alltså|det vill säga|som betyder|that is),? )\s*[^\W\d_]{{3,}}"
    defined = rf"(?<!\w){form}[\"”]?[.?!]?\s+(?:(?:det|that|it|{form})\s+)?(?:(?:är|is)\s+(?:en|ett|a|an)\b|betyder|står för|means|stands for)"
    if re.search(bracketed, text) or re.search(defined, text, re.IGNORECASE):
        return True
    if "." in match.group():  # "bl.a.": bland and annat stand in any text
        return False
    rest = text.lower().replace(match.group().lower(), " ")
    telling = [word for word in re.findall(r"[^\W\d_]{4,}", full.lower()) if word not in _SMALL]
    said = sum(word[: max(4, len(word) - 2)] in rest for word in telling)
    return bool(telling) and said >= max(1, len(telling) - len(telling) // 3)
