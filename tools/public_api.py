"""The public names with their signatures, as plain text: docs/api.txt, which a test compares with the code."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import textwrap
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cached_property
from typing import Any

MODULES = {
    "postguard": None,  # None: what its __all__ names
    "postguard.testing": None,
    "postguard.hookspecs": None,
    "postguard.config": ("Config", "ConfigError", "Within"),
    "postguard.plugins": ("PluginError",),
    "postguard.register": ("LegalBasis", "Register", "RegisterError"),
    "postguard.facts": ("Facts",),
    "postguard.facts.faces": ("FaceDetector",),
    "postguard.facts.image_text": ("TextReader", "Word"),
    "postguard.finding": ("Results", "Settled", "Unjudged"),
    "postguard.plan": ("Plan",),
    "postguard.reports": ("Options",),
    "postguard.sources": ("Source",),
    "postguard.presidio": ("recognizers",),
}
"""What users and plugins may rest on. Anything else may change without a word in the changelog."""


def public() -> Iterator[tuple[str, Any]]:
    """Every public name in full with what it stands for, in the order of MODULES."""
    for module_name, names in MODULES.items():
        module = importlib.import_module(module_name)
        for name in names or module.__all__:
            yield f"{module_name}.{name}", getattr(module, name)


def members(thing: type) -> Iterator[tuple[str, Any, str]]:
    """A class's own public members: name, the object (None for a field), and the text of its docstring."""
    bases = [base for base in reversed(thing.__mro__) if base.__module__.startswith("postguard")]
    documented = {name: text for base in bases for name, text in _field_docs(base).items()}
    fields = {name: None for base in bases for name in inspect.get_annotations(base)}
    for name in fields:
        if not name.startswith("_"):
            yield name, None, documented.get(name, "")
    for name, value in {name: value for base in bases for name, value in vars(base).items()}.items():
        if not name.startswith("_") and name not in fields and not isinstance(value, type):
            value = getattr(value, "__func__", value)
            yield name, value, inspect.getdoc(value) or ""


def api() -> str:
    """The list of the public API."""
    lines = ["# Written by `make docs`. A change here is a change of the public API: say it in CHANGELOG.md.", ""]
    for name, thing in public():
        if not isinstance(thing, type):
            lines.append(f"{name}{signature(thing)}")
            continue
        lines.append(f"class {name}{'' if is_bare(thing) else signature(thing)}")
        for member, value, _ in members(thing):
            if value is not None or not is_record(thing):  # a record's fields stand in its signature
                lines.append(f"    {member}{described(thing, member, value)}")
    return "\n".join(lines) + "\n"


def is_record(thing: type) -> bool:
    """Whether a class is made of its fields alone."""
    return is_dataclass(thing) or issubclass(thing, tuple)


def is_bare(thing: type) -> bool:
    """Whether nobody makes objects of the class by its own signature: errors and protocols."""
    return issubclass(thing, Exception) or getattr(thing, "_is_protocol", False)


def described(owner: type, name: str, value: Any) -> str:
    """A member's signature or type."""
    if value is None:
        hints = next(inspect.get_annotations(base) for base in owner.__mro__ if name in inspect.get_annotations(base))
        return f": {_hint(hints[name])}"
    if isinstance(value, (property, cached_property)):
        made = value.func if isinstance(value, cached_property) else value.fget
        return f": {_hint(getattr(made, '__annotations__', {}).get('return', ''))}  (read only)"
    return signature(value, "    ")


def signature(thing: Any, indent: str = "") -> str:
    """A signature with types as the source writes them, without addresses; a long one has a line a parameter."""
    try:
        found = inspect.signature(thing)
    except (TypeError, ValueError):
        return "(…)"
    words = []
    star = False
    for one in found.parameters.values():
        if one.name in ("self", "cls"):
            continue
        if one.kind is one.KEYWORD_ONLY and not star:
            words.append("*")
            star = True
        prefix = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
        star = star or prefix == "*"
        word = prefix + one.name
        if one.annotation is not one.empty:
            word += f": {_hint(one.annotation)}"
        if one.default is not one.empty:
            word += f" = {_default(one.default)}"
        words.append(word)
    inside = (
        ", ".join(words) if len(words) <= 4 else "".join(f"\n{indent}    {word}," for word in words) + f"\n{indent}"
    )
    returned = "" if found.return_annotation is found.empty else f" -> {_hint(found.return_annotation)}"
    return f"({inside}){'' if isinstance(thing, type) else returned}"


def _hint(annotation: Any) -> str:
    """A type as the source writes it, without the words that annotate it."""
    words = annotation if isinstance(annotation, str) else getattr(annotation, "__forward_arg__", str(annotation))
    if words.startswith("Annotated["):
        parts = ast.parse(words, mode="eval").body
        assert isinstance(parts, ast.Subscript) and isinstance(parts.slice, ast.Tuple)
        return ast.unparse(parts.slice.elts[0])
    return words


def _default(value: Any) -> str:
    return re.sub(r" at 0x[0-9a-f]+|<factory>|<function .*>", "…", repr(value))


def _field_docs(owner: type) -> dict[str, str]:
    """The string below each field of a class, as its source has it; of Annotated fields, the words of the annotation."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
    except (OSError, TypeError):
        return {}
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for field, below in zip(tree.body, [*tree.body[1:], None], strict=True):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            found[field.target.id] = inspect.cleandoc(str(below.value.value))
        elif isinstance(field.annotation, ast.Subscript) and ast.unparse(field.annotation.value) == "Annotated":
            parts = field.annotation.slice
            assert isinstance(parts, ast.Tuple)
            found[field.target.id] = str(ast.literal_eval(parts.elts[1]))
    return found
