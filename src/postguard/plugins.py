"""Find and load plugins. A fresh manager each time: nothing is global, so guards and tests do not touch each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Any

import pluggy

from postguard import hookspecs
from postguard.checkbase import Check
from postguard.sources import Source

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FAULTS = (Exception, SystemExit)  # a plugin that calls sys.exit(0) must not make a run look clean


class PluginError(Exception):
    """A plugin that cannot be used: it does not import, misspells a hook, or offers what postguard cannot use."""


def load_plugins(extra: tuple[object, ...] = ()) -> pluggy.PluginManager:
    """A manager with every installed plugin of the entry-point group `postguard`, and `extra` objects besides.

    Raises PluginError, which names the plugin. Built-in families stand in the same group as everybody's.
    """
    manager = pluggy.PluginManager("postguard")
    manager.add_hookspecs(hookspecs)
    for point in sorted(entry_points(group="postguard"), key=lambda p: p.name):
        try:
            manager.register(point.load(), name=point.name)
        except _FAULTS as error:
            distribution = point.dist.name if point.dist else "?"
            raise PluginError(f"plugin {point.name} of {distribution} cannot be loaded: {said(error)}") from error
    for plugin in extra:
        try:
            manager.register(plugin)
        except _FAULTS as error:
            raise PluginError(f"plugin {_name(None, plugin)} cannot be used: {said(error)}") from error
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(f"a plugin implements a hook that postguard does not have: {error}") from error
    return manager


def offered(manager: pluggy.PluginManager, hook: str) -> Iterator[tuple[str, Any]]:
    """What each plugin returns from a hook, a dict or a list as the hook asks for, with the plugin's name.

    Raises PluginError, which names the plugin, for one that fails or returns something else.
    """
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        name = _name(implementation.plugin_name, implementation.plugin)
        try:
            returned = implementation.function()
            things = dict(returned) if _names_things(hook) else list(returned)
        except _FAULTS as error:
            raise PluginError(f"plugin {name} fails in {hook}: {said(error)}") from error
        for thing in things:
            if fault := _fault(hook, thing):
                raise PluginError(f"plugin {name} fails in {hook}: {fault}")
        yield name, things


def by_name(manager: pluggy.PluginManager, hook: str) -> dict[str, Any]:
    """What all plugins together return from a hook that names things. Raises PluginError where two use one name."""
    found: dict[str, Any] = {}
    for name, things in offered(manager, hook):
        if twice := sorted(found.keys() & things):
            raise PluginError(f"plugin {name} fails in {hook}: another plugin has {twice[0]!r}")
        found |= things
    return found


def said(error: BaseException) -> str:
    """An error in one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


def _names_things(hook: str) -> bool:
    """Whether the hook's specification asks for a mapping from names."""
    return str(getattr(hookspecs, hook).__annotations__["return"]).startswith("Mapping")


def _fault(hook: str, thing: object) -> str | None:
    """What is wrong with one of the things that a hook returned."""
    if _names_things(hook):
        return None if isinstance(thing, str) else f"{thing!r} is no name"
    if hook == "postguard_sources":
        return None if isinstance(thing, Source) else f"{thing!r} is no Source"
    if hook != "postguard_checks":
        return None
    if not isinstance(thing, type) or not issubclass(thing, Check):
        return f"{thing!r} is no Check"
    id = getattr(thing, "id", None)
    if not isinstance(id, str) or not _ID.fullmatch(id):
        return f"{thing.__qualname__} has no id in lower case with hyphens"
    return None


def _name(registered: str | None, plugin: object) -> str:
    """A plugin's name; of an object that was registered without one, what it is."""
    if registered and not registered.isdigit():
        return registered
    return getattr(plugin, "__name__", None) or type(plugin).__qualname__
