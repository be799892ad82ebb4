"""The words of the Excel report in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from postguard.checkbase import Lang

WORDS: Mapping[Lang, Mapping[str, str]] = {
    "sv": {
        "title": "Postguard: sammanfattning", "answer": "Svar",
        "how": "Svara i kolumnen Svar, en rad för varje fråga: regel: svar /namn datum. Till exempel: alt-missing: dekorativ bild /AB 2026-11-20. Kontrollera sedan arbetsboken igen: frågan är besvarad tills det den gällde ändras.",
        "file": "Om filerna", "plan": "Planen som helhet", "fresh": "Det här är en ny arbetsbok", "several": "utkasten kom inte från en enda arbetsbok",
        "lost": "arbetsboken gick inte att kopiera: {}", "full": "bladet {} har inte plats för kolumner till", "sheet": "Utkast",
        "level": "Nivå", "fail": "Säkra", "review": "Frågor", "total": "Summa", "family": "Område", "drafts": "Utkast", "state": "Utkastens läge",
    },
    "en": {
        "title": "Postguard: summary", "answer": "Answers",
        "how": "Answer in the column Svar or Answers, a line for each question: rule: answer /name date. For example: alt-missing: decorative picture /AB 2026-11-20. Then check the workbook again: the question is settled until what it was about changes.",
        "file": "About the files", "plan": "The plan as a whole", "fresh": "This is a new workbook", "several": "the drafts came from no single workbook",
        "lost": "the workbook could not be copied: {}", "full": "the sheet {} has no room for more columns", "sheet": "Drafts",
        "level": "Level", "fail": "Certain", "review": "Questions", "total": "Total", "family": "Area", "drafts": "Drafts", "state": "State of the drafts",
    },
}  # fmt: skip

FIELDS: Mapping[str, Mapping[Lang, str]] = {
    "id": {"sv": "id", "en": "id"}, "publish_at": {"sv": "Datum", "en": "Date"}, "kind": {"sv": "Typ", "en": "Kind"}, "lang": {"sv": "Språk", "en": "Lang"},
    "channels": {"sv": "Kanaler", "en": "Channels"}, "account": {"sv": "Konto", "en": "Account"}, "title": {"sv": "Rubrik", "en": "Title"},
    "text": {"sv": "Inlägg", "en": "Text"}, "people": {"sv": "Personer", "en": "People"}, "author": {"sv": "Ansvarig", "en": "Author"},
    "approved_by": {"sv": "Godkänd av", "en": "Approved by"}, "status": {"sv": "Status", "en": "Status"}, "category": {"sv": "Kategori", "en": "Category"},
    "purpose": {"sv": "Syfte", "en": "Purpose"},
}  # fmt: skip
"""The columns of a new workbook. The names are such as the reader of calendars knows."""
MEDIA: Mapping[str, Mapping[Lang, str]] = {
    "path": {"sv": "Bild", "en": "Picture"}, "alt": {"sv": "Alt-text", "en": "Alt text"}, "text": {"sv": "Text i bilden", "en": "Text i bilden"},
    "minors": {"sv": "Barn", "en": "Children"}, "adults": {"sv": "Vuxna", "en": "Adults"},
    "captions": {"sv": "Undertexter", "en": "Captions"}, "transcript": {"sv": "Transkription", "en": "Transcript"},
}  # fmt: skip
