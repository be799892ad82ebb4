"""Judge what a command line names: with one process or several, showing how far it is, and ending cleanly on Ctrl-C."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, NamedTuple

import click

from postguard.batch import installed
from postguard.finding import Report, Results
from postguard.guard import Guard

SEVERAL = 100
"""Drafts from which several processes are worth their start."""
_EVERY = 10.0  # seconds between two lines where no bar can be drawn
_ANSWER = 10.0  # seconds in which a scheduler answers
_PATIENCE = 30.0  # seconds to wait for a worker of a cluster that is just starting
_LONG = 2.0  # seconds of work before anything is shown at all


class Part(NamedTuple):
    """A path of the command line, the Guard of the configuration that holds for it, and what was said about it."""

    guard: Guard
    path: str
    results: Results = Results()


class Pace(NamedTuple):
    """How to judge: with how many processes (0: as the drafts are many), on which Dask scheduler, and in silence?"""

    jobs: int = 0
    dask: str | None = None
    quiet: bool = False


def judge(parts: Sequence[Part], pace: Pace) -> tuple[list[Part], bool]:
    """The parts with their results, and whether somebody stopped the run (what was judged until then is reported)."""
    done: list[Part] = []
    for part in parts:
        drafts = list(part.guard.load(part.path))
        reports: list[Report] = []
        with _executor(part.guard, len(drafts), pace) as executor:
            progress = Progress(len(drafts), part.guard, pace.quiet)
            stream = part.guard.check_many(drafts, executor)
            try:
                for report in stream:
                    reports.append(report)
                    progress.step(len(reports))
                progress.end()
            except KeyboardInterrupt:
                stream.close()  # type: ignore[attr-defined]
                progress.end()
                done.append(part._replace(results=part.guard.results(reports, missing=len(drafts) - len(reports))))
                return done, True
        done.append(part._replace(results=part.guard.results(reports)))
    return done, False


@contextmanager
def _executor(guard: Guard, count: int, pace: Pace) -> Iterator[Executor | None]:
    if pace.dask:
        with _dask(pace.dask) as executor:
            yield executor
        return
    jobs = pace.jobs or (min(8, os.cpu_count() or 1) if count >= SEVERAL else 1)
    if jobs == 1 and count < SEVERAL:
        yield None
        return
    executor = guard.workers(jobs)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    try:
        import distributed
    except ImportError as error:
        raise click.UsageError("--dask needs the extra: pip install 'postguard[dask]'") from error
    try:
        from distributed.comm.addressing import get_address_host_port

        # A Client that finds nobody leaves a traceback when it is dropped: so somebody must listen before there is one.
        socket.create_connection(get_address_host_port(address), timeout=_ANSWER).close()
        client: Any = vars(distributed)["Client"](address, timeout=_ANSWER, set_as_default=False)  # it has no types
    except (OSError, TimeoutError, ValueError) as error:
        raise click.UsageError(f"--dask {address}: no scheduler answers ({type(error).__name__})") from None
    try:
        _check_workers(client, address)
        yield client.get_executor()
    finally:
        client.close()


def _check_workers(client: Any, address: str) -> None:
    """Wrong usage where a worker could not judge as this process would, or where none comes."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        there: dict[str, Any] = client.run(installed)
    except TimeoutError:
        raise click.UsageError(f"--dask {address}: the scheduler has no workers") from None
    except ImportError as error:
        raise click.UsageError(f"--dask {address}: a worker lacks the module {error.name}") from None
    others = sum(found != installed() for found in there.values())
    if others:
        raise click.UsageError(f"--dask {address}: {others} of {len(there)} workers have other versions or plugins")


class Progress:
    """How far a run is: a bar with rate and time left on a terminal, a line now and then elsewhere."""

    def __init__(self, count: int, guard: Guard, quiet: bool) -> None:
        self._count, self._guard, self._quiet = count, guard, quiet
        self._known_before = guard.kept.known
        self._sv = guard.lang == "sv"
        self._begun = self._said = time.monotonic()
        self._terminal = sys.stderr is not None and sys.stderr.isatty()
        self._drawn = False

    def step(self, done: int) -> None:
        """So many drafts are judged."""
        now = time.monotonic()
        if self._quiet or now - self._begun < _LONG or now - self._said < (0.1 if self._terminal else _EVERY):
            return
        self._said = now
        rate = done / (now - self._begun)
        left = round((self._count - done) / rate)
        words = f"{done}/{self._count}  {rate:.0f}/s  {'kvar' if self._sv else 'left'} {left // 60}:{left % 60:02}"
        if self._terminal:
            width = 24
            full = width * done // max(1, self._count)
            click.echo(f"\r[{'#' * full}{'.' * (width - full)}] {words} ", err=True, nl=False)
            self._drawn = True
        else:
            click.echo(words, err=True)

    def end(self) -> None:
        """All that will be judged is; what came from an earlier run is said where it was much."""
        if self._drawn:
            click.echo("\r" + " " * 70 + "\r", err=True, nl=False)
        known = self._guard.kept.known - self._known_before
        if known and self._count >= SEVERAL and not self._quiet:
            click.echo(
                f"{known} av {self._count} utkast oförändrade sedan en tidigare körning"
                if self._sv
                else f"{known} of {self._count} drafts unchanged since an earlier run",
                err=True,
            )
