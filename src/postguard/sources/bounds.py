"""Drafts that stand for what could not be read, and the bounds that keep one file from stopping the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from postguard.config import Config
from postguard.draft import Draft, Origin, Problem, Text
from postguard.sources.fields import MAX_ANSWERS, MAX_MEDIA

MAX_DRAFTS = 10_000
"""Of one .json or .yaml file; .jsonl is read line by line and has no such bound."""

NO_TEXT: Text = {"sv": "innehållet är ingen text", "en": "its content is no text"}
EMPTY: Text = {"sv": "filen är tom", "en": "the file is empty"}
NOT_A_DRAFT: Text = {"sv": "där finns varken text eller media", "en": "it has neither text nor media"}


def unreadable(origin: Origin, why: Text, rule: str = "unreadable-draft", id: str = "") -> Draft:
    """A draft that stands for what could not be read, so that it is reported like everything else."""
    return Draft(id=id or Path(origin.path).name, problems=(Problem(rule, why),), readable=False, origin=origin)


def too_long(limit: int) -> Text:
    """Why a draft is too long."""
    return {"sv": f"över {limit:,} tecken".replace(",", " "), "en": f"over {limit:,} characters"}


def too_many(limit: int, sv: str, en: str) -> Text:
    """Why something with so many parts is too large."""
    return {"sv": f"över {limit:,} {sv}".replace(",", " "), "en": f"over {limit:,} {en}"}


def bounded(draft: Draft, config: Config) -> Draft:
    """The draft, or what stands for it where it is empty or over a bound."""
    origin = draft.origin or Origin("")
    if sum(len(text) for _, text in draft.strings()) > config.limits.characters:
        return unreadable(origin, too_long(config.limits.characters), "oversized-draft", draft.id)
    if len(draft.media) > MAX_MEDIA:
        why = too_many(MAX_MEDIA, "bilder, filmer och ljudfiler", "pictures, films and sounds")
        return unreadable(origin, why, "oversized-draft", draft.id)
    if len(draft.answers) > MAX_ANSWERS:
        return unreadable(origin, too_many(MAX_ANSWERS, "svar", "answers"), "oversized-draft", draft.id)
    if not (draft.text or "").strip() and not draft.media:
        stand_in = unreadable(origin, NOT_A_DRAFT, id=draft.id)
        return replace(stand_in, problems=(*stand_in.problems, *draft.problems))
    return draft


def is_no_draft(draft: Draft) -> bool:
    """Whether this stands for something that was never meant as a draft: settings or data in JSON or YAML.

    A misspelt or unreadable text or picture speaks against it.
    """
    meant = any(p.pointer.startswith(("/text", "/media")) for p in draft.problems if p.rule == "unreadable-field")
    return not draft.readable and not meant and any(problem.why == NOT_A_DRAFT for problem in draft.problems)


def with_remark(draft: Draft, remark: Problem | None) -> Draft:
    """The draft with a remark on how its file was read."""
    return replace(draft, problems=(*draft.problems, remark)) if remark else draft
