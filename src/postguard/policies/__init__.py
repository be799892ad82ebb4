"""Policies that come with postguard: data files with the keys of postguard.toml."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from postguard.hookspecs import hookimpl


@hookimpl
def postguard_policies() -> Mapping[str, Path]:
    """The neutral policy: nothing of any house is in it."""
    return {"neutral": Path(str(files(__name__).joinpath("neutral.toml")))}
