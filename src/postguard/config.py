"""Configuration: a policy, the project's file and the command line, merged in that order and read strictly."""

from __future__ import annotations

import difflib
import math
import os
import tomllib
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

FILE = "postguard.toml"


class ConfigError(Exception):
    """A configuration, policy or command line that cannot mean what it says. The message names the place."""


class Within(NamedTuple):
    """What a number of the configuration may be, both ends included."""

    low: float = 0
    high: float = math.inf


ANY = Within()
"""The bounds of a number that names none."""


@dataclass(frozen=True)
class Minors:
    """What the house decided on pictures and names of minors."""

    majority: Annotated[int, "years; a person below is a minor", Within(1, 150)] = 18
    guardians: Annotated[
        int, "guardians who must agree; föräldrabalken 6:11, 6:13: both decide together", Within(1, 2)
    ] = 2
    own_consent_from: Annotated[
        int,
        "years from which a minor's own consent is enough, 0: never; dataskyddslagen 2:4 (13) concerns online services, "
        "so any age here needs a documented assessment",
        Within(0, 150),
    ] = 0
    estimate_age: Annotated[bool, "estimate age bands from faces; false: every face without an account asks"] = True


@dataclass(frozen=True)
class Faces:
    """How faces are found in pictures. Nobody is identified."""

    detector: Annotated[str, "the detector's name: centerface, face_recognition, or one of a plugin"] = "centerface"
    minor_above: Annotated[
        float, "ask when the estimated probability that a face is a minor's is above this", Within(0, 1)
    ] = 0.235


@dataclass(frozen=True)
class ImageText:
    """How text in pictures is read."""

    reader: Annotated[str, "the name of a plugin's reader; without it, the first that is installed"] = ""


@dataclass(frozen=True)
class Limits:
    """Bounds on what is read, so that no input stops the rest."""

    characters: Annotated[int, "characters of a draft's text", Within(1)] = 50_000
    source_bytes: Annotated[int, "bytes of a file with one draft, or of one line of a .jsonl file", Within(1)] = (
        2_000_000
    )
    media_bytes: Annotated[int, "bytes of a media file", Within(1)] = 200_000_000
    pixels: Annotated[int, "pixels of a picture", Within(1)] = 80_000_000
    seconds: Annotated[float, "seconds that a draft may take when several processes judge", Within(0.1)] = 120.0


@dataclass(frozen=True)
class LanguageModel:
    """Whether an installed model of language is asked for what only the context shows."""

    use: Annotated[bool, "false: word lists and patterns alone, and the report says so"] = True


@dataclass(frozen=True)
class Replies:
    """What the house promises those who write to it, and how its replies are signed."""

    office_hours: Annotated[str, 'when questions are answered: "vardagar 8-16.30"'] = ""
    signature: Annotated[str, 'how a reply ends, {name} for who wrote it: "/{name}, Sjöhaga stad"'] = ""


@dataclass(frozen=True)
class AccountReporting:
    """When accounts are followed up and reported on."""

    every: Annotated[Literal["year", "quarter", "any"], "how often a report on the accounts is written at most"] = (
        "year"
    )
    follow_up_days: Annotated[int, "days after which an account should be followed up again", Within(1)] = 365


@dataclass(frozen=True)
class Calendar:
    """How content calendars are read."""

    all: Annotated[bool, "judge what the calendar says is published already, too"] = False
    published: Annotated[tuple[str, ...], "further words of the status column for posts that are published"] = ()


