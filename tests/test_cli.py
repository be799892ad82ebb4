"""The command line: its exit statuses, formats and messages, as a user meets them."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import SAMPLES

import postguard
from postguard.cli import main

GOOD = "Badet öppnar i dag. Välkommen!\n"
BAD = "Badet öppnar i dag. #sjöhagastad\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    return tmp_path


def run(*args: str, input: bytes | None = None) -> Result:
    return CliRunner().invoke(main, args, input=input)


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("check", "good.md"), 0),
        (("check", "bad.md"), 0),  # a warning, under the default --fail-on
        (("check", "bad.md", "--fail-on", "warning"), 1),
        (("check", "bad.md", "--fail-on", "warning", "--ignore", "accessibility"), 0),
        (("check", "bad.md", "--fail-on", "note", "--select", "minors,shouting"), 0),
        (("check", "good.md", "--strict"), 1),
        (("check", "good.md", "--strict", "--select", "hashtag-case"), 0),
        (("check", "empty.md"), 1),
        (("check", "missing.md"), 2),
        (("check", "good.md", "--select", "hashtag-cas"), 2),
        (("check", "good.md", "--format", "jsn"), 2),
        (("check", "good.md", "--policy", "stockhom"), 2),
        (("check", "good.md", "--today", "igår"), 2),
        (("check",), 2),
        (("chek", "good.md"), 2),
    ],
)
def test_exit_status(here: Path, args: tuple[str, ...], status: int) -> None:
    (here / "empty.md").touch()
    assert run(*args).exit_code == status


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("check", "good.md", "--select", "hashtag-cas"), "did you mean 'hashtag-case'?"),
        (("check", "good.md", "--format", "jsn"), "did you mean 'json'?"),
        (("chek", "good.md"), "did you mean 'check'?"),
        (("explain", "alt-mising"), "did you mean 'alt-missing'?"),
        (("check", "good.md", "missing.md"), "missing.md: there is no such file or folder"),
    ],
)
def test_messages_name_the_way_out(here: Path, args: tuple[str, ...], words: str) -> None:
    assert words in run(*args).output


def test_a_missing_path_does_not_stop_the_others(here: Path) -> None:
    result = run("check", "missing.md", "bad.md")
    assert result.exit_code == 2 and "hashtag-case" in result.output


def test_text_report_in_both_languages(here: Path) -> None:
    assert "What to do: Begin each word of the hashtag with a capital." in run("check", "bad.md", "--lang", "en").output
    swedish = run("check", "bad.md", "--lang", "sv", "--show-text").output
    assert "1:21  varning  hashtag-case" in swedish and "»#sjöhagastad«" in swedish


def test_the_flagged_words_stay_out_unless_asked_for(here: Path) -> None:
    for form in ("text", "json"):
        assert "sjöhagastad" not in run("check", "bad.md", "--format", form).output
        assert "sjöhagastad" in run("check", "bad.md", "--format", form, "--show-text").output


def test_quiet_is_one_line_a_finding(here: Path) -> None:
    lines = run("check", "bad.md", "--quiet", "--lang", "en", "--select", "hashtag-case").output.splitlines()
    assert lines == ["bad.md:1:21: warning hashtag-case: The hashtag holds several words without capitals."]
    (here / "words.toml").write_text("[language-model]\nuse = false\n", encoding="utf-8")
    unjudged = run("check", "good.md", "--quiet", "--lang", "en", "--select", "mockery", "--config", "words.toml")
    assert unjudged.output == "Not judged: 1 rule.\n"
    assert run("check", "good.md", "--quiet", "--select", "hashtag-case").output == ""


def test_output_file_and_standard_input(here: Path) -> None:
    result = run("check", "-", "--format", "json", "--output", "report.json", input=BAD.encode())
    assert result.exit_code == 0 and result.output == ""
    (draft,) = json.loads((here / "report.json").read_text(encoding="utf-8"))["drafts"]
    assert [f["rule"] for f in draft["findings"]] == ["hashtag-case"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('{"id": "a", "text": "Hej"}\n{"id": "b", "text": "Hej"}\n', ["a", "b"]),
        ('[{"id": "a", "text": "Hej"}]', ["a"]),
        ("---\nid: a\n---\nHej", ["a"]),
    ],
)
def test_standard_input_may_be_lines_a_list_or_markdown(here: Path, text: str, ids: list[str]) -> None:
    report = json.loads(run("check", "-", "--format", "json", input=text.encode()).output)
    assert [draft["id"] for draft in report["drafts"]] == ids


def test_init_writes_settings_that_are_the_defaults(here: Path) -> None:
    assert run("init").exit_code == 0
    written = (here / "postguard.toml").read_text(encoding="utf-8")
    assert not any(tomllib.loads(written).get(key) for key in ("select", "rules"))
    assert postguard.Guard(here / "postguard.toml").config.limits.characters == 50_000
    everything = "\n".join(
        line.removeprefix("# ") if " = " in line or "# [" in line else line for line in written.splitlines()
    )
    (here / "postguard.toml").write_text(everything, encoding="utf-8")
    assert run("check", "good.md").exit_code == 0, "every commented setting is a valid one"
    assert run("init").exit_code == 2 and run("init", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("selct = []", "unknown key 'selct'; did you mean 'select'?"),
        ('fail-on = "eror"', "should be one of error, warning, note"),
        ("[limits]\ncharacters = true", "characters: True should be int"),
        ("[rules.long-sentense]\nwords = 3", "there is no rule 'long-sentense'; did you mean 'long-sentence'?"),
        ("[rules.long-sentence]\nword = 3", "unknown option 'word'; did you mean 'words'?"),
        ('[rules.long-sentence]\nwords = "tre"', "should be int"),
        ('registers = ["none.csv"]', "none.csv: cannot be read"),
        ('[faces]\ndetector = "centreface"', "did you mean 'centerface'?"),
        ("= 3", "cannot be read"),
    ],
)
def test_a_wrong_configuration_is_one_clear_line(here: Path, settings: str, words: str) -> None:
    (here / "postguard.toml").write_text(settings, encoding="utf-8")
    result = run("check", "good.md")
    assert result.exit_code == 2 and words in result.output and "Traceback" not in result.output


def test_configuration_is_found_upwards_and_in_pyproject(here: Path) -> None:
    (here / "pyproject.toml").write_text('[tool.postguard]\nignore = ["hashtag-case"]\n', encoding="utf-8")
    folder = here / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "bad.md").write_text(BAD, encoding="utf-8")
    assert "hashtag-case" not in run("check", "a/b/bad.md").output.split("Not judged")[0]


def test_levels_and_options_of_rules_are_settings(here: Path) -> None:
    (here / "postguard.toml").write_text(
        '[rules.hashtag-case]\nlevel = "error"\n[rules.long-sentence]\nwords = 3\n', encoding="utf-8"
    )
    result = run("check", "bad.md", "--lang", "en")
    assert result.exit_code == 1 and "The sentence has 4 words; readers manage 3." in result.output


def test_rules_explain_and_plugins() -> None:
    listed = run("rules", "--lang", "sv").output
    assert "alt-missing" in listed and "En bild saknar alternativtext." in listed
    for rule in (line.split()[1] for line in listed.splitlines()):
        assert run("explain", rule, "--lang", "sv").exit_code == 0
    assert "words = 30  # words that a sentence may have" in run("explain", "long-sentence", "--lang", "en").output
    assert any(line.split()[:2] == ["example", "postguard-example"] for line in run("plugins").output.splitlines())


def test_completion() -> None:
    assert "_POSTGUARD_COMPLETE" in run("completion", "bash").output


def test_version_and_a_real_process_with_two_workers() -> None:
    tool = [sys.executable, "-c", "from postguard.cli import main; main()"]
    version = subprocess.run([*tool, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.split()[-1] == postguard.__version__
    ignored = "minors,image-text-not-in-alt,low-contrast,flashing-image"  # pictures are judged in other tests
    args = ["check", str(SAMPLES), "--format", "json", "--ignore", ignored, "--today", "2026-12-01"]
    one, two = (subprocess.run([*tool, *args, "--jobs", jobs], capture_output=True, text=True) for jobs in "12")
    assert (one.returncode, two.returncode) == (1, 1), two.stderr
    assert json.loads(one.stdout) == json.loads(two.stdout)
