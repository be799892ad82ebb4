"""Reports kept on disk by all that they depend on, so that a rerun judges only what changed.

What is kept are findings, which never hold matched text, and the numbers of the answers that settle them. Edits do hold words
of the draft ("#SjöhagaStad"): so the whole is sealed with a key that only the draft itself gives, and which is not kept.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import cached_property, lru_cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import postguard
from postguard.cache import Cache
from postguard.draft import Answer, Draft, Media
from postguard.facts.media import MediaFile, media_roots
from postguard.facts.signals import NONE_INSTALLED, OFF
from postguard.finding import Edit, Finding, Reference, Report, Settled, Unjudged

if TYPE_CHECKING:
    from postguard.guard import Guard

_KIND = "report"
_WORDS = ("burned-in", "no-speech")  # of captions and transcripts: anything else is a file's name


class KeptReports:
    """The reports of a Guard in its cache."""

    def __init__(self, guard: Guard, cache: Cache) -> None:
        self._guard, self._cache = guard, cache
        self.known = 0
        """How many reports came from an earlier run."""

    @cached_property
    def _version(self) -> str:
        """Everything but the draft that a report depends on: code, settings, registers and the day."""
        guard = self._guard
        records = [
            repr([sorted(v) if isinstance(v, frozenset) else v for v in (getattr(r, s) for s in r.__slots__)])
            for r in guard.register
        ]
        rules = [(check.id, check.level) for check in guard.checks]
        return _hash(
            _code(), repr(guard.config), guard.lang, str(guard.today), repr(rules), *records, *map(repr, guard.accounts)
        )

    def get(self, draft: Draft) -> tuple[str | None, Report | None]:
        """The draft's key, None where its report may not be kept; and the report of an earlier run, None without one."""
        if self._cache.path is None or not draft.readable:
            return None, None
        if any(answer.fingerprint is None for answer in draft.answers):
            return None, None  # it rests on what other runs remember
        key = self._key(draft)
        value = self._cache.get(_KIND, key, self._version)
        try:
            report = _read(self._opened(value, draft), draft, self._guard) if value is not None else None
        except (TypeError, ValueError, LookupError, zlib.error):
            report = None
        self.known += report is not None
        return key, report

    def put(self, key: str, report: Report) -> None:
        """Keep a report, unless another run may come to more."""
        always = set(self._guard.unbuilt)
        lasting = {NONE_INSTALLED[self._guard.lang], OFF[self._guard.lang]}  # as long as settings and plugins are these
        findings = (*report.findings, *(settled.finding for settled in report.settled))
        crashed = any(finding.rule == "check-crashed" for finding in findings)
        if not crashed and all(u in always or u.why in lasting for u in report.not_judged):
            self._cache.put(_KIND, key, self._version, self._sealed(_write(report), report.draft))

    def close(self) -> None:
        """Let go of the cache's file."""
        self._cache.close()

    def _sealed(self, value: Any, draft: Draft) -> str:
        packed = zlib.compress(json.dumps(value, allow_nan=False).encode(), 1)
        return base64.b64encode(self._turned(packed, draft)).decode()

    def _opened(self, value: Any, draft: Draft) -> Any:
        return json.loads(zlib.decompress(self._turned(base64.b64decode(value), draft)))

    def _turned(self, data: bytes, draft: Draft) -> bytes:
        """Data that only the same draft, settings and day turn back."""
        stream = hashlib.shake_256(f"seal\x1f{self._version}\x1f{_said(draft)}".encode("utf-8", "surrogatepass"))
        mask = int.from_bytes(stream.digest(len(data)), "big")
        return (int.from_bytes(data, "big") ^ mask).to_bytes(len(data), "big")

    def _key(self, draft: Draft) -> str:
        root = draft.origin.root if draft.origin else "."
        return _hash(_said(draft), repr(draft.problems), _absolute(root), *(self._files(draft) if draft.media else ()))

    def _files(self, draft: Draft) -> Iterator[str]:
        """The content of each file that a draft names."""
        config = self._guard.config
        roots = media_roots(draft, config)
        for medium in draft.media:
            for name in (medium.path, medium.captions, medium.transcript):
                if isinstance(name, str) and name not in _WORDS:
                    file = MediaFile(Media(name), "", roots, config.limits)
                    yield self._content(file)

    def _content(self, file: MediaFile) -> str:
        path = file.located
        if not isinstance(path, Path):
            return path.rule
        try:
            seen = path.stat()
        except OSError:
            return "gone"
        state = _hash(str(path), seen.st_size, seen.st_mtime_ns, seen.st_ino)  # a large film is not read to be known
        content = self._cache.get("content", state, "1")
        if not isinstance(content, str):
            content = file.sha256 or "unreadable"
            self._cache.put("content", state, "1", content)
        return content


