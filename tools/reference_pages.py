"""Pages about the hooks, the configuration, the commands, the Python API and the JSON report, from the code itself."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import click
from public_api import described, is_bare, is_record, members, public, signature

from postguard import cli, hookspecs
from postguard.cli.init import commented
from postguard.config import Config, Within
from postguard.explain import as_toml, escaped
from postguard.plugins import load_plugins

DOCS = Path(__file__).parent.parent / "docs"
MARK = "<!-- Written by `make docs`: change {source}. -->\n\n"


def reference_pages() -> Iterator[tuple[str, str]]:
    """Each page's path in docs/ with its text."""
    yield "reference/hooks.md", MARK.format(source="src/postguard/hookspecs.py") + "\n".join(_hooks())
    yield "reference/configuration.md", MARK.format(source="src/postguard/config.py") + "\n".join(_configuration())
    yield "reference/commands.md", MARK.format(source="src/postguard/cli") + "\n".join(_commands())
    yield "reference/json.md", MARK.format(source="docs/report.schema.json") + "\n".join(_json())
    yield "reference/api.md", MARK.format(source="the docstrings in src/postguard") + "\n".join(_api())


def _hooks() -> Iterator[str]:
    yield f"# Hooks\n\n{inspect.getdoc(hookspecs)}\n"
    yield "A plugin names its module in the entry-point group `postguard` and marks its functions with `postguard.hookimpl`:\n"
    yield '```toml title="pyproject.toml"\n[project.entry-points.postguard]\nmy-house = "my_house"\n```\n'
    yield "What comes with postguard registers in the same way. `postguard plugins` lists who provides what.\n"
    manager = load_plugins()
    for name in hookspecs.__all__:
        hook = getattr(hookspecs, name)
        yield f"## {name}\n\n```python\ndef {name}{signature(hook)}\n```\n\n{escaped(inspect.getdoc(hook) or '')}\n"
        own = [one.plugin_name for one in getattr(manager.hook, name).get_hookimpls()]
        own = sorted(
            plugin
            for plugin in own
            if str(getattr(manager.get_plugin(plugin), "__name__", "")).startswith("postguard.")
        )
        if own:
            yield f"In postguard itself: {', '.join(f'`{plugin}`' for plugin in own)}.\n"


def _configuration() -> Iterator[str]:
    yield "# Configuration\n\nThe settings stand in `postguard.toml`, or under `[tool.postguard]` in `pyproject.toml`; the nearest"
    yield "one counts, going upwards from what is checked. Below it lies the policy, above it the command line. A misspelt"
    yield "key is an error that names the nearest one.\n"
    yield "\n## Top level\n\n| key | value | default | meaning |\n| --- | --- | --- | --- |"
    tables = []
    hints = get_type_hints(Config, include_extras=True)
    for field in fields(Config):
        if is_dataclass(hints[field.name]):
            tables.append((field.name.replace("_", "-"), hints[field.name]))
        elif hasattr(hints[field.name], "__metadata__"):
            yield _setting(field, hints[field.name])
    for name, table in tables:
        yield f"\n## [{name}]\n\n{escaped(inspect.getdoc(table) or '')}\n\n| key | value | default | meaning |\n| --- | --- | --- | --- |"
        hints = get_type_hints(table, include_extras=True)
        yield from (_setting(field, hints[field.name]) for field in fields(table))
    yield "\n## [rules.RULE]\n\nA rule's level and options; they stand on [its page](../rules/index.md).\n"
    yield "\n## What `postguard init` writes\n\n```toml\n" + "\n".join(commented()) + "\n```\n"


def _setting(field: Field[Any], hint: Any) -> str:
    default = field.default if field.default is not MISSING else {}
    notes = [note for note in hint.__metadata__ if isinstance(note, str)]
    bounds = next((note for note in hint.__metadata__ if isinstance(note, Within)), None)
    said = (
        ""
        if bounds is None
        else f" ({bounds.low} to {bounds.high})"
        if bounds.high < float("inf")
        else f" (from {bounds.low})"
    )
    shown = "" if default is None else f"`{as_toml(default)}`"
    return f"| `{field.name.replace('_', '-')}` | {_kind(get_args(hint)[0])} | {shown} | {escaped('; '.join(notes))}{said} |"


