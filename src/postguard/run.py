"""Run checks on a draft: a plain loop in which one faulty check costs only what it would have judged."""

from __future__ import annotations

import hashlib
import traceback
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from postguard.answers import Memory, settle
from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import LEVELS, Finding, Report, Settled, Unjudged
from postguard.soundness import validate

PROBLEM_RULES = frozenset({"unreadable-draft", "oversized-draft", "unreadable-field"})
REMARK_RULES = frozenset({"legacy-encoding", "odd-calendar"})
"""Rules about a file as a whole, which may be left out like any other."""


def judge(
    draft: Draft,
    checks: Sequence[Check],
    facts: Facts,
    unbuilt: Sequence[Unjudged],
    source: dict[str, Check],
    memory: Memory,
    asleep: Collection[str] = (),
) -> Report:
    """Everything the checks say about one draft. `source` holds the rules about crashes and answers, by id.

    `asleep` are known rules that this run does not ask: an answer about one of them is neither used nor unused.
    """
    findings: list[Finding] = []
    unjudged = list(unbuilt)
    by_record: list[Settled] = []
    if not draft.readable:
        problems = (
            check.run(draft, facts) for check in source.values() if check.id in PROBLEM_RULES | REMARK_RULES - {*asleep}
        )
        findings = [f for found in problems for f in found if isinstance(f, Finding)]
        return Report(draft, tuple(complete(findings, facts, {})))
    for check in checks:
        try:
            for found in _ask(check, draft, facts):
                if isinstance(found, NotJudged):
                    unjudged.append(Unjudged(check.id, str(found.why[check.lang])))
                elif isinstance(found, Settled):
                    validate(found.finding, draft, check.id)
                    by_record.append(found)
                else:
                    validate(found, draft, check.id)
                    findings.append(found)
        except (Exception, SystemExit, GeneratorExit) as error:  # sys.exit(0) in a check must not pass for "clean"
            findings.append(crash(check, error, source["check-crashed"]))
    findings = without_repeats(findings, checks)
    by_id = {check.id: check for check in checks}
    completed = complete(findings, facts, by_id)
    unanswerable = {check.id for check in (*checks, *source.values()) if not check.answerable}
    still_open, settled, remarks = settle(
        draft, completed, facts.warm.today, source["answer-not-applied"], memory, unanswerable
    )
    judged = {finding.rule for finding in completed}  # in part, where the rule is not judged in full
    quiet = {*asleep, *(u.rule for u in unjudged if u.rule not in judged)}
    remarks = [r for r in remarks if draft.answers[int(r.pointer.split("/")[2])].rule not in quiet]
    settled = (*settled, *_recorded(by_record, facts, by_id))
    return Report(draft, (*still_open, *complete(remarks, facts, {})), settled, tuple(unjudged))


def _recorded(settled: Sequence[Settled], facts: Facts, checks: dict[str, Check]) -> Iterator[Settled]:
    """What records of the register settle, with line, column and fingerprint."""
    for one in settled:
        (finding,) = complete([one.finding], facts, checks)
        yield replace(one, finding=finding)


def _ask(check: Check, draft: Draft, facts: Facts) -> Iterator[Finding | Settled | NotJudged]:
    """What a check yields, and the fact that it asked for in vain."""
    try:
        yield from check.run(draft, facts)
    except NotJudged as reason:
        yield reason


def without_repeats(findings: Sequence[Finding], checks: Sequence[Check]) -> list[Finding]:
    """The findings without those that another rule's finding at an overlapping place says already."""
    same_as = {check.id: check.same_as for check in checks if check.same_as}
    said: dict[tuple[str, str], list[tuple[int, int] | None]] = defaultdict(list)
    for finding in findings:
        said[finding.rule, finding.pointer].append(finding.span)
    places = {key: Places(spans) for key, spans in said.items()}

    def repeated(finding: Finding) -> bool:
        twins = (places.get((rule, finding.pointer)) for rule in same_as.get(finding.rule, ()))
        return any(twin.overlap(finding.span) for twin in twins if twin)

    return [finding for finding in findings if not repeated(finding)]


class Places:
    """Spans of one string, sorted once: a draft may have thousands of findings, each of which asks for its twins."""

    def __init__(self, spans: Iterable[tuple[int, int] | None]) -> None:
        given = list(spans)
        self._whole = None in given  # a finding about the string as a whole
        known = sorted(span for span in given if span is not None)
        self._starts = [start for start, _ in known]
        self._ends = list(accumulate((end for _, end in known), max))

    def overlap(self, span: tuple[int, int] | None) -> bool:
        """Whether one of the spans shares a place with this one; None stands for the string as a whole."""
        if span is None or self._whole:
            return True
        before = bisect_left(self._starts, span[1])
        return before > 0 and self._ends[before - 1] > span[0]


