"""postguard rules, explain and plugins: what postguard knows, and who provides it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from postguard.checkbase import Check, Example, Lang
from postguard.cli.check import config_for, make_guard
from postguard.config import suggestion
from postguard.draft import Draft
from postguard.guard import Guard, catalogue, system_language

_language = click.option("--lang", type=click.Choice(["sv", "en"]), help="Language (default: the system's).")


def _guard(lang: Lang | None) -> Guard:
    return make_guard(config_for(Path()), {"lang": lang} if lang else {})


@click.command()
@_language
def rules(lang: Lang | None) -> None:
    """List every rule: its level, and whether it is built."""
    guard = _guard(lang)
    later = "inte byggd" if guard.lang == "sv" else "not built"
    for id, family in guard.known_ids().items():
        check, known = guard.all_checks.get(id), catalogue().get(id)
        level = check.level if check else known.level if known else ""
        summary = check.explanation(guard.lang).split("\n")[0] if check else f"({later})"
        click.echo(f"{family:18} {id:26} {level:8} {summary}")


@click.command()
@click.argument("rule")
@_language
def explain(rule: str, lang: Lang | None) -> None:
    """Say what a rule finds, why, and what to do."""
    guard = _guard(lang)
    if rule not in guard.known_ids():
        raise click.UsageError(f"there is no rule {rule!r}{suggestion(rule, guard.known_ids())}")
    check = guard.all_checks.get(rule)
    if check is None:
        click.echo(
            f"{rule}: {'inte byggd eller dess plugin inte installerat' if guard.lang == 'sv' else 'not built, or its plugin not installed'}"
        )
        return
    click.echo(page(check, guard.lang))


def page(check: type[Check], lang: Lang) -> str:
    """All that is known of a rule, for a terminal."""
    sv = lang == "sv"
    lines = [
        f"{check.id} ({check.family}, {check.level}, {check.kind})",
        "",
        check.explanation(lang),
        "",
        check.help[lang],
    ]
    if check.references:
        lines += ["", *(f"  {r.named(lang)}{f' ({r.date})' if r.date else ''}: {r.url}" for r in check.references)]
    for title, drafts in (
        ("Anmärks" if sv else "Found", check.bad),
        ("Frågas om" if sv else "Asked about", check.unsure),
        ("Rätt" if sv else "Right", check.good),
    ):
        if drafts:
            lines += ["", f"{title}:", *(f"  {_example(example)}" for example in drafts)]
    if check.options():
        lines += ["", "Inställningar:" if sv else "Options:"]
        lines += [
            f"  {name.replace('_', '-')} = {getattr(check, name)!r}{_documented(hint)}"
            for name, hint in check.options().items()
        ]
    if check.known_misses:
        lines += ["", "Kända missar:" if sv else "Known misses:", *(f"  {miss}" for miss in check.known_misses)]
    return "\n".join(lines)


def _example(example: Example) -> str:
    """A draft, or the drafts of a plan, as JSON."""
    plain = example.to_dict() if isinstance(example, Draft) else [draft.to_dict() for draft in example]
    return json.dumps(plain, ensure_ascii=False)


def _documented(hint: Any) -> str:
    return f"  # {hint.__metadata__[0]}" if hasattr(hint, "__metadata__") else ""


@click.command()
def plugins() -> None:
    """List the plugins, with the package and version that provide each and the hooks it implements."""
    guard = _guard(system_language())
    from importlib.metadata import entry_points

    distributions = {point.name: point.dist for point in entry_points(group="postguard")}
    for name, plugin in sorted(guard.plugins.list_name_plugin(), key=lambda item: str(item[0])):
        distribution = distributions.get(name)
        hooks = sorted(caller.name for caller in guard.plugins.get_hookcallers(plugin) or [])
        package = f"{distribution.name} {distribution.version}" if distribution else "?"
        click.echo(f"{name:18} {package:28} {', '.join(hooks)}")