def _kind(hint: Any) -> str:
    """A setting's type in words."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in args)
    if origin is tuple:
        return "list of strings"
    if args and type(None) in args:
        return _kind(args[0])
    words = {str: "string", int: "whole number", float: "number", bool: "true or false"}
    return words.get(hint, "table")


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    yield "Exit status: 0 nothing at or over `--fail-on`, 1 findings, 2 wrong usage or a crashed check.\n"
    yield from _help(cli.main, "postguard", 2)


def _help(command: click.Command, name: str, depth: int) -> Iterator[str]:
    context = click.Context(
        command, info_name=name, terminal_width=100, max_content_width=100, help_option_names=["-h", "--help"]
    )
    yield f"{'#' * depth} {name}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found is not None
            yield from _help(found, f"{name} {sub}", min(depth + 1, 4))


def _json() -> Iterator[str]:
    schema = json.loads((DOCS / "report.schema.json").read_text(encoding="utf-8"))
    yield "# The JSON report\n\n`postguard check PATH --format json` writes it; `schema` is its version, and fields are added to a"
    yield "version, never renamed. It quotes drafts only with `--show-text`. The JSON Schema is [report.schema.json](../report.schema.json)"
    yield "(2020-12); what a finding's words mean is in [report formats](../reports.md).\n"
    parts = {"The report": schema, **{f"A {name}": part for name, part in schema["$defs"].items()}}
    for title, part in parts.items():
        yield f"## {title}\n\n| field | type | always | meaning |\n| --- | --- | --- | --- |"
        yield from _fields(part, "", schema)
        yield ""


def _fields(part: dict[str, Any], path: str, schema: dict[str, Any]) -> Iterator[str]:
    for name, field in part.get("properties", {}).items():
        always = "yes" if name in part.get("required", ()) else ""
        yield f"| `{path}{name}` | {_json_type(field)} | {always} | {escaped(field.get('description', ''))} |"
        inner = field.get("items", field)
        yield from _fields(inner, f"{path}{name}{'[].' if inner is not field else '.'}", schema)


def _json_type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        place, name = field["$ref"].rsplit("/", 1)  # a definition has its own heading, a field of one has none
        return (
            f"[{name}](#a-{name})" if place == "#/$defs" else f"as in [{place.split('/')[2]}](#a-{place.split('/')[2]})"
        )
    if "allOf" in field:
        return f"{_json_type(field['allOf'][0])} with more"
    if "items" in field:
        return f"list of {_json_type(field['items'])}"
    if "oneOf" in field:
        return " or ".join(_json_type(one) for one in field["oneOf"])
    if "const" in field or "enum" in field:
        return ", ".join(f"`{json.dumps(value)}`" for value in field.get("enum", [field.get("const")]))
    kind = field.get("type", "object")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _api() -> Iterator[str]:
    yield "# Python API\n\nWhat stands here is public: it changes only with a word in the changelog. The list without words is"
    yield "[api.txt](../api.txt).\n"
    for name, thing in public():
        kind = "class " if isinstance(thing, type) else ""
        shown = "" if kind and is_bare(thing) else signature(thing)
        yield f"## {name}\n\n```python\n{kind}{name.rsplit('.', 1)[1]}{shown}\n```\n\n{_prose(thing)}\n"
        if isinstance(thing, type):
            for member, value, doc in members(thing):
                if value is None and is_record(thing) and not doc:
                    continue
                yield f"`{' '.join((member + described(thing, member, value)).split())}`\n:   {escaped(doc).replace(chr(10), chr(10) + '    ')}\n"


def _prose(thing: Any) -> str:
    """A docstring as Markdown."""
    return escaped(inspect.getdoc(thing) or "")
