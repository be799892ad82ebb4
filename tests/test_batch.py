"""Many drafts: several workers, crashes and hangs that cost one draft, reports kept for the next run."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from postguard import Check, Draft, Guard, Media, Report
from postguard.draft import Origin
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.workers import TimeLimit, WorkerLost, Workers

TODAY = date(2026, 12, 1)
PLAIN = {"lang": "en", "select": ["plain-language", "accessibility"], "cache": False}


def drafts(count: int) -> list[Draft]:
    return [
        Draft(id=str(at), text="KLICKA HÄR NU ALLA BARN: www.example.se" if at % 3 else "Badet öppnar.")
        for at in range(count)
    ]


def said(reports: list[Report]) -> list[tuple[str, list[str]]]:
    return [(report.draft.id, [finding.fingerprint for finding in report.findings]) for report in reports]


@pytest.mark.parametrize("kind", ["threads", "processes", "workers"])
def test_any_executor_gives_the_same_reports_in_order(kind: str) -> None:
    guard = Guard(PLAIN, today=TODAY)
    makers = {
        "threads": lambda: ThreadPoolExecutor(2),
        "processes": lambda: ProcessPoolExecutor(2),
        "workers": lambda: guard.workers(2),
    }
    alone = said(list(guard.check_many(drafts(50))))
    with makers[kind]() as executor:
        assert said(list(guard.check_many(drafts(50), executor))) == alone
    assert any(findings for _, findings in alone)


def test_drafts_are_read_as_reports_are_asked_for() -> None:
    read = 0

    def many() -> Iterator[Draft]:
        nonlocal read
        for draft in drafts(5000):
            read += 1
            yield draft

    guard = Guard(PLAIN, today=TODAY)
    with guard.workers(1) as executor:
        reports = guard.check_many(many(), executor)
        next(reports)
        assert read <= 100
        reports.close()


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def end() -> None:
    os._exit(3)


def nothing() -> None:
    pass


def test_a_task_that_hangs_or_kills_its_process_costs_itself() -> None:
    with Workers(2, 1.5, nothing) as workers:
        futures = [
            workers.submit(sleep, 0.01),
            workers.submit(end),
            workers.submit(sleep, 60),
            workers.submit(sleep, 0.02),
        ]
        assert futures[0].result(30) == 0.01 and futures[3].result(30) == 0.02
        with pytest.raises(WorkerLost):
            futures[1].result(30)
        with pytest.raises(TimeLimit):
            futures[2].result(30)
    with pytest.raises(RuntimeError):
        workers.submit(nothing)


class Brittle(Executor):
    """An executor whose workers die of one draft, as a broken pool does, and which takes no chunk that has it."""

    def submit(self, fn, settings, drafts):  # type: ignore[no-untyped-def]
        from concurrent.futures import Future
        from concurrent.futures.process import BrokenProcessPool

        future: Future[list[Report]] = Future()
        if any(draft.id == "7" for draft in drafts):
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(fn(settings, drafts))
        return future


def test_a_draft_that_breaks_its_worker_is_reported_and_the_rest_goes_on() -> None:
    guard = Guard(PLAIN, today=TODAY)
    reports = list(guard.check_many(drafts(20), Brittle()))
    alone = list(guard.check_many(drafts(20)))
    assert [r.draft.id for r in reports] == [str(at) for at in range(20)]
    assert [(f.rule, f.message) for f in reports[7].findings] == [
        ("check-crashed", "Judging was cut off: the process ended or took over 120 s. Nothing of the draft is judged.")
    ]
    assert said(reports[:7] + reports[8:]) == said(alone[:7] + alone[8:])


class Counting(Check):
    """Counts how often it is asked."""

    id = "counting"
    message = {"sv": "Räknat.", "en": "Counted."}
    help = message
    asked = 0

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        type(self).asked += 1
        yield self.finding("/text", (0, 1))


class Plugin:
    from postguard import hookimpl

    @hookimpl
    def postguard_checks(self) -> list[type[Check]]:
        return [Counting]


def counted(drafts: list[Draft], today: date = TODAY, **config: object) -> tuple[int, list[Report]]:
    """How many drafts were judged, and the reports."""
    Counting.asked = 0
    guard = Guard({"lang": "en", "select": ["counting"], **config}, today=today, plugins=(Plugin(),))
    reports = list(guard.check_many(drafts))
    assert guard.kept.known == len(drafts) - Counting.asked
    return Counting.asked, reports


def test_a_rerun_judges_only_what_changed(tmp_path: Path) -> None:
    some = drafts(10)
    first = counted(some)
    assert first[0] == 10
    again = counted(some)
    assert again == (0, first[1])
    some[3] = Draft(id="3", text="Nytt.")
    assert counted(some)[0] == 1
    assert counted(some, date(2026, 12, 2))[0] == 10, "consents and answers expire"
    assert counted(some, limits={"pixels": 1})[0] == 10, "other settings"
    assert counted(some, cache=False)[0] == 10


def test_a_picture_that_changed_is_judged_again(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "a.png"
    Image.new("RGB", (9, 9), "red").save(picture)
    draft = Draft(id="1", text="Hej!", media=(Media("a.png"),), origin=Origin("x", root=str(tmp_path)))
    assert [counted([draft])[0], counted([draft])[0]] == [1, 0]
    Image.new("RGB", (9, 9), "blue").save(picture)
    assert counted([draft])[0] == 1
    picture.unlink()
    assert counted([draft])[0] == 1


def test_a_film_without_captions_is_no_film_of_which_nothing_is_said() -> None:
    said = Draft(id="1", text="Hej!", media=(Media("a.mp4", captions=False),))
    silent = Draft(id="1", text="Hej!", media=(Media("a.mp4"),))
    assert [counted([said])[0], counted([silent])[0]] == [1, 1]
    assert said.to_dict()["media"] == [{"path": "a.mp4", "kind": "video", "captions": False}]


def test_an_edit_of_an_earlier_run_is_there_again(tmp_path: Path) -> None:
    """It holds words of the draft, which is why what is kept is sealed."""
    draft = Draft(id="1", text="Nu är det jul! #sjöhagaärbäst")
    runs = []
    for known in (0, 1):
        guard = Guard({"lang": "en", "select": ["hashtag-case"]}, today=TODAY)
        runs.append(list(guard.check_many([draft])))
        assert guard.kept.known == known
    assert runs[0] == runs[1] and runs[0][0].findings[0].edits[0].replacement


def test_what_is_kept_holds_nothing_personal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTGUARD_CACHE", str(tmp_path))
    text = "Ring Tuva Almskog, 070-174 06 05, 19900118-2386. KLICKA HÄR! #tuvaalmskogärbäst"
    guard = Guard({"lang": "sv", "select": ["all"], "ignore": ["image-text-not-in-alt"]}, today=TODAY)
    (report,) = guard.check_many([Draft(id="x", text=text, author="Elis Brunnhage")])
    assert len(report.findings) > 2
    guard.kept.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for word in ("Tuva", "Almskog", "tuva", "070", "2386", "Elis", "KLICKA"):
        assert word.encode() not in kept


def test_a_changed_plugin_is_other_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import postguard.kept as module

    package = tmp_path / "houserules"
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    point = type("Point", (), {"module": "houserules.rules", "dist": None})
    monkeypatch.setattr(module, "entry_points", lambda group: [point])
    states = []
    for words in ("", "~\\w*", "more"):
        (package / "words.txt").write_text(words)
        os.utime(package / "words.txt", (len(states), len(states)))
        module._code.cache_clear()
        states.append(module._code())
    module._code.cache_clear()
    assert len(set(states)) == 3
