"""The documentation: nothing generated lags, every public name is explained, the site holds together and fetches nothing."""

from __future__ import annotations

import functools
import http.server
import io
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_type_hints
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from click.testing import CliRunner
from conftest import ROOT
from generate_docs import lagging
from playwright.sync_api import sync_playwright
from public_api import is_record, members, public
from rule_pages import FOLDERS, own_rules
from write_tutorials import TUTORIALS, tutorial

from postguard import Check, Draft
from postguard.cli import main
from postguard.config import Config
from postguard.explain import LONGEST, as_text
from postguard.register import RegisterError
from postguard.register.account_rows import ACCOUNTS
from postguard.register.accounts import Account
from postguard.register.yaml_rows import open_yaml
from postguard.sources.fields import Reading
from postguard.testing import findings_of

DOCS = ROOT / "docs"
RULES = own_rules()


def test_nothing_that_is_generated_lags() -> None:
    assert [str(path.relative_to(ROOT)) for path in lagging()] == [], "run: make docs"


@pytest.mark.parametrize(("name", "thing"), [pytest.param(*pair, id=pair[0]) for pair in public()])
def test_every_public_name_is_explained(name: str, thing: object) -> None:
    if name == "postguard.hookimpl":  # an object of pluggy's
        return
    assert (thing.__doc__ or "").strip()
    assert not (isinstance(thing, type) and is_record(thing) and (thing.__doc__ or "").startswith(f"{thing.__name__}("))
    if isinstance(thing, type):
        methods = [member for member, value, doc in members(thing) if value is not None and not doc]
        assert methods == []
    if thing is Check or thing is Config:
        tables: set[str] = set()
        if thing is Config:  # a table is explained by its own class
            tables = {name for name, kind in get_type_hints(Config).items() if is_dataclass(kind)} | {"folder", "today"}
        assert [member for member, _, doc in members(thing) if not doc and member not in tables] == []


def test_explain_and_the_page_say_the_same() -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text)

    for at, rule in enumerate(RULES):
        for lang, folder in FOLDERS.items():
            page = (DOCS / folder / f"{rule.id}.md").read_text(encoding="utf-8")
            page = re.sub(r"^<!--.*-->$|^\[.*\]\(\.\./.*\)$|(?<=^```)\w+$", "", page, flags=re.MULTILINE).replace(
                "\\", ""
            )
            said = as_text(rule, lang)
            assert words(said) == words(page), rule.id
            if (at % 2 == 0) is (
                lang == "sv"
            ):  # the command itself in one language a rule: it loads its plugins each time
                assert CliRunner().invoke(main, ["explain", rule.id, "--lang", lang]).output == said + "\n"


def test_an_example_can_be_copied_from_a_page() -> None:
    def read(item: Mapping[str, Any]) -> dict[str, Any]:
        return Reading({}).draft(item, item.get("id", "")).to_dict()

    for rule in RULES:
        page = (DOCS / "rules" / f"{rule.id}.md").read_text(encoding="utf-8")
        blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
        for account in (one for one in (*rule.bad, *rule.unsure, *rule.good) if isinstance(one, Account)):
            cut = len(account.bio) > LONGEST or account.credentials_exposed  # what no page shows
            assert cut or any(account in accounts_in(block) for block in blocks), account
        shown = [read(item) for block in blocks for item in yaml.safe_load(block)]
        for example in (one for one in (*rule.bad, *rule.unsure, *rule.good) if not isinstance(one, Account)):
            for draft in (example,) if isinstance(example, Draft) else example:
                cut = any(len(value) > LONGEST for _, value in draft.strings())
                assert cut or not draft.to_dict().keys() - {"id", "kind"} or read(draft.to_dict()) in shown, draft


def accounts_in(block: str) -> list[Account]:
    """The accounts that a register of just these lines holds, as the rules judge them."""
    with open_yaml(io.BytesIO(block.encode())) as (sheet,):
        header, *rows = sheet.rows()
    names = [(at, str(cell.value)) for at, cell in enumerate(header.cells)]
    try:
        columns = ACCOUNTS.arrange(names, {}, set(), "the page")
    except RegisterError:
        return []  # drafts
    read = (ACCOUNTS.record(columns, row.cells, {}, "") for row in rows)
    return [replace(account, place="") for account in read if account]


@pytest.mark.parametrize("rule", [r for r in RULES if r.subject == "draft"], ids=lambda rule: rule.id)
def test_what_a_rule_says_of_its_fixes_is_so(rule: type[Check]) -> None:
    if rule.fix == "none" and "edits" not in Path(sys.modules[rule.__module__].__file__ or "").read_text("utf-8"):
        return  # it cannot make any
    edits = [e for example in (*rule.bad, *rule.unsure) for f in findings_of(rule, example) for e in f.edits]
    assert {"safe" if edit.safe else "unsafe" for edit in edits} == {rule.fix} - {"none"}


@pytest.mark.parametrize("name", TUTORIALS)
def test_a_tutorial_shows_what_its_commands_print(name: str, tmp_path: Path) -> None:
    page, now = tutorial(name, tmp_path)
    assert page == now, "run: make docs, and read the diff"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built without a network from what lies in the repository."""
    folder = tmp_path_factory.mktemp("site")
    for name in ("docs", "examples", "plugins"):  # the last two for what pages take from them
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


class Links(HTMLParser):
    """The addresses that a page leads to, those that it loads, and its own places."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.places: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.places.add(found.get("id", ""))
        leads = tag == "a" or found.get("rel") in ("canonical", "prev", "next", "alternate")
        if leads and "href" in found:
            self.leads.append(found["href"])
        else:
            self.loads += [found[name] for name in ("src", "href", "srcset", "poster", "data") if found.get(name)]


def test_all_links_inside_the_site_resolve_and_nothing_is_loaded_from_outside(site: Path) -> None:
    pages = {page: Links(page) for page in site.rglob("*.html")}
    assert len(pages) > 2 * len(RULES)
    broken = []
    for page, links in pages.items():
        if page.name == "404.html":  # its links start at the site's root
            continue
        for address in (*links.leads, *links.loads):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if address in links.loads:
                    broken.append((page.name, address, "is loaded from outside"))
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                broken.append((page.name, address, "is missing"))
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].places:
                broken.append((page.name, address, "has no such place"))
    assert broken == []
    styles = [*site.rglob("*.css")]
    assert styles and not [
        s for s in styles if re.search(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", s.read_text("utf-8"))
    ]


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    class Silent(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_browser_reads_and_searches_it_offline(site: Path, served: str) -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        for start in (site.as_uri() + "/", served):
            page = browser.new_page()
            asked: list[str] = []
            faults: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))  # type: ignore[misc]
            page.on("pageerror", lambda error, faults=faults: faults.append(str(error)))  # type: ignore[misc]
            page.goto(f"{start}rules/alt-missing.html")
            assert page.locator("h1").inner_text().startswith("alt-missing")
            page.keyboard.press("/")
            page.keyboard.type("vårdnadshavare", delay=10)
            page.locator("a[role=option]").first.wait_for(timeout=20_000)
            assert any("guardian" in str(one.get_attribute("href")) for one in page.locator("a[role=option]").all())
            assert [url for url in asked if not url.startswith((start, "data:", "blob:"))] == []
            assert faults == []
            page.close()
        browser.close()
