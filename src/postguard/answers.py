"""Answers that stick: a person answers a finding once, and is asked again only when what was judged has changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from postguard.checkbase import Check
from postguard.draft import Answer, Draft, Text
from postguard.finding import Finding, Settled
from postguard.writing import write_atomically

_BARE_ANSWER = re.compile(r"(?i)\W*(?:ja|nej|jo|ok|okej|yes|no|okay|sant|falskt|true|false|x|klart|done)?\W*")

_FINGERPRINT = re.compile(r"[0-9a-f]{8,}")
"""Fewer digits would fit findings that nobody has seen."""


class Memory:
    """Remembers what an answer without a fingerprint was about when it was first seen.

    A person who answers in a front matter or a calendar writes no fingerprint. The file holds hashes alone. With no
    path nothing is remembered, and such an answer holds for whatever it finds.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._new: dict[str, list[str]] = {}
        self._known = self._read()
        self._earlier = frozenset(self._known)

    def _read(self) -> dict[str, list[str]]:
        try:
            known = json.loads(self._path.read_text(encoding="utf-8")) if self._path else {}
        except (OSError, ValueError, RecursionError):
            known = {}  # hashes only: what is lost is that a changed text asks again
        if not isinstance(known, dict):
            return {}
        return {key: hashes for key, hashes in known.items() if _are_hashes(hashes)}

    def recall(self, draft: Draft, answer: Answer, matching: Sequence[Finding]) -> list[str]:
        """The fingerprints that this answer settles; those of the findings that match it now, at first sight."""
        if self._path is None or draft.origin is None:
            return [f.fingerprint for f in matching]
        where = os.path.relpath(draft.origin.path, self._path.parent)
        said = (answer.rule, answer.pointer or "", answer.answer, answer.by or "", str(answer.at))
        keys = [_hashed(where, anchor, *said) for anchor in _anchors(draft)]
        with self._lock:
            if matching and not self._known.keys() & keys:
                self._known |= self._read()  # another Guard may have seen the answer first, about another text
            known = [hashed for key in keys for hashed in self._known.get(key, ())]
            # Rows of a series begin alike: only what an earlier run has seen tells that a row has moved and changed.
            elsewhere = sum(key in self._earlier for key in keys[1:])
            new = keys[0] not in self._known and 2 * elsewhere < max(1, len(keys) - 1)
            if matching and new and not _any_of(matching, known):
                known = [f.fingerprint for f in matching]
            if _any_of(matching, known):  # where the row stands now, and how it begins and ends
                fresh = {key: known for key in keys if key not in self._known}
                self._known |= fresh
                self._new |= fresh
            return known

    def save(self) -> None:
        """Write what is new, in one step. Raises OSError where the folder cannot be written."""
        with self._lock:
            if not self._new or not self._path:
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            merged = self._new | self._read()  # what another run has written meanwhile is the earlier, and stands
            write_atomically(self._path, json.dumps(merged, indent=1, sort_keys=True).encode() + b"\n")
            self._known |= merged
            self._new = {}


def _any_of(findings: Sequence[Finding], known: Sequence[str]) -> bool:
    return any(finding.fingerprint in known for finding in findings)


def _anchors(draft: Draft) -> list[str]:
    """What an answer is recognised by: the draft's id.

    A row that has none is recognised by its place, its media, and its text's beginning and end: calendars are sorted,
    and rows move, while the answer goes with the row. Whoever changes a text seldom changes all of these at once.
    """
    if not (draft.origin and draft.origin.movable):
        return [draft.id]
    words = (draft.text or "").split()
    media = "\x1f".join(medium.path for medium in draft.media)
    half = min(6, (len(words) + 1) // 2)
    parts = {"id": draft.id, "media": media, "start": " ".join(words[:half]), "end": " ".join(words[-half:])}
    return [f"{name}\x1f{part}" for name, part in parts.items() if part]


def _hashed(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _are_hashes(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def settle(
    draft: Draft,
    findings: Sequence[Finding],
    today: date,
    reporter: Check,
    memory: Memory,
    unanswerable: Container[str] = frozenset(),
) -> tuple[tuple[Finding, ...], tuple[Settled, ...], list[Finding]]:
    """Findings still open, findings settled by the draft's answers, and a remark for each answer that settles nothing."""
    settled: dict[str, Answer] = {}
    remarks: list[Finding] = []
    for at, answer in enumerate(draft.answers):
        matching = [f for f in findings if f.rule == answer.rule and answer.pointer in (None, f.pointer)]
        fitting, why = _applied(draft, answer, matching, today, memory)
        if answer.rule in unanswerable:
            fitting, why = [], {
                "sv": "det kan inte besvaras, bara rättas", "en": "it cannot be answered, only mended",
            }  # fmt: skip
        settled.update({f.fingerprint: answer for f in fitting})
        if not fitting:
            remarks.append(reporter.finding(at=f"/answers/{at}", rule=answer.rule, why=why))
    still_open = tuple(f for f in findings if f.fingerprint not in settled)
    done = tuple(Settled(f, settled[f.fingerprint]) for f in findings if f.fingerprint in settled)
    return still_open, done, remarks


def _applied(
    draft: Draft, answer: Answer, matching: list[Finding], today: date, memory: Memory
) -> tuple[list[Finding], Text]:
    """Those of the matching findings that an answer settles, and why it settles none where it does not."""
    if answer.until is not None and answer.until < today:
        return [], {"sv": f"det gällde till och med {answer.until}", "en": f"it held until {answer.until}"}
    if not matching:
        return [], {
            "sv": "det finns ingen sådan fråga om det här utkastet",
            "en": "there is no such question about this draft",
        }
    if not answer.answer.strip():
        return [], {"sv": "det är tomt", "en": "it is empty"}
    if answer.fingerprint and not _FINGERPRINT.fullmatch(answer.fingerprint):
        return [], {
            "sv": "dess fingeravtryck ska vara minst åtta tecken, 0-9 och a-f",
            "en": "its fingerprint should be at least eight characters, 0-9 and a-f",
        }
    if answer.fingerprint:
        fitting = [f for f in matching if f.fingerprint.startswith(answer.fingerprint)]
    else:
        known = memory.recall(draft, answer, matching)
        fitting = [f for f in matching if f.fingerprint in known]
    if not fitting:
        return [], {
            "sv": "det som svaret gällde har ändrats, så frågan ställs igen",
            "en": "what it was about has changed, so the question is asked again",
        }
    bare = _BARE_ANSWER.fullmatch(answer.answer)
    return [f for f in fitting if not (f.kind == "fail" and bare)], {
        "sv": "ett säkert fel behöver ett skäl, inte bara ja eller nej",
        "en": "a certain fault needs a reason, not only yes or no",
    }


def pinned(answer: Answer, finding: Finding) -> Answer:
    """The answer, tied to what the finding judged."""
    return replace(answer, rule=finding.rule, pointer=finding.pointer, fingerprint=finding.fingerprint)
