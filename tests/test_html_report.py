"""The HTML report in a real browser: it runs nothing of the drafts, fetches nothing, and everybody can use it."""

from __future__ import annotations

import base64
import io
import re
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from postguard import Draft, Finding, Guard, Media, Report
from postguard.draft import Answer, Origin
from postguard.facts.media import Picture, files_of
from postguard.finding import Reference, Results, Settled, Unjudged
from postguard.reports import Options
from postguard.reports.html import write_html
from postguard.reports.html.pictures import MAX_PICTURES

ALERT = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>"
HOSTILE = f"{ALERT}\"' onmouseover=alert(1) {{{{ 7 * 7 }}}} \x00\x1b[31m\u202e\u2066\ud800\ufffe</style></script><!--"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program)
        yield running
        running.close()


class Opened:
    """A page of the report, and what the browser complained of or asked for meanwhile."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))

    def quiet(self) -> bool:
        """Whether there was no complaint and nothing but the page itself was asked for."""
        loaded = [url for url in self.requests if not url.startswith("data:")]
        return self.complaints == [] and len({url.split("#")[0] for url in loaded}) == 1

    def wait(self, expression: str) -> None:
        """Until a JavaScript expression holds. Playwright's own waiting needs eval, which the page forbids."""
        end = time.monotonic() + 20
        while not self.page.evaluate(expression):
            assert time.monotonic() < end, expression
            time.sleep(0.01)

    def shown(self) -> list[str]:
        """The names of the drafts whose cards the filters leave."""
        names: list[str] = self.page.eval_on_selector_all(
            ".card:not([hidden]) > summary h3 bdi", "all => all.map(one => one.textContent)"
        )
        return names


Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    contexts = []

    def opener(html: str, at: str = "", **context: Any) -> Opened:
        file = tmp_path / "report.html"
        file.write_bytes(html.encode("utf-8", "backslashreplace"))
        made = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **context})
        contexts.append(made)
        found = Opened(made.new_page())
        found.page.goto(file.as_uri() + at)
        return found

    yield opener
    for made in contexts:
        made.close()


def options(guard: Guard, **more: Any) -> Options:
    def picture(draft: Draft, at: int) -> Picture | None:
        found = files_of(draft, guard.config)[at].picture
        return found if isinstance(found, Picture) else None

    return Options(**{"lang": "sv", "checks": guard.all_checks, "picture": picture, "today": date(2026, 12, 1), **more})


@pytest.fixture(scope="module")
def full(samples: tuple[Guard, Results]) -> str:
    guard, results = samples
    return write_html(results, options(guard, show_text=True))


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(opened: Open, samples: tuple[Guard, Results], lang: str, scheme: str) -> None:
    guard, results = samples
    found = opened(write_html(results, options(guard, lang=lang, show_text=True)), color_scheme=scheme)
    # All unfolded and laid out, so that axe sees every card.
    found.page.evaluate(
        "document.querySelectorAll('details').forEach(d => { d.open = true; d.style.contentVisibility = 'visible' })"
    )
    violations = Axe().run(found.page).response["violations"]
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in violations] == []
    assert found.quiet(), (found.complaints, found.requests)
    assert found.page.evaluate("document.documentElement.lang") == lang
    dark = found.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    assert dark is (scheme == "dark")


def test_the_summary_counts_and_clears_nobody(opened: Open, samples: tuple[Guard, Results], full: str) -> None:
    page = opened(full).page
    levels = page.locator("table", has_text="Anmärkningar efter nivå").locator("tbody tr")
    total = [int(cell) for cell in levels.last.locator("td").all_inner_texts()]
    findings = list(samples[1].findings())
    assert total == [sum(f.kind == kind for f in findings) for kind in ("fail", "review")] + [len(findings)]
    assert page.locator("header").inner_text().count("inte en juridisk prövning") == 1
    unjudged = {u.rule for report in samples[1].reports for u in report.not_judged}
    told = page.locator("section", has=page.locator("#not-judged")).locator("code").all_inner_texts()
    assert set(told) == unjudged
    accounts = page.locator("table", has_text="Utkast efter konto").locator("tbody tr").all_inner_texts()
    assert "sjohaga-stad\t14\t11" in accounts


