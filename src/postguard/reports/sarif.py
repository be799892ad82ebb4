"""The report in SARIF 2.1.0 (OASIS, errata 01), which code hosts and editors read.

A question is `kind: review`, which the standard allows no level; ours stands in `properties`. Columns and offsets count
Unicode code points. No path that the user did not name is written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

import postguard
from postguard.draft import Answer, Draft
from postguard.finding import Finding, Results
from postguard.reports import Options
from postguard.reports.accounts import with_accounts
from postguard.reports.items import Item, flagged, items, shown_path, source_path, source_span
from postguard.reports.json import summary
from postguard.reports.text import WORDS, where
from postguard.reports.unjudged import unjudged_groups

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "postguard/v1"
NOT_JUDGED = "not-judged"
_ROOT = "%SRCROOT%"
_WORDS = {
    "sv": {
        "root": "Mappen som postguard kördes i.",
        "answered": "Besvarad", "by": "av", "until": "gäller till",
    },
    "en": {
        "root": "The folder that postguard ran in.",
        "answered": "Answered", "by": "by", "until": "holds until",
    },
}  # fmt: skip


def write_sarif(results: Results, options: Options) -> str:
    """The whole run as SARIF. Flagged words and the words of answers are left out unless the options ask for them."""
    plain = with_accounts(results)
    found = list(items(plain))
    groups = unjudged_groups(plain)
    samples = {item.finding.rule: item.finding for item in found}
    ids = sorted({*samples, *(rule for group in groups for rule in group.rules)})
    index = {id: at for at, id in enumerate(ids)}
    notifications = [
        _notification(rule, group.why, index[rule], () if group.everywhere else group.drafts)
        for group in groups
        for rule in group.rules
    ]
    run = {
        "tool": {
            "driver": {
                "name": "postguard",
                "version": postguard.__version__,
                "semanticVersion": postguard.__version__,
                "rules": [_rule(id, samples.get(id), options) for id in ids],
                "notifications": [{"id": NOT_JUDGED, "shortDescription": _message(WORDS[options.lang]["not judged"])}],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not any(item.finding.rule == "check-crashed" for item in found),
                "toolExecutionNotifications": notifications,
            }
        ],
        "language": options.lang,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": _message(_WORDS[options.lang]["root"])}},
        "results": [_result(item, index[item.finding.rule], options) for item in found],
        "properties": {"summary": summary(results), "note": WORDS[options.lang]["disclaimer"]},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False) + "\n"


def _message(text: str) -> dict[str, str]:
    """A message as it stands: SARIF would read {0} as a place for an argument."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _rule(id: str, sample: Finding | None, options: Options) -> dict[str, Any]:
    """A rule's description: from the rule itself, else from a finding of it."""
    check = options.checks.get(id)
    explained = check.explanation(options.lang) if check else ""
    first, _, rest = explained.partition("\n")
    help = check.help[options.lang] if check else sample.help if sample else ""
    references = (
        [(r.named(options.lang), r.url, r.date) for r in check.references]
        if check
        else [(r.title, r.url, r.date) for r in sample.references]
        if sample
        else []
    )
    why = "".join(f"\n- {title}{f' ({date})' if date else ''}: {url}" for title, url, date in references)
    links = "".join(
        f"\n- [{_markdown(title)}]({quote(url, safe=':/?&=#%~+,;@')}){f' ({date})' if date else ''}"
        for title, url, date in references
    )
    heading = WORDS[options.lang]["why"]
    rule: dict[str, Any] = {
        "id": id,
        "shortDescription": _message(first or help or id),
        "fullDescription": _message(" ".join(f"{first}\n{rest}".split()) or help or id),
        "help": {
            **_message(f"{help or first or id}{f'{chr(10)}{chr(10)}{heading}:{why}' if why else ''}"),
            "markdown": f"{_markdown(help or first or id)}{f'{chr(10)}{chr(10)}**{heading}**{chr(10)}{links}' if links else ''}",
        },
        "defaultConfiguration": {"level": check.level if check else sample.level if sample else "warning"},
        "properties": {"tags": [check.family] if check else [], "kind": check.kind if check else "review"},
    }
    return rule


