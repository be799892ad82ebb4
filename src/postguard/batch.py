"""Judge many drafts on several workers: in the drafts' order, a bounded number at a time.

A draft whose worker crashes or never answers costs itself alone: it is reported as not judged, and the rest goes on.
"""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import entry_points
from itertools import islice
from typing import TYPE_CHECKING

from postguard.draft import Draft
from postguard.finding import Report
from postguard.run import placed, without_source

if TYPE_CHECKING:
    from postguard.guard import Guard
    from postguard.kept import KeptReports

CHUNK = 16
"""Drafts of one task: what a task costs besides (settings sent along, the way to another machine) is shared by them."""
WINDOW = 32
"""Tasks under way at a time: enough for all workers of a cluster, few enough for memory to stay flat."""

Lost = Callable[[Draft], Report]


@dataclass
class _Task:
    """Some drafts, the reports that an earlier run has kept, and the workers' promise of the others."""

    drafts: list[Draft]
    keys: list[str | None]
    known: list[Report | None]
    promise: Future[list[Report]] | None = None

    @property
    def unknown(self) -> list[Draft]:
        """The drafts that are to be judged."""
        return [draft for draft, report in zip(self.drafts, self.known, strict=True) if report is None]


def in_order(
    drafts: Iterable[Draft], executor: Executor, settings: bytes, kept: KeptReports, lost: Lost, seconds: float
) -> Iterator[Report]:
    """A report for each draft, in order, by the workers of an executor. `lost` reports on a draft that none came for.

    `settings` is what `settings_of` made. A draft may take `seconds`, twice that while it waits for a worker.
    """
    chunk = getattr(executor, "chunk", CHUNK)
    remaining = iter(drafts)
    waiting: deque[_Task] = deque()

    def more() -> bool:
        taken = list(islice(remaining, chunk))
        if taken:
            keys, known = zip(*map(kept.get, taken), strict=True)
            task = _Task(taken, list(keys), list(known))
            if task.unknown:
                task.promise = _submit(executor, settings, task.unknown)
            waiting.append(task)
        return bool(taken)

    try:
        while len(waiting) < WINDOW and more():
            pass
        while waiting:
            task = waiting.popleft()
            fresh = iter(
                _reports(task.unknown, task.promise, executor, settings, lost, seconds) if task.promise else ()
            )
            for draft, key, known in zip(task.drafts, task.keys, task.known, strict=True):
                report = placed(known or next(fresh), draft)
                if known is None and key:
                    kept.put(key, report)
                yield report
            more()
    finally:  # whoever stops asking, by Ctrl-C or otherwise, waits for nothing
        for task in waiting:
            if task.promise:
                task.promise.cancel()


def _submit(executor: Executor, settings: bytes, drafts: Sequence[Draft]) -> Future[list[Report]]:
    try:
        return executor.submit(check_there, settings, [_sent(draft) for draft in drafts])
    except Exception as error:  # a broken pool takes nothing more
        failed: Future[list[Report]] = Future()
        failed.set_exception(error)
        return failed


def _sent(draft: Draft) -> Draft:
    """The draft for a worker, which may run in another folder: without its source, and with whole paths."""
    if draft.origin is None:
        return draft
    path, root = draft.origin.path, os.path.abspath(draft.origin.root)  # noqa: PTH100  # a text, as it was
    there = replace(draft.origin, path=path if path == "-" else os.path.abspath(path), root=root)  # noqa: PTH100
    return without_source(replace(draft, origin=there))


def _reports(
    drafts: Sequence[Draft],
    future: Future[list[Report]],
    executor: Executor,
    settings: bytes,
    lost: Lost,
    seconds: float,
) -> list[Report]:
    try:
        return future.result(2 * seconds * len(drafts))
    except Exception:  # a crash, a time limit, a broken pool
        future.cancel()
        if len(drafts) == 1:
            return [lost(drafts[0])]
    single = [_submit(executor, settings, [draft]) for draft in drafts]  # one of them did it: each alone
    return [_reports([d], f, executor, settings, lost, seconds)[0] for d, f in zip(drafts, single, strict=True)]


def settings_of(guard: Guard) -> bytes:
    """What a worker needs to judge as this Guard does: its registers' records come along, read once."""
    folder = guard.config.folder and guard.config.folder.absolute()
    config = replace(guard.config, lang=guard.lang, registers=(), accounts=(), folder=folder)
    return pickle.dumps((config, tuple(guard.register), tuple(guard.accounts), guard.today))


@lru_cache(maxsize=4)
def _guard_of(settings: bytes) -> Guard:
    from postguard.guard import Guard

    config, records, accounts, today = pickle.loads(settings)  # noqa: S301  # made by settings_of in the process that asks
    return Guard(config, records, today, accounts=accounts)


def check_there(settings: bytes, drafts: Sequence[Draft]) -> list[Report]:
    """In a worker: a report for each draft, by a Guard that stays warm. Empty settings stand for those of `begin`."""
    guard = _guard_of(settings or _begun)
    return [guard.check(draft) for draft in drafts]


def installed() -> list[tuple[str, str]]:
    """postguard and its plugins as they are installed here, with their versions."""
    points = entry_points(group="postguard")
    return sorted({(point.dist.name, point.dist.version) for point in points if point.dist})


_begun = b""


def begin(settings: bytes) -> None:
    """In a new process of Workers: the settings of all its tasks, which then need not come with each."""
    global _begun
    _begun = settings
    _guard_of(settings)  # now, since a draft's time should not pay for it
