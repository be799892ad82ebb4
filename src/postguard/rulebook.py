"""The rulebook: every rule that postguard knows, and those that a configuration asks for, set up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from postguard.checkbase import Check, Lang
from postguard.config import Config, ConfigError, suggestion, value_of
from postguard.finding import Unjudged
from postguard.plugins import PluginError, offered, said


class Rule(NamedTuple):
    """A line of the catalogue: a rule that postguard knows, built or not."""

    id: str
    family: str
    subject: str
    level: str
    kind: str


@lru_cache
def catalogue() -> Mapping[str, Rule]:
    """Every rule of the catalogue by id. The ids are fixed."""
    lines = files("postguard").joinpath("catalogue.tsv").read_text(encoding="utf-8").splitlines()
    rules = [Rule(*line.split("\t")) for line in lines if line and not line.startswith("#")]
    return {rule.id: rule for rule in rules}


def collect(plugins: Any) -> dict[str, type[Check]]:
    """The plugins' rules by id, in the catalogue's order. Raises PluginError where two have the same."""
    found: dict[str, type[Check]] = {}
    for name, checks in offered(plugins, "postguard_checks"):
        for check in checks:
            if check.id in found:
                raise PluginError(f"plugin {name} brings a rule {check.id!r}, which another plugin has")
            found[check.id] = check
    order = {id: at for at, id in enumerate(catalogue())}
    return dict(sorted(found.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def known_ids(checks: Mapping[str, type[Check]]) -> Mapping[str, str]:
    """Every rule id with its family: the catalogue's and the plugins'."""
    return {rule.id: rule.family for rule in catalogue().values()} | {id: c.family for id, c in checks.items()}


def choose(
    config: Config, checks: Mapping[str, type[Check]], lang: Lang
) -> tuple[list[Check], list[Check], list[Check], list[Unjudged]]:
    """The rules that a configuration asks for, set up: about drafts, plans and accounts, and those that are not built.

    Raises ConfigError for a rule or option that is not known, PluginError for a rule that cannot be set up.
    """
    known = known_ids(checks)
    families = set(known.values())
    if "all" in config.ignore:
        raise ConfigError("ignore: without `all` nothing would be judged")
    for name in (*config.select, *config.ignore, *config.rules):
        if name not in known and (name in config.rules or name not in families | {"all"}):
            raise ConfigError(
                f"there is no rule{'' if name in config.rules else ' or family'} {name!r}{suggestion(name, (*known, *families, 'all'))}"
            )
    chosen: dict[str, list[Check]] = {"draft": [], "plan": [], "account": []}
    unbuilt = []
    why = {
        "sv": "regeln är inte byggd eller dess plugin inte installerat",
        "en": "the rule is not built, or its plugin not installed",
    }[lang]
    for id, family in known.items():
        check = checks.get(id)
        if not _selected(config, id, family, check.on_by_default if check else True):
            continue
        if check is None:
            unbuilt.append(Unjudged(id, why))
        else:
            made = make(check, config, lang)
            chosen[check.subject].append(made)
            if check.subject == "account" and check.run is not Check.run:  # it speaks of drafts, too
                chosen["draft"].append(made)
    chosen["account"] = [one for one in chosen["account"] if type(one).run_account is not Check.run_account]
    return chosen["draft"], chosen["plan"], chosen["account"], unbuilt


def _selected(config: Config, id: str, family: str, on_by_default: bool) -> bool:
    select, ignore = config.select, config.ignore
    if id in ignore or (family in ignore and id not in select):
        return False
    if not select:
        return on_by_default
    return id in select or "all" in select or (family in select and on_by_default)


def make(check: type[Check], config: Config, lang: Lang) -> Check:
    """A rule with its options from the configuration. Raises ConfigError, PluginError."""
    options = dict(config.rules.get(check.id, {}))
    hints = {name.replace("_", "-"): hint for name, hint in check.options().items()} | {
        "level": Literal["error", "warning", "note"]
    }
    values = {}
    for key, value in options.items():
        if key not in hints:
            raise ConfigError(f"rules.{check.id}: unknown option {key!r}{suggestion(key, hints)}")
        values[key.replace("-", "_")] = value_of(hints[key], value, f"rules.{check.id}.{key}")
    try:
        return check(lang, **values)
    except ConfigError as error:
        raise ConfigError(f"rules.{check.id}: {error}") from error
    except Exception as error:
        raise PluginError(f"rule {check.id} of {check.__module__} cannot be set up: {said(error)}") from error