def _markdown(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|!{}" else c for c in text)


def _result(item: Item, index: int, options: Options) -> dict[str, Any]:
    finding, draft = item.finding, item.report.draft if item.report else None
    review = finding.kind == "review"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": "review" if review else "fail",
        "level": "none" if review else finding.level,
        "message": _message(finding.message),
        "locations": [_location(draft, finding, options)] if draft else [],
        "partialFingerprints": {FINGERPRINT: item.key},
        "suppressions": [_suppression(item.answer, draft, options)] if item.answer else [],
        "properties": {
            "level": finding.level,
            "kind": finding.kind,
            "pointer": finding.pointer,
            "fingerprint": finding.fingerprint,
        },
    }
    picture = _picture(draft, finding) if draft and finding.box else None
    if picture and finding.box:
        left, top, right, bottom = finding.box
        box = {"left": left, "top": top, "right": right, "bottom": bottom}
        result["attachments"] = [{"artifactLocation": picture, "rectangles": [box]}]
    return result


def _location(draft: Draft, finding: Finding | None, options: Options) -> dict[str, Any]:
    """Where in the source, where there is a file; and which draft, for files that hold several."""
    origin, path = draft.origin, source_path(draft)
    place: dict[str, Any] = {"logicalLocations": [{"name": draft.id, "fullyQualifiedName": _qualified(draft, finding)}]}
    if path is not None:
        place["physicalLocation"] = {"artifactLocation": _artifact(path)}
        if finding and finding.line and origin:
            place["physicalLocation"]["region"] = _region(draft, finding, options)
    return place


def _qualified(draft: Draft, finding: Finding | None) -> str:
    return f"{where(draft)}{finding.pointer if finding else ''}" or draft.id


def _region(draft: Draft, finding: Finding, options: Options) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    span = source_span(draft, finding)
    if span is None or draft.origin is None or finding.span is None:
        return region
    last = draft.origin.line_and_column(finding.pointer, finding.span[1] - 1)
    if last:
        region |= {"endLine": last[0], "endColumn": last[1] + 1}
    if draft.origin.line == 1:  # else the text is a line of a file whose earlier lines are not at hand
        region |= {"charOffset": span[0], "charLength": span[1] - span[0]}
    words = flagged(draft, finding) if options.show_text else None
    return {**region, "snippet": {"text": words}} if words else region


@lru_cache(maxsize=256)
def _uri(path: str) -> str:
    try:
        return quote(os.fsencode(path), safe="/")
    except UnicodeEncodeError:  # a name that no file has
        return quote(path.encode("utf-8", "backslashreplace"), safe="/")


def _artifact(path: str) -> dict[str, Any]:
    if PurePosixPath(path).is_absolute() or path[1:3] == ":/":
        return {"uri": "file:///" + _uri(path).lstrip("/").replace("%3A", ":", 1)}
    return {"uri": _uri(path), "uriBaseId": _ROOT}


def _picture(draft: Draft, finding: Finding) -> dict[str, Any] | None:
    """The picture that a box lies in, where its path leads to a file beside the draft."""
    name = draft.media[int(finding.pointer.split("/")[2])].path.replace("\\", "/")
    if draft.origin is None or ":" in name or PurePosixPath(name).is_absolute() or "\0" in name:
        return None
    return _artifact(shown_path(f"{draft.origin.root}/{name}"))


def _suppression(answer: Answer, draft: Draft | None, options: Options) -> dict[str, Any]:
    words = _WORDS[options.lang]
    said = " ".join(
        part
        for part in (
            words["answered"],
            f"{words['by']} {answer.by}" if answer.by else "",
            answer.at.isoformat() if answer.at else "",
            f"({words['until']} {answer.until.isoformat()})" if answer.until else "",
        )
        if part
    )
    in_source = draft is not None and draft.origin is not None
    return {
        "kind": "inSource" if in_source else "external",
        "status": "accepted",
        "justification": f"{said}: {answer.answer}" if options.show_text and answer.answer else f"{said}.",
    }


def _notification(rule: str, why: str, index: int, drafts: Iterable[Draft]) -> dict[str, Any]:
    """A rule that could not be judged. Without locations it holds for all drafts."""
    found = [_location(draft, None, Options()) for draft in drafts]
    places = list({repr(place): place for place in found}.values())  # the standard asks for unique ones
    return {
        "descriptor": {"id": NOT_JUDGED, "index": 0},
        "associatedRule": {"id": rule, "index": index},
        "level": "warning",
        "message": _message(f"{rule}: {why}"),
        **({"locations": places} if places else {}),
    }