def _said(draft: Draft) -> str:
    return repr(draft)  # without its origin and its problems


@lru_cache(maxsize=256)
def _absolute(root: str) -> str:
    return str(Path(root).absolute())


@lru_cache(maxsize=1)
def _code() -> str:
    """The state of the code of postguard and of its plugins: their distributions and their files."""
    points = list(entry_points(group="postguard"))
    found = sorted({(ep.dist.name, ep.dist.version) for ep in points if ep.dist})
    folders = {Path(postguard.__file__).parent}
    for name in {ep.module.partition(".")[0] for ep in points} - {"postguard"}:
        with suppress(ImportError, ValueError):  # a broken plugin is reported when it is loaded
            spec = find_spec(name)
            places = spec.submodule_search_locations or [spec.origin or ""] if spec else ()
            folders |= {Path(place) for place in places}
    files = sorted((str(p), p.stat().st_mtime_ns) for folder in folders for p in _files_in(folder))
    return _hash(repr(found), repr(files))


def _files_in(folder: Path) -> Iterator[Path]:
    """A module's file, or the files of a package, data files among them."""
    if folder.is_file():
        yield folder
    yield from (p for p in folder.rglob("*.*") if p.suffix != ".pyc")


def _hash(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def _write(report: Report) -> dict[str, Any]:
    answers = list(report.draft.answers)
    return {
        "findings": [asdict(finding) for finding in report.findings],
        "settled": [
            [asdict(s.finding), answers.index(s.answer) if s.answer in answers else _by_record(s.answer)]
            for s in report.settled
        ],
        "not_judged": [[u.rule, u.why] for u in report.not_judged],
    }


def _by_record(answer: Answer) -> dict[str, Any]:
    """What a record of the register has settled: the record's id, and no person's words."""
    said = {"rule": answer.rule, "answer": answer.answer, "pointer": answer.pointer, "by": answer.by}
    return {**said, "until": answer.until and answer.until.isoformat()}


def _of_record(value: dict[str, Any]) -> Answer:
    return Answer(**{**value, "until": value["until"] and date.fromisoformat(value["until"])})


def _read(value: Any, draft: Draft, guard: Guard) -> Report:
    return Report(
        draft,
        tuple(map(_finding, value["findings"])),
        tuple(
            Settled(_finding(finding), draft.answers[said] if isinstance(said, int) else _of_record(said))
            for finding, said in value["settled"]
        ),
        tuple(Unjudged(rule, why) for rule, why in value["not_judged"]),
        guard.lang,
    )


def _finding(value: dict[str, Any]) -> Finding:
    def numbers(name: str) -> Any:
        return None if value[name] is None else tuple(map(int, value[name]))

    made = {**value, "span": numbers("span"), "box": numbers("box")}
    made["references"] = tuple(Reference(**reference) for reference in value["references"])
    made["edits"] = tuple(Edit(**{**e, **_tuples(e)}) for e in value["edits"])
    return Finding(**made)


def _tuples(edit: dict[str, Any]) -> dict[str, Any]:
    """Lists, as JSON has them, as tuples again."""
    return {k: tuple(tuple(i) if isinstance(i, list) else i for i in v) for k, v in edit.items() if isinstance(v, list)}
