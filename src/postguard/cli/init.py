"""postguard init: write a configuration file that explains itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import get_type_hints

import click

from postguard.config import FILE, Config
from postguard.explain import as_toml


@click.command()
@click.option("--force", is_flag=True, help="Replace an existing file.")
def init(force: bool) -> None:
    """Write a commented postguard.toml in this folder."""
    path = Path(FILE)
    if path.exists() and not force:
        raise click.UsageError(f"{FILE} exists; --force replaces it")
    path.write_text("\n".join(commented()) + "\n", encoding="utf-8")
    click.echo(f"{FILE}: written")


def commented(kind: type = Config) -> Iterator[str]:
    """Every setting with its meaning and its default, commented out."""
    if kind is Config:
        yield "# postguard's settings. Everything is optional: a line without # in front differs from the default."
    hints = get_type_hints(kind, include_extras=True)
    tables: list[tuple[str, type]] = []
    for field in fields(kind):
        hint, name = hints[field.name], field.name.replace("_", "-")
        if is_dataclass(hint) and isinstance(hint, type):
            tables.append((name, hint))
        elif hasattr(hint, "__metadata__") and name not in (
            "rules",
            "aliases",
            "register-columns",
            "account-columns",
            "assessments",
        ):
            default = field.default if field.default is not MISSING else None
            yield f"# {name} = {as_toml('sv' if default is None else default)}  # {hint.__metadata__[0]}"
    for name, table in tables:
        yield ""
        yield f"# {(table.__doc__ or '').splitlines()[0]}"
        yield f"[{name}]"
        yield from commented(table)
    if kind is Config:
        yield '\n# Further names of a draft\'s fields.\n[aliases]\n# bildtext = "alt"'
        yield '\n# Further names of a register\'s columns.\n[register-columns]\n# "Målsman 1 ja" = "guardian"'
        yield '\n# Further names of the columns of a register of accounts.\n[account-columns]\n# "Förvaltare" = "responsible"'
        yield '\n# A rule\'s level and options; `postguard explain RULE` lists them.\n# [rules.long-sentence]\n# level = "note"\n# words = 25'