@dataclass(frozen=True)
class Config:
    """The whole configuration. `folder` is where its file stands: relative paths start there. `today` is the day to
    judge on, which is no setting."""

    lang: Annotated[Literal["sv", "en"] | None, "language of the report; without it, the system's"] = None
    policy: Annotated[str, "the policy to start from"] = "neutral"
    variants: Annotated[
        tuple[str, ...], "variants of the policy that the house has chosen, by the names it gives them"
    ] = ()
    select: Annotated[tuple[str, ...], "rules and families to judge; without it, all that are on by default"] = ()
    ignore: Annotated[tuple[str, ...], "rules and families to leave out"] = ()
    fail_on: Annotated[Literal["error", "warning", "note"], "exit status 1 from this level"] = "error"
    exclude: Annotated[tuple[str, ...], "files to pass over in folders, as patterns of .gitignore"] = ()
    media_roots: Annotated[tuple[str, ...], "folders besides the draft's own that its media may stand in"] = ()
    registers: Annotated[tuple[str, ...], "registers of legal bases (consents): .csv, .xlsx, or an SQL address"] = ()
    accounts: Annotated[tuple[str, ...], "registers of accounts: .xlsx, .csv, .yaml, or an SQL address"] = ()
    public_body: Annotated[bool, "a public authority's tasks cannot rest on legitimate interest (GDPR Art. 6(1))"] = (
        True
    )
    minors: Minors = field(default_factory=Minors)
    faces: Faces = field(default_factory=Faces)
    image_text: ImageText = field(default_factory=ImageText)
    language_model: LanguageModel = field(default_factory=LanguageModel)
    calendar: Calendar = field(default_factory=Calendar)
    limits: Limits = field(default_factory=Limits)
    replies: Replies = field(default_factory=Replies)
    account_report: AccountReporting = field(default_factory=AccountReporting)
    cache: Annotated[
        bool, "keep on disk what was found in drafts and media files, for later runs: no text, no names"
    ] = True
    aliases: Annotated[Mapping[str, str], 'further names of a draft\'s fields: bildtext = "alt"'] = field(
        default_factory=dict
    )
    register_columns: Annotated[
        Mapping[str, str], 'further column names of registers: "Målsman 1 ja" = "guardian 1"'
    ] = field(default_factory=dict)
    account_columns: Annotated[
        Mapping[str, str], 'further column names of registers of accounts: "Förvaltare" = "responsible"'
    ] = field(default_factory=dict)
    assessments: Annotated[
        Mapping[str, str],
        'where the assessment behind a variant is kept, where the policy asks for one: own-consent-13 = "UN 2026/12"',
    ] = field(default_factory=dict)
    rules: Annotated[Mapping[str, Mapping[str, Any]], "options of a rule, and its level"] = field(default_factory=dict)
    folder: Path | None = None
    today: date | None = None


def suggestion(name: str, known: Iterable[str]) -> str:
    """A question with the nearest known name, or nothing where none is near."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def find_config(path: Path) -> Path | None:
    """The configuration file that holds for a path: the nearest postguard.toml or [tool.postguard], going upwards."""
    start = Path(os.path.realpath(path))  # os.path never raises: a name may be too long, a link a loop
    for folder in (start, *start.parents):
        if os.path.isfile(folder / FILE):  # noqa: PTH113
            return folder / FILE
        pyproject = folder / "pyproject.toml"
        found = os.path.isfile(pyproject)  # noqa: PTH113
        if found and _own_table(pyproject, _toml(pyproject)) is not None:
            return pyproject
    return None


def _own_table(path: Path, table: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """[tool.postguard] of a pyproject.toml; None where it has none. Raises ConfigError where that is no table."""
    for name in ("tool", "postguard"):
        if name not in table:
            return None
        table = table[name]
        if not isinstance(table, Mapping):
            raise ConfigError(f"{path}: {name}: {table!r} should be a table")
    return table


def read_config(
    path: Path | None, overrides: Mapping[str, Any], policies: Mapping[str, Path | Mapping[str, Any]]
) -> Config:
    """The policy, the file at `path` and `overrides`, merged. Raises ConfigError, which names the faulty key."""
    own: Mapping[str, Any] = {}
    if path:
        own = _toml(path)
        own = _own_table(path, own) or {} if path.name == "pyproject.toml" else own
    for layer, where in ((own, str(path)), (overrides, "command line")):
        build(Config, layer, where)  # each layer alone, so that the message names the right one
    name = overrides.get("policy") or own.get("policy") or "neutral"
    if name not in policies:
        raise ConfigError(
            f"there is no policy {name!r}{suggestion(name, policies)} (known: {', '.join(sorted(policies))})"
        )
    policy = policies[name]
    table = dict(_toml(policy) if isinstance(policy, Path) else policy)
    variants = table.pop("variant", {})
    chosen = overrides.get("variants") or own.get("variants") or table.get("variants") or ()
    known = merge(table.get("assessments") or {}, own.get("assessments") or {}, overrides.get("assessments") or {})
    layers = [_variant(one, variants, name, known) for one in chosen]
    merged = merge(table, *layers, own, overrides)
    config: Config = build(Config, merged, f"policy {name}")
    return replace(config, folder=path.parent.resolve() if path else None)


def _variant(name: str, variants: Mapping[str, Any], policy: str, assessments: Mapping[str, str]) -> Mapping[str, Any]:
    """The settings of a policy's variant ([variant.NAME] there); `about` says what it is, `assessment` that one is needed."""
    if not isinstance(variants, Mapping) or not isinstance(variants.get(name), Mapping):
        raise ConfigError(f"variants: the policy {policy!r} has no variant {name!r}{suggestion(name, variants)}")
    table = {key: value for key, value in variants[name].items() if key not in ("about", "assessment")}
    if variants[name].get("assessment") and not assessments.get(name):
        raise ConfigError(f'variants: {name!r} needs a documented assessment; say where it is kept: [assessments] {name} = "case number"')  # fmt: skip
    return table


