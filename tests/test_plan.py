"""Rules on the plan: findings reach the drafts that they are about, answers settle them, broken rules cost themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from postguard import Answer, Check, Draft, Guard, hookimpl
from postguard.finding import Finding
from postguard.plan import Plan

TODAY = date(2026, 12, 1)
TEXT = "Nu öppnar badet för säsongen, med ny ramp, längre öppettider på helgerna och simskola för alla."


def run(*drafts: Draft, plugins: tuple[object, ...] = (), **config: object):  # type: ignore[no-untyped-def]
    settings = {"lang": "en", "select": ["governance"], "ignore": ["unowned-post"], **config}
    return Guard(settings, today=TODAY, plugins=plugins).run(drafts)


def post(day: int, **fields: object) -> Draft:
    moment = datetime(2026, 12, 1, 9) + timedelta(days=day)
    return replace(Draft(id=f"d{day}", text=f"Inlägg {day}.", account="badet", publish_at=moment), **fields)  # type: ignore[arg-type]


def test_a_repeated_text_is_said_on_the_later_post() -> None:
    results = run(post(9, text=TEXT), post(2, text=TEXT), post(4))
    assert [[f.rule for f in report.findings] for report in results.reports] == [["repeated-post"], [], []]
    (finding,) = results.reports[0].findings
    assert (finding.kind, finding.pointer, finding.message) == (
        "fail",
        "/text",
        "The same text is planned for 2026-12-03 (d2).",
    )
    assert finding.fingerprint and not results.plan


def test_an_answer_settles_a_question_about_the_plan() -> None:
    answered = post(9, text=TEXT, answers=(Answer("repeated-post", "Påminnelse, avtalat med förvaltningen."),))
    results = run(post(2, text=TEXT), answered)
    assert not list(results.findings())
    assert [s.finding.rule for s in results.reports[1].settled] == ["repeated-post"]


def test_one_day_bears_three_posts() -> None:
    drafts = [post(3, id=str(at), publish_at=datetime(2026, 12, 4, 8 + at)) for at in range(5)]
    assert [[f.rule for f in r.findings] for r in run(*drafts).reports] == [
        [],
        [],
        [],
        ["posting-burst"],
        ["posting-burst"],
    ]
    other = [replace(draft, channels=("facebook" if at % 2 else "instagram",)) for at, draft in enumerate(drafts)]
    assert not list(run(*other).findings())


def test_what_concerns_an_account_is_said_of_the_plan() -> None:
    results = run(post(1), rules={"plan-too-thin": {"posts-per-week": 3}})
    assert [f.message for f in results.plan] == [
        "Account badet: 1 posts are planned for the next 4 weeks; the rhythm is 12."
    ]


def test_accounts_are_judged_by_themselves() -> None:
    drafts = [post(0), post(5), post(50), *(post(day, id=f"x{day}", account="skolan") for day in (0, 20, 40))]
    assert [r.draft.id for r in run(*drafts).reports if r.findings] == ["d50"]


def test_silent_weekdays() -> None:
    results = run(post(4), rules={"wrong-weekday": {"silent": ["lördag", "söndag"]}})  # 5 December is a Saturday
    assert [f.message for f in results.findings()] == [
        "The post is planned for a Saturday, when the house does not publish."
    ]


class Broken(Check):
    """Breaks."""

    id = "broken-plan"
    subject = "plan"
    message = {"sv": "x", "en": "x"}
    help = message

    def run_plan(self, plan: Plan) -> Iterator[tuple[int, Finding]]:
        raise RuntimeError("Tuva Almskog")


class Plugin:
    @hookimpl
    def postguard_checks(self) -> list[type[Check]]:
        return [Broken]


def test_a_broken_rule_on_the_plan_costs_itself() -> None:
    results = run(post(9, text=TEXT), post(2, text=TEXT), select=["governance", "broken-plan"], plugins=(Plugin(),))
    assert [f.rule for f in results.plan] == ["check-crashed"] and "Tuva" not in results.plan[0].message
    assert [f.rule for f in results.reports[0].findings] == ["repeated-post"]


def test_ten_thousand_posts_are_a_moment() -> None:
    words = "badet parken skolan torget bussen snön lovet kören boken cykeln".split()
    texts = [" ".join(words[(at // 10**k) % 10] + str((at * 7 + k) % 13) for k in range(12)) for at in range(10_000)]
    drafts = [post(at % 300, id=str(at), text=text, account=str(at % 50)) for at, text in enumerate(texts)]
    found = list(run(*drafts, select=["repeated-post"]).findings())
    assert all(f.rule == "repeated-post" for f in found)
