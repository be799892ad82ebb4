"""The words of the overview of accounts in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from postguard.checkbase import Lang

WORDS: Mapping[Lang, Mapping[str, str]] = {
    "sv": {
        "title": "Konton i sociala medier", "day": "Läget den", "lead": "{accounts} konton: {use} i bruk, varav {fine} utan anmärkning. {late} uppföljningar är försenade och {info} konton saknar basinformation.",
        "clearance": "Rapporten säger vad registret och granskningen visar. Att inget anmärks är inte en juridisk prövning.",
        "in order": "utan anmärkning", "to mend": "att åtgärda", "overdue": "försenad uppföljning", "applied": "ansökt", "closed": "avslutat",
        "by administration": "Konton per förvaltning och bolag", "missing": "Basinformation som saknas", "platforms": "Konton i bruk per kanal", "due": "Uppföljningar som förfaller", "months": "Inlägg per månad",
        "administration": "Förvaltning eller bolag", "accounts": "Konton", "official": "officiella", "pedagogical": "pedagogiska", "in use": "i bruk", "without info": "saknar basinformation",
        "posts": "Inlägg", "published": "publicerade", "planned": "planerade", "total": "Summa", "others": "övriga ({count})", "none": "anges inte",
        "all": "Alla konton", "account": "Konto", "channel": "Kanal", "kind": "Slag", "state": "Läge", "last": "Senast uppföljt", "next": "Nästa uppföljning", "lacks": "Saknar", "other": "Annat att åtgärda", "id": "Id",
        "sender": "avsändare", "content": "vad man kan vänta sig", "terms": "villkor", "contact": "kontaktuppgifter", "website": "länk till webbplats", "privacy-link": "länk om personuppgifter", "personal-data": "personuppgifter",
        "officially": "officiellt", "pedagogically": "pedagogiskt", "month": "Månad", "count": "Antal", "item": "Uppgift", "findings": "Anmärkningar", "rule": "Regel", "level": "Nivå", "message": "Anmärkning", "help": "Gör så här",
        "error": "fel", "warning": "varning", "note": "råd", "question": "fråga", "overview": "Översikt", "figures": "Siffrorna", "as table": "{} som tabell",
    },
    "en": {
        "title": "Accounts in social media", "day": "As on", "lead": "{accounts} accounts: {use} in use, of which {fine} with nothing found. {late} follow-ups are late, and {info} accounts lack basic information.",
        "clearance": "The report says what the register and the review show. No findings is not a legal clearance.",
        "in order": "nothing found", "to mend": "to mend", "overdue": "follow-up late", "applied": "applied for", "closed": "closed",
        "by administration": "Accounts by administration and company", "missing": "Basic information that is missing", "platforms": "Accounts in use by channel", "due": "Follow-ups that fall due", "months": "Posts by month",
        "administration": "Administration or company", "accounts": "Accounts", "official": "official", "pedagogical": "pedagogical", "in use": "in use", "without info": "lack basic information",
        "posts": "Posts", "published": "published", "planned": "planned", "total": "Total", "others": "others ({count})", "none": "not said",
        "all": "All accounts", "account": "Account", "channel": "Channel", "kind": "Kind", "state": "State", "last": "Last followed up", "next": "Next follow-up", "lacks": "Lacks", "other": "Other things to mend", "id": "Id",
        "sender": "who is behind it", "content": "what to expect", "terms": "terms", "contact": "contact details", "website": "link to website", "privacy-link": "link on personal data", "personal-data": "personal data",
        "officially": "official", "pedagogically": "pedagogical", "month": "Month", "count": "Count", "item": "Item", "findings": "Findings", "rule": "Rule", "level": "Level", "message": "Finding", "help": "What to do",
        "error": "error", "warning": "warning", "note": "note", "question": "question", "overview": "Overview", "figures": "The figures", "as table": "{} as a table",
    },
}  # fmt: skip