def crash(check: Check, error: BaseException, reporter: Check) -> Finding:
    """A crashed check as a finding: the kind of error and the line of code, never its message, which may hold text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return reporter.finding(
        at="", crashed=check.id, error=type(error).__name__, place=f"{Path(frame.filename).name}:{frame.lineno}"
    )


def complete(findings: Iterable[Finding], facts: Facts, checks: dict[str, Check]) -> list[Finding]:
    """The findings in reading order, with line, column and fingerprint."""
    draft = facts.draft
    seen: Counter[str] = Counter()
    done = []
    for finding in sorted(
        findings,
        key=lambda f: (
            f.pointer != "/title",
            not f.pointer.startswith("/text"),
            f.pointer,
            f.span or (0, 0),
            -LEVELS.index(f.level),
            f.rule,
        ),
    ):
        line, column = _place(finding, draft)
        identity = fingerprint(finding, facts, checks.get(finding.rule))
        seen[identity] += 1
        identity = identity if seen[identity] == 1 else _hash(identity, seen[identity])
        done.append(replace(finding, line=line, column=column, fingerprint=identity))
    return done


def _place(finding: Finding, draft: Draft) -> tuple[int, int] | tuple[None, None]:
    """Line and column in the source: of the span, else of the medium's path, else of the record's start."""
    if draft.origin is None or not draft.origin.text:
        return None, None
    medium = "/".join((*finding.pointer.split("/")[:3], "path"))
    places = ((finding.pointer, finding.span[0] if finding.span else 0), (medium, 0))
    return next(
        (place for pointer, offset in places if (place := draft.origin.line_and_column(pointer, offset))),
        (draft.origin.line, 1),
    )


def without_source(draft: Draft) -> Draft:
    """The draft for another process: without its source's text, which only places in the source need."""
    return replace(draft, origin=replace(draft.origin, text="", find_segments=None)) if draft.origin else draft


def placed(report: Report, draft: Draft) -> Report:
    """A report on a draft without its source, with the draft itself and the findings' lines and columns."""

    def at(finding: Finding) -> Finding:
        line, column = _place(finding, draft)
        message, help, references = map(_same, (finding.message, finding.help, finding.references))
        return replace(finding, line=line, column=column, message=message, help=help, references=references)

    settled = tuple(replace(s, finding=at(s.finding)) for s in report.settled)
    findings, unjudged = tuple(map(at, report.findings)), _same(report.not_judged)
    return replace(report, draft=draft, findings=findings, settled=settled, not_judged=unjudged)


@lru_cache(maxsize=2000)
def _same(value: Any) -> Any:
    """An equal value that is there already: what comes from other processes and from the disk is a copy for each draft."""
    return value


def fingerprint(finding: Finding, facts: Facts, check: Check | None) -> str:
    """A hash of the rule and of all that it judged: the text, picture or draft pointed at and, for rules that depend on
    them, the channels, the planned day and the people. An answer is tied to it."""
    draft, parts = facts.draft, finding.pointer.split("/")
    value = draft.resolve(finding.pointer)
    depends = check.judges if check else ()
    judged: list[object] = [value if isinstance(value, (str, tuple)) else None]
    if finding.span and isinstance(value, str):
        judged.append(value[slice(*finding.span)])
    medium = draft.media[int(parts[2])] if parts[1:2] == ["media"] and len(parts) > 2 else None
    if medium:
        judged += [_content(int(parts[2]), facts), finding.box]
    of_source = check is not None and check.family == "source"
    whole = not medium and not isinstance(value, str)
    if whole or of_source:  # which of the faults that a draft, a medium or a field may have
        judged.append(finding.about or finding.message)
    if whole and not of_source:  # a field that cannot be read is the same fault in any text
        judged += [tuple(draft.strings()), *(_content(at, facts) for at in range(len(draft.media)))]
    if "people" in depends:
        judged += [(medium and medium.people) or draft.people, *_people(finding.pointer, facts)]
        judged.append(medium.shows if medium else None)
    judged.append(sorted(draft.channels) if "channels" in depends else None)
    judged.append(draft.publish_at.date() if draft.publish_at and "date" in depends else None)
    return _hash(finding.rule, finding.pointer, *judged)


def _people(pointer: str, facts: Facts) -> list[tuple[object, ...]]:
    """The records that stand behind a finding's place, and what speaks against them."""
    place = "/".join(pointer.split("/")[:3])
    return sorted((p.record.id, p.by, p.problems) for p in facts.registered if p.pointer == place)


def _content(at: int, facts: Facts) -> str:
    return facts.media[at].sha256 or facts.draft.media[at].path


def _hash(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
