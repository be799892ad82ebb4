"""Take the pictures in docs/: of the HTML report of the sample posts, and of a rule's page. Run as a script after
`make site`; needs chromium."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
DAY = "2026-12-01"


def take(browser: Browser, page_file: Path, name: str, selector: str, scheme: str, width: int, height: int) -> None:
    """A picture of the page's window with the element at its top, in few colours, which keeps the file small."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("at => document.querySelector(at).scrollIntoView()", selector)
    target = DOCS / name
    page.screenshot(path=target)
    with Image.open(target) as image:
        image.convert("RGB").quantize(128).save(target, optimize=True)
    context.close()


def report(lang: str, folder: Path) -> Path:
    """The report of the sample posts, as a user would write it."""
    from click.testing import CliRunner

    from postguard.cli import main

    file = folder / f"{lang}.html"
    os.chdir(ROOT)  # the report names the files as the user did
    posts = [str(path) for path in sorted(Path("sample_posts").glob("[0-9]*.md"))]
    args = ["check", *posts, "--format", "html", "--lang", lang, "--show-text", "--today", DAY, "--no-cache"]
    CliRunner().invoke(main, [*args, "--output", str(file)])
    return file


def overview(folder: Path) -> Path:
    """The yearly overview of the sample accounts."""
    from click.testing import CliRunner

    from postguard.cli import main

    posts = [str(path) for path in sorted(Path("sample_posts").glob("[0-9]*.md"))]
    args = ["--config", "sample_posts/postguard.toml", "--lang", "sv", "--today", DAY, "--output", str(folder)]
    CliRunner().invoke(main, ["accounts", "report", *posts, *args, "--only", "html"])
    return folder / f"kontorapport-{DAY[:4]}.html"


if __name__ == "__main__":
    program = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        take(browser, report("sv", Path(folder)), "report-month.png", "#calendar", "light", 1100, 720)
        take(browser, ROOT / "site" / "rules" / "hashtag-case.html", "rule-page.png", "body", "light", 1250, 900)
        take(browser, report("en", Path(folder)), "report-card.png", "#d4", "dark", 1000, 900)
        take(browser, overview(Path(folder)), "accounts-report.png", "body", "light", 1100, 950)
