"""The words of the HTML report in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from postguard.checkbase import Lang

WORDS: Mapping[Lang, Mapping[str, str]] = {
    "sv": {
        "title": "Granskning före publicering", "judged": "Bedömt som på dagen",
        "skip": "Hoppa till utkasten", "skip filters": "Hoppa till filtren", "summary": "Sammanfattning", "drafts": "Utkast", "findings": "Anmärkningar",
        "clearance": "Att inget anmärks är inte en juridisk prövning. Rapporten säger vad som har setts av det som gick att bedöma. Den säger inte att något är tillåtet: en människa svarar för det som publiceras.",
        "by level": "Anmärkningar efter nivå", "by family": "Anmärkningar efter område", "by account": "Utkast efter konto", "by channel": "Utkast efter kanal",
        "level": "Nivå", "kind": "Slag", "family": "Område", "account": "Konto", "channel": "Kanal", "state": "Utkastets läge", "total": "Summa",
        "certain": "säkra", "questions": "frågor", "with findings": "Med anmärkning", "rows left out": "{} rader till",
        "fail": "säker", "review": "fråga", "error": "fel", "warning": "varning", "note": "råd",
        "errors": "fel", "warnings": "varningar", "notes": "råd",
        "unread": "oläst", "answered": "besvarad", "clean": "inget anmärkt",
        "not judged": "Inte bedömt", "not judged lead": "De här reglerna kunde inte bedömas. Ingen ska tro att de är uppfyllda.",
        "everywhere": "alla utkast", "of drafts": "{} utkast: ", "all judged": "Alla regler som körningen frågade om kunde bedömas.", "and everywhere": "{} regler kunde inte bedömas på något utkast: se Inte bedömt.",
        "calendar": "Månadsvy", "week": "v.", "undated": "Utan datum: {} utkast.", "months left out": "Inlägg i {} månader till visas bara i listan.", "more": "{} till",
        "scroll": "{}, går att rulla i sidled",
        "filters": "Filter", "all": "alla", "search": "Sök i utkasten", "reset": "Visa alla", "shown": "Visar {shown} av {all} utkast",
        "plan": "Planen som helhet", "accounts": "Konton", "open": "Med anmärkning eller svar", "without": "Utan anmärkning", "none open": "Inget utkast har en anmärkning eller ett svar.",
        "place": "Plats", "date": "Planerat", "channels": "Kanaler", "none": "ingen angiven", "rule": "Regel",
        "why": "Varför", "do": "Gör så här", "settled": "Besvarade frågor", "by": "av {}", "until": "gäller till {}", "unsaid": "okänt av vem och när", "the answer": "Svaret",
        "text": "Utkastet", "the title": "Rubrik", "the text": "Text", "picture": "Bild {}", "film": "Film {}", "sound": "Ljud {}", "alt": "Alternativtext", "picture text": "Text i bilden",
        "no alt": "utan alternativtext", "finding": "Anmärkning {}", "about": "Gäller anmärkning",
        "pictures left out": "Bilden visas inte: rapporten tar med högst {} bilder.", "picture unread": "Bilden går inte att visa.",
        "privacy": "Rapporten visar utkastens text och bilder. Behandla den som personuppgifter.",
    },
    "en": {
        "title": "Review before publishing", "judged": "Judged as on",
        "skip": "Skip to the drafts", "skip filters": "Skip to the filters", "summary": "Summary", "drafts": "Drafts", "findings": "Findings",
        "clearance": "No findings is not a legal clearance. The report says what was seen in what could be judged. It does not say that anything is allowed: a person answers for what is published.",
        "by level": "Findings by level", "by family": "Findings by area", "by account": "Drafts by account", "by channel": "Drafts by channel",
        "level": "Level", "kind": "Kind", "family": "Area", "account": "Account", "channel": "Channel", "state": "State of the draft", "total": "Total",
        "certain": "certain", "questions": "questions", "with findings": "With findings", "rows left out": "{} more rows",
        "fail": "certain", "review": "question", "error": "error", "warning": "warning", "note": "note",
        "errors": "errors", "warnings": "warnings", "notes": "notes",
        "unread": "unread", "answered": "answered", "clean": "nothing found",
        "not judged": "Not judged", "not judged lead": "These rules could not be judged. Nobody should think that they are met.",
        "everywhere": "all drafts", "of drafts": "{} drafts: ", "all judged": "Every rule that the run asked could be judged.", "and everywhere": "{} rules could not be judged on any draft: see Not judged.",
        "calendar": "Month view", "week": "wk", "undated": "Without a date: {} drafts.", "months left out": "Posts in {} more months are shown in the list only.", "more": "{} more",
        "scroll": "{}, scrolls sideways",
        "filters": "Filters", "all": "all", "search": "Search in the drafts", "reset": "Show all", "shown": "Showing {shown} of {all} drafts",
        "plan": "The plan as a whole", "accounts": "Accounts", "open": "With findings or answers", "without": "Nothing found", "none open": "No draft has a finding or an answer.",
        "place": "Place", "date": "Planned", "channels": "Channels", "none": "none given", "rule": "Rule",
        "why": "Why", "do": "What to do", "settled": "Answered questions", "by": "by {}", "until": "holds until {}", "unsaid": "unknown by whom and when", "the answer": "The answer",
        "text": "The draft", "the title": "Title", "the text": "Text", "picture": "Picture {}", "film": "Film {}", "sound": "Sound {}", "alt": "Text alternative", "picture text": "Text in the picture",
        "no alt": "no text alternative", "finding": "Finding {}", "about": "About finding",
        "pictures left out": "The picture is not shown: the report holds {} pictures at most.", "picture unread": "The picture cannot be shown.",
        "privacy": "The report shows the drafts' text and pictures. Treat it as personal data.",
    },
}  # fmt: skip

FAMILIES: Mapping[str, Mapping[Lang, str]] = {
    "minors": {"sv": "barn och unga", "en": "minors"},
    "special-category": {"sv": "känsliga uppgifter", "en": "special categories"},
    "personal-data": {"sv": "personuppgifter", "en": "personal data"},
    "accessibility": {"sv": "tillgänglighet", "en": "accessibility"},
    "plain-language": {"sv": "klarspråk", "en": "plain language"},
    "tone": {"sv": "ton", "en": "tone"},
    "governance": {"sv": "ansvar och planering", "en": "governance"},
    "source": {"sv": "källan", "en": "the source"},
    "other": {"sv": "annat", "en": "other"},
}

MONTHS: Mapping[Lang, tuple[str, ...]] = {
    "sv": tuple("januari februari mars april maj juni juli augusti september oktober november december".split()),
    "en": tuple("January February March April May June July August September October November December".split()),
}
WEEKDAYS: Mapping[Lang, tuple[str, ...]] = {
    "sv": tuple("måndag tisdag onsdag torsdag fredag lördag söndag".split()),
    "en": tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
}

SYMBOLS = {"unread": "⊘", "error": "✖", "warning": "▲", "note": "●", "answered": "✔", "clean": "○"}
"""A sign for each state of a draft, in order of urgency: colour alone tells some readers nothing."""


def family_name(family: str, lang: Lang) -> str:
    """What people call a family of rules; a plugin's own family has the name that it gave it."""
    names = FAMILIES.get(family)
    return names[lang] if names else family
