"""postguard answer: answer a finding once, in the draft itself."""

from __future__ import annotations

import getpass
from datetime import date, datetime
from pathlib import Path

import click
import yaml

from postguard.answers import pinned
from postguard.cli.check import make_guard
from postguard.config import find_config, suggestion
from postguard.draft import Answer
from postguard.finding import Finding
from postguard.sources.decoding import decode
from postguard.sources.markdown import front_matter
from postguard.writing import write_atomically


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("rule")
@click.argument("text")
@click.option("--pointer", help="Only the finding at this place, e.g. /media/0.")
@click.option("--by", help="Who answers (default: the signed-in user).")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The answer holds to this day.")
def answer(path: Path, rule: str, text: str, pointer: str | None, by: str | None, until: datetime | None) -> None:
    """Answer the finding RULE of the draft PATH with TEXT: it stays settled until what it was about changes."""
    guard = make_guard(find_config(path), {})
    if rule not in guard.known_ids():
        raise click.UsageError(f"there is no rule {rule!r}{suggestion(rule, guard.known_ids())}")
    if path.suffix.lower() not in (".md", ".markdown", ".txt"):
        raise click.UsageError(
            "answers are written into Markdown drafts; in other files write them in the field `answers` yourself"
        )
    reports = [guard.check(draft) for draft in guard.load(path)]
    found = [f for report in reports for f in report.findings if f.rule == rule and pointer in (None, f.pointer)]
    if not found:
        raise click.UsageError(f"{path} has no open finding {rule}{f' at {pointer}' if pointer else ''}")
    said = Answer(rule, text, by=by or getpass.getuser(), at=date.today(), until=until.date() if until else None)
    original = path.read_bytes()
    content, encoding, _ = decode(original)
    bom = "\ufeff" if content.startswith("\ufeff") else ""
    write_atomically(
        path,
        (bom + with_answers(content.removeprefix("\ufeff"), [pinned(said, finding) for finding in found])).encode(
            encoding
        ),
    )
    settled = {s.finding.fingerprint for draft in guard.load(path) for s in guard.check(draft).settled}
    if not {f.fingerprint for f in found} <= settled:
        write_atomically(path, original)
        _refuse(found)
    click.echo(f"{path}: {rule} answered ({len(found)})")


def _refuse(found: list[Finding]) -> None:
    if any(finding.kind == "fail" for finding in found):
        raise click.UsageError("a certain fault needs a reason, not only yes or no; the file is as it was")
    raise click.UsageError("the answer cannot be written into this file; write it in the field `answers` yourself")


def with_answers(content: str, answers: list[Answer]) -> str:
    """A Markdown draft with answers added to its front matter; everything else as it was."""
    newline = "\r\n" if "\r\n" in content else "\n"
    raw, _, start = front_matter(content)
    if content.startswith("+++"):
        block = "".join(
            f"{newline}[[answers]]{newline}"
            + "".join(f"{name} = {_quoted(value)}{newline}" for name, value in _said(a).items())
            for a in answers
        )
        end = content.rfind("+++", 0, start)
        return content[:end] + block.lstrip("\r\n") + content[end:]
    if not content.startswith("---"):
        return f"---{newline}answers:{newline}{_items(answers, '  ', newline)}---{newline}{content}"
    key = next((key for key in raw if str(key).lower() in ("answers", "svar")), None)
    if key is None:
        end = max(content.rfind("---", 0, start), content.rfind("...", 0, start))
        return content[:end] + f"answers:{newline}{_items(answers, '  ', newline)}" + content[end:]
    at, indent = _end_of_list(content, str(key))
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
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
