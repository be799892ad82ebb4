"""Shared by the tests: the sample posts' place, a fixed day, and drafts in scratch folders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from borrowed import borrow

from postguard import Guard, Report
from postguard.finding import Results

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_posts"
TODAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes what the user's runs remember."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("POSTGUARD_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


Checker = Callable[..., list[Report]]


@pytest.fixture
def checked(tmp_path: Path) -> Checker:
    """Write a file in a scratch folder and check it: checked("draft.md", "text", select=[...])."""

    def run(name: str, content: str | bytes, **config: object) -> list[Report]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        guard = Guard({"lang": "en", **config}, today=TODAY)
        return [guard.check(draft) for draft in guard.load(path)]

    return run


@pytest.fixture(scope="session")
def borrowed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment variables of a Python of its own, in which a test may install things."""
    return borrow(tmp_path_factory.mktemp("python"))


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Guard, Results]:
    """The sample posts that are Markdown, judged in Swedish, once for all tests of reports."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setenv("POSTGUARD_CACHE", str(tmp_path_factory.mktemp("cache")))
        guard = Guard(SAMPLES / "postguard.toml", today=TODAY, overrides={"lang": "sv"})
        drafts = (draft for path in sorted(SAMPLES.glob("[0-9]*.md")) for draft in guard.load(path))
        return guard, guard.run(drafts)