def test_the_month_view_has_each_post_on_its_day(opened: Open, samples: tuple[Guard, Results], full: str) -> None:
    page = opened(full).page
    cells = page.eval_on_selector_all(
        ".calendar td:has(li)",
        "all => all.map(c => [c.querySelector('time').dateTime, [...c.querySelectorAll('li')].map(l => l.textContent)])",
    )
    shown = {(day, text.split()[-1]): text for day, posts in cells for text in posts}
    planned = {(str(r.draft.publish_at.date()), r.draft.id) for r in samples[1].reports if r.draft.publish_at}
    assert set(shown) == planned and len(planned) > 15
    assert shown["2026-12-08", "04-cykelvagen-klar"] == "✖ fel 07:00 04-cykelvagen-klar"
    assert shown["2026-12-07", "05-valkommen-ulla"].startswith("✖ fel, fråga 08:00")
    assert shown["2027-01-19", "06-ulla-berattar"].startswith("● råd")  # answered, but its account was silent for long
    assert shown["2026-12-02", "01-badet-oppnar"].startswith("○ inget anmärkt")
    row = page.locator(".calendar tr", has_text="05-valkommen-ulla")
    assert row.locator("th").inner_text() == "50" and row.locator("td").first.locator("time").inner_text() == "7"
    weekdays = page.locator(".calendar").first.locator("thead th").all_inner_texts()
    assert (weekdays[1], weekdays[7]) == ("måndag", "söndag")


