"""A page for each rule in both languages, and the two lists of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from postguard import Check, Guard
from postguard.checkbase import Lang
from postguard.explain import as_markdown, escaped
from postguard.rulebook import catalogue

FOLDERS: Mapping[Lang, str] = {"en": "rules", "sv": "regler"}
MARK = "<!-- Written by `make docs` from the rule's class: change it there. -->\n\n"
_HEAD = {
    "en": (
        "# Rules\n\nEvery rule has an id that never changes. A finding is either certain (`fail`) or a question (`review`). "
        "`postguard explain RULE` says what these pages say, and `postguard rules` lists the rules of installed plugins too.\n",
        ("rule", "level", "kind", "finds"), "På svenska", "Not built yet, and reported as not judged: {ids}.",
    ),
    "sv": (
        "# Regler\n\nVarje regel har ett id som aldrig ändras. En anmärkning är antingen säker (`fail`) eller en fråga "
        "(`review`). `postguard explain REGEL` säger det som står på de här sidorna, och `postguard rules` listar även "
        "reglerna i installerade plugin.\n",
        ("regel", "nivå", "slag", "hittar"), "In English", "Inte byggda än, och redovisas som inte bedömda: {ids}.",
    ),
}  # fmt: skip


def own_rules() -> list[type[Check]]:
    """The rules that postguard itself brings, family by family in the catalogue's order."""
    rules = [check for check in Guard({"lang": "en"}).all_checks.values() if check.__module__.startswith("postguard.")]
    families = list(
        dict.fromkeys([*(rule.family for rule in catalogue().values()), *(check.family for check in rules)])
    )
    return sorted(rules, key=lambda check: families.index(check.family))


def rule_pages() -> Iterator[tuple[str, str]]:
    """Each page's path in docs/ with its text."""
    rules = own_rules()
    for lang, folder in FOLDERS.items():
        other = FOLDERS["sv" if lang == "en" else "en"]
        yield f"{folder}/index.md", _list(rules, lang)
        for check in rules:
            title, rest = as_markdown(check, lang).split("\n", 1)
            yield f"{folder}/{check.id}.md", f"{MARK}{title}\n\n[{_HEAD[lang][2]}](../{other}/{check.id}.md)\n{rest}"


def navigation() -> Mapping[Lang, list[str]]:
    """Lines of mkdocs.yml that list the pages, family by family."""
    found: dict[Lang, list[str]] = {}
    for lang, folder in FOLDERS.items():
        lines = [f"- {folder}/index.md"]
        for family, some in groupby(own_rules(), key=lambda check: check.family):
            lines += [f"- {family}:", *(f"  - {check.id}: {folder}/{check.id}.md" for check in some)]
        found[lang] = lines
    return found


def _list(rules: list[type[Check]], lang: Lang) -> str:
    head, columns, link, unbuilt = _HEAD[lang]
    other = FOLDERS["sv" if lang == "en" else "en"]
    lines = [MARK + head, f"[{link}](../{other}/index.md)", ""]
    built = {check.id for check in rules}
    waiting = [rule for rule in catalogue().values() if rule.id not in built]
    for family in dict.fromkeys([*(check.family for check in rules), *(rule.family for rule in waiting)]):
        lines += [f"## {family}", ""]
        if some := [check for check in rules if check.family == family]:
            lines += [f"| {' | '.join(columns)} |", "| --- | --- | --- | --- |"]
            lines += [
                f"| [{check.id}]({check.id}.md) | {check.level} | {_kind(check)} | {escaped(check.explanation(lang).splitlines()[0])} |"
                for check in some
            ] + [""]
        if later := [f"`{rule.id}`" for rule in waiting if rule.family == family]:
            lines += [unbuilt.format(ids=", ".join(later)), ""]
    return "\n".join(lines)


def _kind(check: type[Check]) -> str:
    return "fail, review" if check.bad and check.unsure else check.kind
