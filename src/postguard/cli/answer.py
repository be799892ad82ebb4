"""postguard answer: answer a finding once, in the draft itself."""

from __future__ import annotations

import getpass
import io
import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click
import yaml

from postguard.answers import pinned
from postguard.cli.check import config_for, make_guard
from postguard.config import suggestion
from postguard.draft import Answer
from postguard.finding import Finding
from postguard.guard import Guard
from postguard.reports.text import one_line
from postguard.sources.decoding import decode
from postguard.sources.markdown import front_matter
from postguard.sources.names import DRAFT, normal
from postguard.writing import encode_like, write_atomically


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("rule")
@click.argument("text")
@click.option("--pointer", help="Only the finding at this place, e.g. /media/0.")
@click.option("--by", help="Who answers (default: the signed-in user).")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The answer holds to this day.")
def answer(path: Path, rule: str, text: str, pointer: str | None, by: str | None, until: datetime | None) -> None:
    """Answer the finding RULE of the draft PATH with TEXT: it stays settled until what it was about changes."""
    if not all(word.isprintable() or word.encode("utf-8", "replace").decode() == word for word in (text, by or "")):
        raise click.UsageError("the answer and --by should be text in UTF-8")
    guard = make_guard(config_for(path), {})
    if rule not in guard.known_ids():
        raise click.UsageError(f"there is no rule {rule!r}{suggestion(rule, guard.known_ids())}")
    if rule in guard.all_checks and not guard.all_checks[rule].answerable:
        raise click.UsageError(f"{rule} cannot be answered, only mended")
    if path.suffix.lower() not in (".md", ".markdown", ".txt"):
        raise click.UsageError(
            "answers are written into Markdown drafts; in a calendar write the answer yourself in a column or line called Svar (rule: answer /name date), in other files in the field `answers`"
        )
    try:
        original = path.read_bytes()
        found = _open_findings(guard, path, original, rule, pointer)
        if not found:
            raise click.UsageError(f"{path} has no open finding {rule}{f' at {pointer}' if pointer else ''}")
        said = Answer(rule, text, by=by or _user(), at=date.today(), until=until.date() if until else None)
        data = _answered(original, [pinned(said, finding) for finding in found], guard.config.aliases)
        if _open_findings(guard, path, data, rule, pointer):
            _refuse(found)
        write_atomically(path, data)
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be read or written ({error.strerror})") from None
    click.echo(one_line(f"{path}: {rule} answered ({len(found)})"))


def _open_findings(guard: Guard, path: Path, data: bytes, rule: str, pointer: str | None) -> list[Finding]:
    """The findings of a rule that are open while the file at `path` holds `data`, whether it does or not."""
    source = next(source for source in guard.sources if path.suffix.lower() in source.suffixes)
    reports = [guard.check(draft) for draft in source.read(path, io.BytesIO(data), guard.config)]
    if any(not report.draft.readable for report in reports):
        raise click.UsageError(f"{path}: the draft cannot be read")
    return [f for report in reports for f in report.findings if f.rule == rule and pointer in (None, f.pointer)]


def _answered(original: bytes, answers: list[Answer], aliases: Mapping[str, str]) -> bytes:
    """The draft's bytes with answers added, in the encoding that they are in."""
    content, encoding, _ = decode(original)
    bom = "\ufeff" if content.startswith("\ufeff") else ""
    written = bom + with_answers(content.removeprefix("\ufeff"), answers, aliases)
    try:
        return encode_like(written, encoding, original)
    except UnicodeEncodeError as error:
        character = error.object[error.start : error.end]
        raise click.UsageError(
            f"the file's encoding ({error.encoding}) has no {character!r}: answer without it, or save the file as UTF-8"
        ) from None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user id without a name, as in many containers
        raise click.UsageError("say who answers with --by") from None


def _refuse(found: list[Finding]) -> None:
    if any(finding.kind == "fail" for finding in found):
        raise click.UsageError("a certain fault needs a reason, not only yes or no; the file is as it was")
    raise click.UsageError("the answer cannot be written into this file; write it in the field `answers` yourself")


def with_answers(content: str, answers: list[Answer], aliases: Mapping[str, str] | None = None) -> str:
    """A Markdown draft with answers added to its front matter; everything else as it was."""
    newline = "\r\n" if "\r\n" in content else "\n"
    raw, _, start = front_matter(content)
    names = {**DRAFT, **{normal(alias): field for alias, field in (aliases or {}).items()}}
    key = next((str(key) for key in raw if names.get(normal(key)) == "answers"), None)
    if content.startswith("+++"):
        name = key if key is None or re.fullmatch(r"[A-Za-z0-9_-]+", key) else _quoted(key)
        block = "".join(
            f"{newline}[[{name or 'answers'}]]{newline}"
            + "".join(f"{name} = {_quoted(value)}{newline}" for name, value in _said(a).items())
            for a in answers
        )
        end = content.rfind("+++", 0, start)
        return content[:end] + block.lstrip("\r\n") + content[end:]
    if not content.startswith("---"):
        return f"---{newline}answers:{newline}{_items(answers, '  ', newline)}---{newline}{content}"
    if key is None:
        end = max(content.rfind("---", 0, start), content.rfind("...", 0, start))
        return content[:end] + f"answers:{newline}{_items(answers, '  ', newline)}" + content[end:]
    at, indent = _end_of_list(content, key)
    return content[:at] + _items(answers, indent, newline) + content[at:]


def _items(answers: list[Answer], indent: str, newline: str) -> str:
    """The answers as items of a YAML list."""
    rows = [[f"{name}: {_quoted(value)}{newline}" for name, value in _said(answer).items()] for answer in answers]
    return "".join(f"{indent}- " + f"{indent}  ".join(row) for row in rows)


def _end_of_list(content: str, key: str) -> tuple[int, str]:
    """Where the list under `key` of the front matter ends, and how far its items are indented."""
    opening = content.index("\n") + 1
    node = yaml.compose(content[opening : front_matter(content)[2]].rsplit("\n", 1)[0] + "\n", Loader=yaml.SafeLoader)
    value = next(value for name, value in (node.value if node else ()) if name.value == key)
    if not isinstance(value, yaml.SequenceNode) or value.flow_style:
        raise click.UsageError(
            "the answers in this file are not written as a list with dashes; add the answer yourself"
        )
    last = opening + value.end_mark.index
    at = content.rfind("\n", 0, last) + 1 if content[content.rfind("\n", 0, last) + 1 : last].strip() == "" else last
    return at, " " * value.start_mark.column


def _said(answer: Answer) -> dict[str, str]:
    fields = {
        "rule": answer.rule,
        "pointer": answer.pointer,
        "answer": answer.answer,
        "by": answer.by,
        "at": answer.at,
        "until": answer.until,
        "fingerprint": answer.fingerprint,
    }
    return {name: str(value) for name, value in fields.items() if value is not None}


def _quoted(value: str) -> str:
    """A string as JSON, YAML and TOML all read it."""
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff]", lambda m: f"\\u{ord(m.group()):04x}", json.dumps(value, ensure_ascii=False)
    )