def merge(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """Tables merged key by key, later ones over earlier ones."""
    merged: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            old = merged.get(key)
            merged[key] = merge(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return merged


def build(kind: type, table: Mapping[str, Any], where: str) -> Any:
    """A dataclass from a TOML table. Raises ConfigError for an unknown key, with the nearest one, and a wrong type."""
    hints = get_type_hints(kind, include_extras=True)
    known = {f.name.replace("_", "-"): f.name for f in fields(kind) if f.name not in ("folder", "today")}
    values = {}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{where}: unknown key {key!r}{suggestion(key, known)}")
        values[known[key]] = value_of(hints[known[key]], value, f"{where}: {key}")
    return kind(**values)


def value_of(hint: Any, value: Any, where: str, within: Within = ANY) -> Any:
    """A TOML value as the type `hint`. Raises ConfigError where it is of another type or outside its bounds.

    Bounds stand in an Annotated hint; a number without them is finite and not below nought.
    """
    if get_origin(hint) is Annotated:
        bounds = next((m for m in hint.__metadata__ if isinstance(m, Within)), within)
        return value_of(get_args(hint)[0], value, where, bounds)
    if is_dataclass(hint) and isinstance(hint, type) and isinstance(value, Mapping):
        return build(hint, value, where)
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        kind = next(a for a in args if a is not type(None))
        return None if value is None else value_of(kind, value, where, within)
    if origin is Literal and value in args:
        return value
    if origin is tuple and isinstance(value, (list, tuple)) and all(isinstance(v, args[0]) for v in value):
        return tuple(value)
    if isinstance(origin, type) and issubclass(origin, Mapping) and isinstance(value, Mapping):
        return {str(k): value_of(args[1], v, f"{where}.{k}", within) for k, v in value.items()}
    if hint is Any:
        return value
    if (hint is float and type(value) is int) or (isinstance(hint, type) and type(value) is hint):
        _check_number(value, within, where)
        return value
    wanted = (
        f"one of {', '.join(map(str, args))}" if origin is Literal else getattr(origin or hint, "__name__", str(hint))
    )
    raise ConfigError(f"{where}: {value!r} should be {wanted}")


def _check_number(value: Any, within: Within, where: str) -> None:
    if type(value) in (int, float) and not (within.low <= value <= within.high and value < math.inf):
        bounds = f"between {within.low} and {within.high}" if within.high < math.inf else f"at least {within.low}"
        raise ConfigError(f"{where}: {value!r} should be {bounds}")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:  # TOML's own errors, and numbers of 5,000 digits
        raise ConfigError(f"{path}: cannot be read: {error}") from error