def test_filters_by_keyboard_and_in_the_address(opened: Open, samples: tuple[Guard, Results], full: str) -> None:
    found = opened(full)
    page, reports = found.page, samples[1].reports
    page.locator("#filters input[name=level][value=error]").focus()
    page.keyboard.press("Space")
    found.wait("location.hash === '#level=error'")
    with_errors = [r.draft.id for r in reports if any(f.level == "error" for f in r.findings)]
    assert sorted(found.shown()) == sorted(with_errors)
    assert page.locator("output").inner_text() == f"Visar {len(with_errors)} av {len(reports)} utkast"
    left = page.locator(".card:not([hidden]) .finding:not([hidden]) .head .badge:first-child")
    assert left.all_text_contents() == ["✖ fel"] * sum(f.level == "error" for f in samples[1].findings())
    assert page.locator(".calendar li:visible").count() == sum(
        r.draft.publish_at is not None for r in reports if r.draft.id in with_errors
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # level, level, kind: certain
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    found.wait("location.hash.includes('kind=review')")
    asked = [r.draft.id for r in reports if any((f.level, f.kind) == ("error", "review") for f in r.findings)]
    assert sorted(found.shown()) == sorted(asked) and asked
    again = opened(full, at=page.evaluate("location.hash"))
    assert sorted(again.shown()) == sorted(asked), "the address holds the filters"
    page.locator("#filters button").focus()
    page.keyboard.press("Enter")
    found.wait("location.hash.length < 2")
    assert len(found.shown()) == len(reports)
    page.locator("#filters input[type=search]").focus()
    page.keyboard.type("BIBLIOTEKSAPPEN")
    found.wait("location.hash.includes('q=')")
    assert found.shown() == ["13-biblioteksappen"]
    assert found.quiet()


def test_filters_of_drafts(opened: Open, samples: tuple[Guard, Results], full: str) -> None:
    reports = samples[1].reports
    found = opened(full, at="#account=sjohaga-bibliotek")
    assert sorted(found.shown()) == sorted(r.draft.id for r in reports if r.draft.account == "sjohaga-bibliotek")
    found = opened(full, at="#level=error&level=warning&family=tone")
    assert sorted(found.shown()) == sorted(
        r.draft.id
        for r in reports
        if any(f.level != "note" and samples[0].all_checks[f.rule].family == "tone" for f in r.findings)
    )
    found = opened(full, at="#channel=linkedin&state=error")
    assert sorted(found.shown()) == sorted(
        r.draft.id for r in reports if "linkedin" in r.draft.channels and any(f.level == "error" for f in r.findings)
    )
    found = opened(full, at="#state=clean")
    assert set(found.shown()) == {r.draft.id for r in reports if not r.findings and not r.settled}
    assert found.page.locator("#clean .card").first.is_visible(), "the folded list is opened"


def test_a_post_in_the_month_view_leads_to_its_card(opened: Open, full: str) -> None:
    found = opened(full, at="#state=error")
    link = found.page.locator(".calendar a", has_text="04-cykelvagen-klar")
    link.focus()
    found.page.keyboard.press("Enter")
    assert found.page.evaluate("document.activeElement.closest('.card').dataset.a") == "gata-och-park"
    assert found.page.evaluate("location.hash") == "#state=error", "the address keeps the filters"
    direct = opened(full, at="#d0")
    assert direct.page.locator("#d0 .body").is_visible(), "a link from outside opens a folded card"


def test_on_paper_all_is_open_and_filters_are_gone(opened: Open, full: str) -> None:
    page = opened(full, color_scheme="dark").page
    assert not page.locator("#clean .card").first.is_visible()
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible() and not page.locator(".skip").is_visible()
    for card in page.locator(".card > .body").all():
        assert card.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf()[:5] == b"%PDF-"
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


def test_without_script_all_is_there(opened: Open, full: str) -> None:
    page = opened(full, java_script_enabled=False).page
    assert not page.locator("#filters").is_visible()
    assert page.locator(".card").count() == 22 and page.locator("#d3 .finding").first.is_visible()


def test_a_narrow_window_scrolls_the_month_alone(opened: Open, full: str) -> None:
    page = opened(full, viewport={"width": 320, "height": 640}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, "WCAG 1.4.10, reflow"


def test_marked_words_and_their_findings(opened: Open, samples: tuple[Guard, Results], full: str) -> None:
    page = opened(full).page
    (report,) = [r for r in samples[1].reports if r.draft.id == "10-bygglov-handlingar"]
    at = samples[1].reports.index(report)
    marks = page.locator(f"#d{at} mark").all_text_contents()
    spans = {report.draft.text[slice(*f.span)] for f in report.findings if f.span and f.pointer == "/text"}
    covered = "".join(marks)
    assert spans and all(span in covered for span in spans if span != report.draft.text)
    assert page.locator(f"#d{at} mark.more").count() > 0, "hard words in long sentences"
    numbers = page.locator(f"#d{at} a.ref").evaluate_all("all => all.map(a => a.hash)")
    assert len(numbers) == len(set(numbers)) == len([f for f in report.findings if f.pointer.startswith(("/text", "/title", "/media"))])  # fmt: skip
    assert all(page.locator(number).count() == 1 for number in numbers)


def test_overlapping_marks_keep_the_text_whole(opened: Open) -> None:
    text = "Ett två tre fyra fem.\nSex\tsju åtta."
    spans = [(0, 11), (4, 16), (8, 11), (22, 25), (0, len(text))]
    findings = tuple(Finding(f"r{n}", "note", "fail", "x", "/text", span) for n, span in enumerate(spans))
    for chosen in (findings[:4], findings):
        page = opened(write_html(Results((Report(Draft("a", text=text), chosen),)), Options(show_text=True))).page
        assert page.locator("#d0 .text").text_content() == text
        marked = "".join(page.locator("#d0 mark").all_text_contents())
        assert marked == "Ett två tre fyraSex", "what is about all of the text marks nothing"
        assert page.locator("#d0 mark.more").all_text_contents() == ["två ", "tre"]


def test_pictures_are_small_copies_without_metadata(samples: tuple[Guard, Results], full: str) -> None:
    uris = re.findall(r'href="data:image/jpeg;base64,([^"]+)"', full)
    assert len(uris) > 8
    for uri in uris:
        data = base64.b64decode(uri)
        image = Image.open(io.BytesIO(data))
        assert max(image.size) <= 640 and not image.getexif() and not {"comment", "exif", "xmp", "photoshop"} & set(image.info)  # fmt: skip
        assert b"Exif" not in data and b"GPS" not in data
    assert len(full) < 1_500_000


def test_boxes_stand_where_the_finding_says(opened: Open, tmp_path: Path) -> None:
    Image.new("RGB", (1280, 640), "white").save(tmp_path / "a.png")
    draft = Draft("a", media=(Media("a.png", alt="En vit yta."),), origin=Origin("a.md", root=str(tmp_path)))
    finding = Finding("low-contrast", "warning", "review", "x", "/media/0", box=(320, 160, 640, 480))
    html = write_html(Results((Report(draft, (finding,)),)), options(Guard({}), show_text=True))
    page = opened(html).page
    picture, box = page.locator("svg.picture").bounding_box(), page.locator("svg .box").bounding_box()
    assert picture and box and (picture["width"], picture["height"]) == (640, 320)
    place = (box["x"] - picture["x"], box["y"] - picture["y"], box["width"], box["height"])
    assert all(abs(got - wanted) <= 3 for got, wanted in zip(place, (160, 80, 160, 160)))
    assert page.locator("svg text").text_content() == "1"
    assert page.locator("svg.picture").get_attribute("aria-label") == "Bild 1: En vit yta."


def test_pictures_are_bounded_in_number(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    draft = Draft("a", media=(Media("a.png"),) * (MAX_PICTURES + 3), origin=Origin("a.md", root=str(tmp_path)))
    html = write_html(Results((Report(draft),)), options(Guard({}), show_text=True))
    assert html.count("data:image/jpeg") == MAX_PICTURES and html.count(f"högst {MAX_PICTURES} bilder") == 3


def test_pictures_outside_the_folder_are_not_shown(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "secret.png")
    (tmp_path / "in").mkdir()
    draft = Draft("a", media=(Media("../secret.png"),), origin=Origin("a.md", root=str(tmp_path / "in")))
    html = write_html(Results((Report(draft),)), options(Guard({}), show_text=True))
    assert "data:image/jpeg" not in html and "Bilden går inte att visa." in html


def test_nothing_of_a_hostile_draft_runs_or_hides(opened: Open) -> None:
    finding = Finding(
        "x", "error", "review", HOSTILE, "/text", (3, 40), help=HOSTILE,
        references=(Reference(HOSTILE, f"javascript:alert(1)//{HOSTILE}"), Reference(ALERT, f'https://example.se/"{ALERT}')),
    )  # fmt: skip
    draft = Draft(
        HOSTILE, text=HOSTILE + "x" * 50_000, title=HOSTILE, lang=HOSTILE, account=HOSTILE, channels=(HOSTILE, "\t"),
        publish_at=datetime(1, 1, 1), media=(Media(HOSTILE, alt=HOSTILE, text=HOSTILE), Media("b.mp4")),
        origin=Origin(HOSTILE, locator=HOSTILE),
    )  # fmt: skip
    settled = Settled(finding, Answer(HOSTILE, HOSTILE, by=HOSTILE, until=date(9999, 12, 31)))
    reports = (
        Report(draft, (finding,), (settled,), (Unjudged(HOSTILE, HOSTILE),)),
        Report(Draft("z", readable=False), (finding,)),
        Report(Draft(HOSTILE, text="ren", publish_at=datetime(9999, 12, 31))),
    )
    found = opened(write_html(Results(reports, (finding,)), Options("sv", show_text=True)))
    found.page.locator("#filters input[type=search]").fill(ALERT)
    found.wait("location.hash.includes('q=')")
    found.page.locator("select[name=account]").select_option(index=1)
    found.wait("location.hash.includes('account=')")
    assert len(found.shown()) == 1, "an account's odd name still filters"
    assert found.page.evaluate("window.hacked") is None
    assert found.quiet(), found.complaints
    assert found.page.locator("script").count() == 1 and found.page.locator("body img").count() == 0
    hrefs = found.page.locator("a").evaluate_all("all => all.map(a => a.protocol)")
    assert set(hrefs) <= {"file:", "https:"}
    text = found.page.locator("#d0 .text").nth(1).text_content() or ""
    assert ALERT in text and "\\x1b[31m\\x202e\\x2066\\xd800" in text and len(text) > 50_000
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", found.page.content())
    found.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.hacked = 2'}))")  # fmt: skip
    assert found.page.evaluate("window.hacked") is None, "the policy lets no other script run"


def test_ten_thousand_drafts_do_not_freeze_the_browser(opened: Open) -> None:
    finding = Finding(
        "long-sentence", "warning", "fail", "Meningen har 39 ord.", "/text", (0, 5), help="Dela den.",
        references=(Reference("språklagen (2009:600) 11 §", "https://www.riksdagen.se/"),) * 2,
    )  # fmt: skip
    reports = tuple(
        Report(
            Draft(
                f"utkast-{n}", text="Hej alla. " * 30, account=f"konto-{n % 40}", channels=("facebook",),
                publish_at=datetime(2026, 1, 1) + timedelta(hours=n), origin=Origin(f"plan/{n}.md"),
            ),
            (finding,) * 3 if n % 2 else (),
            not_judged=tuple(Unjudged(f"rule-{k}", "inte byggd") for k in range(50)),
        )
        for n in range(10_000)
    )  # fmt: skip
    begun = time.monotonic()
    html = write_html(Results(reports), Options("sv"))
    assert time.monotonic() - begun < 20 and len(html.encode()) < 30_000_000
    begun = time.monotonic()
    found = opened(html)
    found.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert time.monotonic() - begun < 20
    begun = time.monotonic()
    found.page.locator("#filters input[name=level][value=warning]").check()
    found.wait("location.hash === '#level=warning'")
    assert time.monotonic() - begun < 10
    assert found.page.locator("output").inner_text() == "Visar 5000 av 10000 utkast"


def test_a_draft_with_thousands_of_findings_takes_seconds() -> None:
    text = "Ord och ord. " * 3_000
    findings = [Finding("r", "note", "fail", "x", "/text", (n, n + 900)) for n in range(5_000)]
    findings += [Finding("r", "note", "fail", "x", "/text", (0, len(text))) for _ in range(5_000)]
    begun = time.monotonic()
    html = write_html(Results((Report(Draft("a", text=text), tuple(findings)),)), Options(show_text=True))
    assert time.monotonic() - begun < 10 and len(html) < 20_000_000


def test_odd_dates_make_no_endless_calendar() -> None:
    reports = tuple(
        Report(Draft(f"d{year}", text="x", publish_at=datetime(year, 1, 1))) for year in range(1, 10_000, 9)
    )
    html = write_html(Results(reports), Options("en"))
    assert html.count('class="calendar"') == 36 and f"Posts in {len(reports) - 36} more months" in html
    crowded = tuple(Report(Draft(f"d{n}", text="x", publish_at=datetime(2026, 5, 1))) for n in range(20))
    assert "12 more" in write_html(Results(crowded), Options("en"))
