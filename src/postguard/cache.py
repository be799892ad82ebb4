"""What was once computed about a file, kept on disk for the next run: one SQLite file in the user's cache folder.

A cache may always be empty: what cannot be read or written is computed anew, never an error. Who puts something in
sees to it that it holds nothing personal: faces are kept as places and numbers, words not at all.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "cache-1.sqlite3"
"""Its number changes with the table, so that versions of postguard side by side leave each other's alone."""
ENTRIES = 20_000
"""The oldest beyond this many are dropped: some 10 MB."""
PATIENCE = 0.5  # seconds to wait for another process that writes

_LEFT: list[sqlite3.Connection | None] = []
"""Connections of a parent process. A forked child may not even close them: that would undo the parent's locks."""

_TABLE = """
create table if not exists entries (
    kind text not null, key text not null, version text not null, made real not null, value text not null,
    primary key (kind, key)
) without rowid
"""


def cache_folder() -> Path | None:
    """The folder of the cache: $POSTGUARD_CACHE, else the system's usual place; None for a user without a home."""
    if own := os.environ.get("POSTGUARD_CACHE"):
        return Path(own)
    try:
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "postguard" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "postguard"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "postguard"
    except RuntimeError:
        return None


@dataclass(frozen=True, slots=True)
class Info:
    """What a cache holds: its file, its size in bytes, and how many entries of each kind."""

    path: Path | None
    bytes: int
    entries: dict[str, int]


class Cache:
    """Values (whatever JSON can say) by kind and key. One key holds one version: a newer provider's replaces it.

    Threads and processes may share one; a process that is killed while it writes leaves the last whole state. With
    no folder nothing is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / FILE if folder else None
        self._lock = threading.Lock()
        self._base: sqlite3.Connection | None = None
        self._process = 0

    def get(self, kind: str, key: str, version: str) -> Any:
        """The value, or None where there is none of this version."""
        query = "select value from entries where kind = ? and key = ? and version = ?"
        row = self._do(lambda base: base.execute(query, (kind, key, version)).fetchone())
        try:
            return json.loads(row[0]) if row else None
        except (ValueError, TypeError, RecursionError):
            return None

    def put(self, kind: str, key: str, version: str, value: Any) -> None:
        """Keep a value. Raises TypeError or ValueError for one that JSON cannot say."""
        row = (kind, key, version, time.time(), json.dumps(value, allow_nan=False))

        def write(base: sqlite3.Connection) -> None:
            with base:
                base.execute("insert or replace into entries values (?, ?, ?, ?, ?)", row)

        self._do(write)

    def info(self) -> Info:
        """What is kept now."""
        if self.path is None or not self.path.is_file():
            return Info(self.path, 0, {})
        counted = self._do(
            lambda b: b.execute("select kind, count(*) from entries group by kind order by kind").fetchall()
        )
        size = 0
        for path in self._files():
            with suppress(OSError):
                size += path.stat().st_size
        return Info(self.path, size, dict(counted or ()))

    def clear(self) -> None:
        """Drop everything. Raises OSError where the file cannot be removed."""
        with self._lock:
            self._close()
            for path in self._files():
                path.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return [self.path.with_name(FILE + end) for end in ("-wal", "-shm", "")] if self.path else []

    def _do(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        """What `work` returns; None where the file cannot be used. A damaged file is removed, and the work done again."""
        with self._lock:
            for _ in range(2):
                try:
                    base = self._open()
                    return work(base) if base else None
                except (sqlite3.OperationalError, OSError):  # locked for long, a full disk, a read-only folder
                    return None
                except (sqlite3.Error, ValueError, OverflowError):  # no SQLite file, or its pages damaged
                    self._close()
                    for path in self._files():
                        with suppress(OSError):
                            path.unlink(missing_ok=True)
        return None

    def _open(self) -> sqlite3.Connection | None:
        if self.path is None:
            return None
        if self._base is None or self._process != os.getpid():  # a forked process may not use its parent's
            _LEFT.append(self._base)
            self._base, self._process = None, os.getpid()
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            base = sqlite3.connect(self.path, timeout=PATIENCE, check_same_thread=False)
            try:
                with suppress(OSError):
                    self.path.chmod(0o600)
                base.execute("pragma journal_mode = wal")  # readers never wait, and a killed writer leaves no half
                base.execute("pragma synchronous = normal")
                base.execute(_TABLE)
                self._drop_oldest(base)
            except BaseException:
                base.close()
                raise
            self._base = base
        return self._base

    @staticmethod
    def _drop_oldest(base: sqlite3.Connection) -> None:
        with closing(base.execute("select count(*) from entries")) as counted:
            spare = counted.fetchone()[0] - ENTRIES
        if spare > 0:
            oldest = "select kind, key from entries order by made limit ?"
            with base:
                base.execute(f"delete from entries where (kind, key) in ({oldest})", (spare,))  # noqa: S608

    def _close(self) -> None:
        if self._base is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        with self._lock:
            self._close()

    def __del__(self) -> None:
        self._close()
