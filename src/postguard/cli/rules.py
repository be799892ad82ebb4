"""postguard rules, explain and plugins: what postguard knows, and who provides it."""

from __future__ import annotations

from pathlib import Path

import click

from postguard.checkbase import Lang
from postguard.cli.check import config_for, make_guard
from postguard.config import suggestion
from postguard.guard import Guard, system_language
from postguard.rulebook import catalogue

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
    from postguard.explain import as_text

    click.echo(as_text(check, guard.lang))


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
