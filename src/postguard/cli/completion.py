"""postguard completion: the shell's own completion of commands, options and files."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell: eval "$(postguard completion bash)"."""
    kind = get_completion_class(shell)
    root = ctx.find_root().command
    assert kind is not None  # the choices above are click's own
    click.echo(kind(root, {}, "postguard", "_POSTGUARD_COMPLETE").source())
