"""The command `postguard`. Each command stands in the module of its name."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

import postguard
from postguard.config import suggestion

_COMMANDS = {
    **{name: name for name in "check init answer blur calendar consents accounts cache completion".split()},
    **dict.fromkeys(("explain", "rules", "plugins"), "rules"),
}  # fmt: skip


@contextmanager
def _harmless() -> Iterator[None]:
    """Messages about wrong usage hold paths and words of others: on a terminal they stay on their line and do nothing."""
    try:
        yield
    except click.ClickException as error:
        from postguard.reports.text import one_line

        vars(error)["message"] = one_line(error.message or "")
        raise


class _Commands(click.Group):
    """Loads a command's module when it is called: `postguard --version` should not wait for the rest."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _harmless():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _harmless():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"postguard.cli.{_COMMANDS[cmd_name]}"), cmd_name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"there is no command {args[0]!r}{suggestion(args[0], _COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(postguard.__version__, prog_name="postguard")
def main() -> None:
    """Check draft social-media posts before they are published."""
