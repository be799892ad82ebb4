"""Find and load plugins. A fresh manager each time: nothing is global, so guards and tests do not touch each other."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Any

import pluggy

from postguard import hookspecs


class PluginError(Exception):
    """A plugin that cannot be used: it does not import, misspells a hook, or fails when asked what it offers."""


def load_plugins(extra: tuple[object, ...] = ()) -> pluggy.PluginManager:
    """A manager with every installed plugin of the entry-point group `postguard`, and `extra` objects besides.

    Raises PluginError, which names the plugin. Built-in families stand in the same group as everybody's.
    """
    manager = pluggy.PluginManager("postguard")
    manager.add_hookspecs(hookspecs)
    for point in sorted(entry_points(group="postguard"), key=lambda p: p.name):
        try:
            manager.register(point.load(), name=point.name)
        except Exception as error:
            distribution = point.dist.name if point.dist else "?"
            raise PluginError(
                f"plugin {point.name} of {distribution} cannot be loaded: {type(error).__name__}: {error}"
            ) from error
    for plugin in extra:
        manager.register(plugin)
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(f"a plugin implements a hook that postguard does not have: {error}") from error
    return manager


def offered(manager: pluggy.PluginManager, hook: str) -> Iterator[tuple[str, Any]]:
    """What each plugin returns from a hook, with the plugin's name. Raises PluginError, which names the plugin."""
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        try:
            yield implementation.plugin_name, implementation.function()
        except Exception as error:
            raise PluginError(
                f"plugin {implementation.plugin_name} fails in {hook}: {type(error).__name__}: {error}"
            ) from error
