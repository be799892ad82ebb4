"""What is known of a rule, in the words of its class: the same for `postguard explain` and for its page of the docs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from postguard.checkbase import Check, Example, Lang
from postguard.config import Within
from postguard.draft import Draft, media_kind
from postguard.finding import Reference
from postguard.measured import LEAST, Figures, figures, measured_on
from postguard.register.accounts import Account

LONGEST = 300
"""Characters of an example's text that are shown; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Words:
    """Prose of a few paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that a program reads."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Laws, standards and guidelines."""

    references: tuple[Reference, ...]


Block: TypeAlias = Words | Code | Items | Links


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it."""

    title: str
    blocks: tuple[Block, ...]


_SAY = {
    "en": {
        "facts": "Family {family}, level {level}, {kind}. Judged on {subject}{off}.",
        "fail": "certain (fail)", "review": "a question (review)", "both": "certain (fail) or a question (review)",
        "draft": "each draft", "plan": "all drafts of a run together", "account": "each account",
        "off": "; off until it is selected",
        "finds": "What it finds", "why": "Why", "do": "What to do", "examples": "Examples", "bad": "Found:",
        "unsure": "Asked about:", "good": "Right:", "fix": "Fixes", "options": "Options", "references": "References",
        "measured": "Measured", "misses": "Known misses", "wording": "wording of",
        "none": "No fix: a person mends it.",
        "safe": "`postguard check --fix` mends it. The fix is safe: the meaning stays as it is.",
        "unsafe": "`postguard check --fix --unsafe-fixes` mends it. The fix is unsafe: read what it changed before you publish.",
        "answer": "When the finding is right but should stand, answer it: `postguard answer DRAFT {rule} \"why\"`.",
        "figures": "{shown} on {posts} labelled posts ({day}). Faults found there have been mended since the posts were first "
                   "judged: expect less of new texts.",
        "precision": "Precision {value} (n = {n} findings)", "recall": "recall {value} (n = {n} expected)",
        "few": "Too few labelled cases for figures: {cases} in {posts} posts ({day}).",
        "never": "Not measured on labelled posts.", "more": "… ({count} characters)", "from": "from {low}", "to": "{low} to {high}",
    },
    "sv": {
        "facts": "Familj {family}, nivå {level}, {kind}. Bedöms på {subject}{off}.",
        "fail": "säker (fail)", "review": "en fråga (review)", "both": "säker (fail) eller en fråga (review)",
        "draft": "varje utkast", "plan": "alla utkast i en körning tillsammans", "account": "varje konto",
        "off": "; avslagen tills den väljs",
        "finds": "Vad den hittar", "why": "Varför", "do": "Gör så här", "examples": "Exempel", "bad": "Anmärks:",
        "unsure": "Frågas om:", "good": "Rätt:", "fix": "Rättning", "options": "Inställningar", "references": "Källor",
        "measured": "Uppmätt", "misses": "Kända missar", "wording": "lydelse",
        "none": "Ingen rättning: en människa ändrar.",
        "safe": "`postguard check --fix` rättar. Rättningen är säker: betydelsen står kvar.",
        "unsafe": "`postguard check --fix --unsafe-fixes` rättar. Rättningen är osäker: läs vad den ändrade innan du publicerar.",
        "answer": "Stämmer anmärkningen men det ska stå kvar: svara på den med `postguard answer UTKAST {rule} \"varför\"`.",
        "figures": "{shown} på {posts} märkta inlägg ({day}). Fel som hittades där har rättats sedan inläggen bedömdes första "
                   "gången: vänta mindre av nya texter.",
        "precision": "Precision {value} (n = {n} anmärkningar)", "recall": "täckning {value} (n = {n} väntade)",
        "few": "För få märkta fall för siffror: {cases} i {posts} inlägg ({day}).",
        "never": "Inte uppmätt på märkta inlägg.", "more": "… ({count} tecken)", "from": "från {low}", "to": "{low} till {high}",
    },
}  # fmt: skip


def sections(check: type[Check], lang: Lang) -> Iterator[Section]:
    """All that is known of a rule, section by section."""
    say = _SAY[lang]
    finds, _, why = check.explanation(lang).partition("\n")
    kind = "both" if check.bad and check.unsure else check.kind
    facts = say["facts"].format(
        family=check.family, level=check.level, kind=say[kind], subject=say[check.subject],
        off="" if check.on_by_default else say["off"],
    )  # fmt: skip
    yield Section(say["finds"], (Words(finds), Words(facts)))
    if why.strip():
        yield Section(say["why"], (Words(why.strip()),))
    answer = (Words(say["answer"].format(rule=check.id)),) if check.answerable else ()
    yield Section(say["do"], (Words(check.help[lang]), *answer))
    examples: list[Block] = []
    for title, some in ((say["bad"], check.bad), (say["unsure"], check.unsure), (say["good"], check.good)):
        shown = [Code("yaml", text) for text in _as_yaml(some, say["more"])]
        examples += [Words(title), *shown] if shown else []
    if examples:
        yield Section(say["examples"], tuple(examples))
    yield Section(say["fix"], (Words(say[check.fix]),))
    yield Section(say["options"], (Code("toml", "\n".join(_options(check, lang))),))
    if check.references:
        yield Section(say["references"], (Links(check.references),))
    yield Section(say["measured"], (Words(_figures(figures().get(check.id), lang)),))
    if check.known_misses:
        yield Section(say["misses"], (Items(check.known_misses),))


def as_text(check: type[Check], lang: Lang) -> str:
    """What is known of a rule, for a terminal."""
    lines = [check.id]
    for section in sections(check, lang):
        lines += ["", section.title]
        for before, block in zip((None, *section.blocks), section.blocks, strict=False):
            lines += [""] if isinstance(before, Code) else []
            lines += [f"  {line}".rstrip() for line in _text(block, lang).split("\n")]
    return "\n".join(lines)


def as_markdown(check: type[Check], lang: Lang) -> str:
    """What is known of a rule, as a page of the docs."""
    lines = [f"# {check.id}"]
    for section in sections(check, lang):
        lines += ["", f"## {section.title}"]
        for block in section.blocks:
            lines += ["", _markdown(block, lang)]
    return "\n".join(lines) + "\n"


def escaped(words: str) -> str:
    """Prose as Markdown that shows just it; what stands between backticks is code already."""
    parts = re.split(r"(`[^`\n]+`)", words)
    return "".join(part if at % 2 else re.sub(r"([\\*_\[\]<>#|])", r"\\\1", part) for at, part in enumerate(parts))


def _text(block: Block, lang: Lang) -> str:
    if isinstance(block, Items):
        return "\n".join(f"- {item}" for item in block.items)
    if isinstance(block, Links):
        return "\n".join(f"- {_named(reference, lang)}: {reference.url}" for reference in block.references)
    return "\n".join(f"  {line}" for line in block.text.split("\n")) if isinstance(block, Code) else block.text


def _markdown(block: Block, lang: Lang) -> str:
    if isinstance(block, Items):
        return "\n".join(f"- {escaped(item)}" for item in block.items)
    if isinstance(block, Links):
        return "\n".join(f"- {escaped(_named(reference, lang))}: <{reference.url}>" for reference in block.references)
    return f"```{block.lang}\n{block.text}\n```" if isinstance(block, Code) else escaped(block.text)


def _named(reference: Reference, lang: Lang) -> str:
    return reference.named(lang) + (f" ({_SAY[lang]['wording']} {reference.date})" if reference.date else "")


def _as_yaml(examples: Iterable[Example], more: str) -> Iterator[str]:
    """Drafts as one list, as a .yaml file holds them; each plan as a list of its own; accounts as a register has them."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes lists inside mappings indented."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        """Several lines as several lines."""
        shown = value if len(value) <= LONGEST else value[:40] + more.format(count=len(value))
        return dumper.represent_scalar("tag:yaml.org,2002:str", shown, style="|" if "\n" in shown else None)

    Dumper.add_representer(str, text)
    single = [_sparing(example) for example in examples if isinstance(example, Draft)]
    plans = [[_sparing(draft) for draft in example] for example in examples if isinstance(example, tuple)]
    accounts = [example.to_dict() for example in examples if isinstance(example, Account)]
    for drafts in (
        [draft for draft in single if draft],
        *plans,
        accounts,
    ):  # a source's fault leaves a draft without fields
        if drafts:
            yield yaml.dump(drafts, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10_000).rstrip()


