"""The report as JUnit XML, which build servers show: a suite a draft, a test case a finding.

A finding at or over `fail_on` is a failure, an unreadable draft or a crashed check an error, a milder or settled finding
a passed case that says so, and what could not be judged is skipped. A draft without findings is one passed case.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from postguard.finding import LEVELS, Results
from postguard.reports import Options
from postguard.reports.accounts import with_accounts
from postguard.reports.items import Item, draft_names, items, said, source_path, who_and_when
from postguard.reports.text import WORDS, clean
from postguard.reports.unjudged import unjudged_groups

_NO_XML = re.compile(r"[\ufffe\uffff]")


def write_junit(results: Results, options: Options) -> str:
    """The whole run as JUnit XML. It never quotes a draft."""
    results = with_accounts(results)
    words = WORDS[options.lang]
    by_draft: dict[int, list[Item]] = defaultdict(list)
    about_plan: list[Item] = []
    for item in items(results):
        (by_draft[id(item.report)] if item.report else about_plan).append(item)
    root = ET.Element("testsuites", name="postguard")
    for report, name in zip(results.reports, draft_names(results), strict=True):
        suite = _suite(root, name, source_path(report.draft))
        _cases(suite, name, by_draft[id(report)], options)
        if not len(suite):
            ET.SubElement(suite, "testcase", _safe({"name": words["nothing judged wrong"], "classname": name}))
    if about_plan:
        _cases(_suite(root, words["plan"], None), words["plan"], about_plan, options)
    _skipped(root, results, words["not judged"])
    for suite in root:
        _count(suite, [suite])
    _count(root, list(root))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _safe(attributes: dict[str, str | int | None]) -> dict[str, str]:
    return {name: _xml(str(value)) for name, value in attributes.items() if value is not None}


def _xml(text: str) -> str:
    """Text with what XML cannot hold, and what would deceive a reader, made visible."""
    return _NO_XML.sub(lambda m: f"\\x{ord(m.group()):02x}", clean(text))


def _suite(root: ET.Element, name: str, path: str | None) -> ET.Element:
    return ET.SubElement(root, "testsuite", _safe({"name": name, "file": path}))


def _cases(suite: ET.Element, draft: str, found: list[Item], options: Options) -> None:
    seen: Counter[str] = Counter()
    for item in found:
        finding = item.finding
        place = f"{finding.line}:{finding.column}" if finding.line else finding.pointer
        name = f"{finding.rule} {place}".strip()
        seen[name] += 1  # servers take two cases of one name for one
        name = name if seen[name] == 1 else f"{name} #{seen[name]}"
        attributes = {"name": name, "classname": draft, "file": item.path, "line": finding.line}
        case = ET.SubElement(suite, "testcase", _safe(attributes))
        _outcome(case, item, options)


def _outcome(case: ET.Element, item: Item, options: Options) -> None:
    finding = item.finding
    words = WORDS[(item.report and item.report.lang) or options.lang]
    text = _xml("\n".join(_lines(item, words)))
    if item.answer or LEVELS.index(finding.level) < LEVELS.index(options.fail_on):
        ET.SubElement(case, "system-out").text = text
        return
    broken = finding.rule == "check-crashed" or (item.report is not None and not item.report.draft.readable)
    first = text.split("\n", 1)[0]
    problem = ET.SubElement(case, "error" if broken else "failure", _safe({"message": first, "type": finding.kind}))
    problem.text = text


def _lines(item: Item, words: dict[str, str]) -> Iterator[str]:
    level = words[item.finding.level]
    kind = f"{level}, {words['review']}" if item.finding.kind == "review" else level
    answered = ""
    if item.answer:
        by = who_and_when(item.answer)
        answered = f"{words['answered']}{f' ({by})' if by else ''}: "
    yield f"{answered}[{kind}] {said(item, words)}"


def _skipped(root: ET.Element, results: Results, name: str) -> None:
    groups = unjudged_groups(results)
    suite = _suite(root, name, None) if groups else root
    for at, group in enumerate(groups, 1):
        case = ET.SubElement(suite, "testcase", _safe({"name": f"{at}. {group.why}{group.where()}", "classname": name}))
        ET.SubElement(case, "skipped", _safe({"message": ", ".join(group.rules)}))


def _count(element: ET.Element, suites: list[ET.Element]) -> None:
    tests = [case for suite in suites for case in suite]
    element.set("tests", str(len(tests)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(sum(case.find(tag) is not None for case in tests)))
