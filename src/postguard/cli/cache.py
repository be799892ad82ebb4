"""postguard cache: what was kept on disk of earlier runs, and dropping it."""

from __future__ import annotations

import click

from postguard.cache import Cache, Info, cache_folder
from postguard.checkbase import Lang
from postguard.guard import system_language
from postguard.reports.text import one_line

_KINDS = {
    "report": ("utkasts resultat", "drafts' results"),
    "content": ("filers innehåll, som hashar", "files' contents, as hashes"),
    "faces": ("ansikten: platser och tal", "faces: places and numbers"),
}
_lang = click.option("--lang", type=click.Choice(["sv", "en"]), help="Language (default: the system's).")


@click.group()
def cache() -> None:
    """What earlier runs have kept, so that a rerun judges only what changed. It holds no personal data."""


@cache.command()
@_lang
def info(lang: Lang | None) -> None:
    """Show where the cache is, its size, and how much of each kind it holds."""
    for line in _lines(Cache(cache_folder()).info(), (lang or system_language()) == "sv"):
        click.echo(one_line(line))


@cache.command()
@_lang
def clear(lang: Lang | None) -> None:
    """Drop everything that is kept. The next run judges all anew."""
    kept = Cache(cache_folder())
    before = kept.info()
    try:
        kept.clear()
    except OSError as error:
        raise click.UsageError(f"{kept.path}: cannot be removed ({error.strerror})") from None
    sv = (lang or system_language()) == "sv"
    total = sum(before.entries.values())
    size = _size(before.bytes)
    click.echo(f"{total} {'poster' if sv else 'entries'}, {size}: {'borttagna' if sv else 'removed'}")


def _lines(info: Info, sv: bool) -> list[str]:
    if info.path is None:
        return ["det finns ingen plats för en cache" if sv else "there is no place for a cache"]
    if not info.entries:
        return [str(info.path), "  tom" if sv else "  empty"]
    counted: dict[str, int] = {}
    for kind, count in info.entries.items():
        names = _KINDS.get(kind.split(" ")[0], (kind, kind))
        counted[names[not sv]] = counted.get(names[not sv], 0) + count
    width = max(len(str(count)) for count in counted.values())
    return [f"{info.path}  {_size(info.bytes)}", *(f"  {count:>{width}}  {name}" for name, count in counted.items())]


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{count / 1000:.1f} kB"