def _sparing(draft: Draft) -> dict[str, Any]:
    """A draft as its writer would put it, without what is understood anyway."""
    plain = draft.to_dict()
    for name, understood in (("id", ""), ("kind", "post")):
        if plain.get(name) == understood:
            del plain[name]
    for medium in plain.get("media", ()):
        if medium.get("kind") == (media_kind(medium["path"]) or "image"):
            del medium["kind"]
    return plain


def _options(check: type[Check], lang: Lang) -> Iterator[str]:
    """The rule's part of a configuration, with every option at its default."""
    yield f"[rules.{check.id}]"
    yield f"level = {as_toml(check.level)}"
    for name, hint in check.options().items():
        notes = getattr(hint, "__metadata__", ())
        comment = "; ".join(_bounds(note, lang) if isinstance(note, Within) else str(note) for note in notes)
        yield f"{name.replace('_', '-')} = {as_toml(getattr(check, name))}" + (f"  # {comment}" if comment else "")


def _bounds(within: Within, lang: Lang) -> str:
    return _SAY[lang]["to" if within.high < float("inf") else "from"].format(low=within.low, high=within.high)


def _figures(found: Figures | None, lang: Lang) -> str:
    """Precision and recall, each where there are cases enough."""
    say, day = _SAY[lang], measured_on()
    if found is None:
        return say["never"]
    shown = [
        say[name].format(value=f"{found.right / n:.2f}".removeprefix("0"), n=n)
        for name, n in (("precision", found.found), ("recall", found.expected))
        if n >= LEAST
    ]
    if not shown:
        return say["few"].format(cases=found.expected, posts=found.posts, day=day)
    told = ", ".join(shown)
    return say["figures"].format(shown=told[0].upper() + told[1:], posts=found.posts, day=day)


def as_toml(value: Any) -> str:
    """A setting's value as TOML writes it."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(str(key))} = {as_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
