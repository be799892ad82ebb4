"""The City of Stockholm's policy on its accounts in social media. Everything that it decides stands in stockholm.toml."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from postguard import hookimpl


@hookimpl
def postguard_policies() -> Mapping[str, Path]:
    """The policy `stockholm`, with its variants."""
    return {"stockholm": Path(str(files(__name__).joinpath("stockholm.toml")))}
