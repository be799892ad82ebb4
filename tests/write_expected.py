"""Write the expected reports beside the sample drafts anew. Run as a script; read the result in the diff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from postguard import Guard, Report
from postguard.finding import Results
from postguard.reports import Options
from postguard.reports.text import write_text

SAMPLES = Path(__file__).parent.parent / "sample_posts"
TODAY = date(2026, 12, 1)


def expected_reports() -> Iterator[tuple[Path, str]]:
    """Each sample file's expected file with what its report says today, in the draft's language; calendars are Swedish."""
    for lang in ("sv", "en"):
        guard = Guard(SAMPLES / "postguard.toml", today=TODAY, overrides={"lang": lang})
        drafts = (draft for draft in guard.load(SAMPLES) if (draft.lang or "sv") == lang)
        for path, of_file in groupby(drafts, key=lambda draft: Path(draft.origin.path if draft.origin else "")):
            yield path.parent / f"{expected_name(path)}", report_text([guard.check(draft) for draft in of_file], lang)


def expected_name(path: Path) -> str:
    """The name of a sample's expected report: three calendars have one name, and their suffix tells them apart."""
    return f"{path.stem if path.suffix == '.md' else path.name}.expected.txt"


def report_text(reports: list[Report], lang: str) -> str:
    """The text report of one file; what is not built yet is left out, since it would fill the file.

    So is that nothing reads text in pictures: with Tesseract and without it the reports are the same, since a draft
    whose picture has text that matters says in `text` what it is.
    """
    left_out = ("not built", "inte byggd", "postguard-ocr", "postguard-semantic", "tesseract")
    shown = tuple(
        Report(
            report.draft, report.findings, report.settled,
            tuple(u for u in report.not_judged if not any(words in u.why for words in left_out)),
        )
        for report in reports
    )  # fmt: skip
    text = write_text(Results(shown), Options("sv" if lang == "sv" else "en", show_text=True))
    return text.replace(str(SAMPLES) + "/", "")


def expected_accounts() -> Iterator[tuple[Path, str]]:
    """The expected file of the sample register of accounts, with what its report says."""
    guard = Guard(SAMPLES / "postguard.toml", today=TODAY, overrides={"lang": "sv"})
    text = write_text(Results(accounts=guard.check_accounts()), Options("sv", show_text=True))
    yield SAMPLES / "konton.yaml.expected.txt", text


if __name__ == "__main__":
    for file, text in expected_accounts():
        file.write_text(text, encoding="utf-8")
    for file, text in expected_reports():
        file.write_text(text, encoding="utf-8")
