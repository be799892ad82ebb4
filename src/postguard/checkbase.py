"""Check: the one class that a rule subclasses. Everything about a rule stands in its file, on one screen."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, get_type_hints

from postguard.draft import Draft, Text
from postguard.finding import Edit, Finding, Kind, Level, Reference, Settled
from postguard.register.accounts import Account

if TYPE_CHECKING:
    from postguard.accounts import AccountFacts
    from postguard.facts import Facts
    from postguard.plan import Plan

Lang = Literal["sv", "en"]
Example: TypeAlias = Draft | tuple[Draft, ...] | Account
"""A draft, the drafts of a plan, or an account."""


class NotJudged(Exception):
    """Raised by a fact that cannot be had, and so by the check that asked for it. The report then says why."""

    def __init__(self, why: Text) -> None:
        super().__init__(why["en"])
        self.why = why


class Check:
    """One rule about a draft, with its metadata, messages and examples.

    A subclass says what is wrong in its docstring (first line: what it finds; then why it matters), in English, and
    the same in Swedish in `doc_sv`. `bad` are drafts on which it must find a fail, `unsure` on which it must ask
    (review), `good` on which it must be silent: they are its tests and the examples of its page. Public annotated
    attributes declared by the subclass are its options, set in the configuration under [rules.ID].
    """

    id: ClassVar[str]
    """Its name, in lower case with hyphens, after the problem: "allow alt-missing" reads well."""
    family: ClassVar[str] = ""
    """The group that it is selected with; without one, the name of the folder that its module stands in."""
    subject: ClassVar[Literal["draft", "plan", "account"]] = "draft"
    """What it looks at: each draft (`run`), all drafts of a run together (`run_plan`), or an account."""
    level: Level = "warning"
    """How grave it is, unless the configuration says otherwise."""
    kind: ClassVar[Kind] = "fail"
    """Whether its findings are certain ("fail") or a person must judge ("review"). A single finding may differ."""
    on_by_default: ClassVar[bool] = True
    """Whether it runs without being selected by its id."""
    message: ClassVar[Text]
    """What is said of a finding, in both languages; places in braces are filled by `finding`."""
    help: ClassVar[Text]
    """What to do, in both languages."""
    doc_sv: ClassVar[str] = ""
    """The class's docstring in Swedish."""
    references: ClassVar[tuple[Reference, ...]] = ()
    """The laws, criteria and guidelines that it rests on."""
    bad: ClassVar[tuple[Example, ...]] = ()
    """Examples in which it finds a fail."""
    unsure: ClassVar[tuple[Example, ...]] = ()
    """Examples about which it asks."""
    good: ClassVar[tuple[Example, ...]] = ()
    """Examples on which it is silent."""
    example_register: ClassVar[str] = ""
    """A register of legal bases, beside the rule's file, that the examples are judged with."""
    example_accounts: ClassVar[tuple[Account, ...]] = ()
    """The accounts that the examples are judged with."""
    example_config: ClassVar[Mapping[str, Any]] = {}
    """Settings that the examples are judged with."""
    known_misses: ClassVar[tuple[str, ...]] = ()
    """What it is known to miss or to get wrong."""
    same_as: ClassVar[tuple[str, ...]] = ()
    """Rules that say the same: where one of them finds something at an overlapping place, this one is silent."""
    judges: ClassVar[tuple[Literal["channels", "date", "people"], ...]] = ()
    """What an answer depends on besides the text or picture that the finding points at. "people" are the records that
    the draft or medium names, whether they are in force, and how many people it says that it shows."""
    fix: ClassVar[Literal["none", "safe", "unsafe"]] = "none"
    """What `--fix` can do: nothing, something that keeps the meaning, or something that a person must read."""
    answerable: ClassVar[bool] = True
    """Whether an answer may settle a finding: none may where it says that nothing was judged."""

    def __init_subclass__(cls) -> None:
        if not cls.family:  # postguard.checks.plain_language.long_sentence -> plain-language
            cls.family = cls.__module__.split(".")[-2].replace("_", "-") if "." in cls.__module__ else "other"

    def __init__(self, lang: Lang = "en", **options: Any) -> None:
        self.lang: Lang = lang
        for name, value in options.items():
            setattr(self, name, value)

    @classmethod
    def options(cls) -> Mapping[str, Any]:
        """The rule's own options with their types, by name."""
        declared = {
            name for base in cls.__mro__ if base not in (Check, object) for name in inspect.get_annotations(base)
        }
        hints = get_type_hints(cls, include_extras=True) if declared else {}
        return {name: hints[name] for name in sorted(declared) if name not in Check.__annotations__}

    @classmethod
    def explanation(cls, lang: Lang) -> str:
        """The rule's own words on what it finds (first line) and why it matters."""
        return inspect.cleandoc((cls.doc_sv if lang == "sv" else "") or cls.__doc__ or "")

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | Settled | NotJudged]:
        """Yield what is found in one draft. A check opens no file and no model: it asks `facts`.

        A finding that a record of the register answers is yielded as Settled, by that record: the report keeps it.

        A fact that cannot be had raises NotJudged and ends the check; one that judges several pictures catches it,
        yields it and goes on with the next.
        """
        raise NotImplementedError

    def run_plan(self, plan: Plan) -> Iterator[tuple[int | None, Finding]]:
        """Yield what is found in all drafts of a run together (`subject` "plan").

        Each finding comes with the place in `plan.drafts` of the draft that it is about, or None for the plan as a whole.
        """
        raise NotImplementedError

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding | NotJudged]:
        """Yield what is found in one account of the register (`subject` "account"); pointers lead into the account.

        Such a rule may also say something about the drafts of an account: it then has `run` besides, or instead.
        """
        raise NotImplementedError

    def finding(
        self,
        at: str,
        span: tuple[int, int] | None = None,
        *,
        kind: Kind | None = None,
        box: tuple[int, int, int, int] | None = None,
        message: Text | None = None,
        edits: tuple[Edit, ...] = (),
        **values: object,
    ) -> Finding:
        """A finding of this rule at the pointer `at`; `values` fill the places in its message.

        A value never holds the flagged text. A value in two languages is taken in the report's.
        """
        words = message or self.message

        def said(lang: Lang) -> str:
            plain = {name: value[lang] if isinstance(value, Mapping) else value for name, value in values.items()}
            return words[lang].format(**plain)

        return Finding(
            rule=self.id,
            level=self.level,
            kind=kind or self.kind,
            message=said(self.lang),
            pointer=at,
            span=span,
            box=box,
            references=tuple(replace(r, title=r.named(self.lang), title_sv="") for r in self.references),
            help=self.help[self.lang],
            edits=edits,
            about=said("en"),
        )


def checks_in(package: ModuleType | str) -> list[type[Check]]:
    """Every rule defined in a package's modules, so that a new file needs no registration."""
    if isinstance(package, str):
        package = importlib.import_module(package)
    found: list[type[Check]] = []
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        found += [
            c
            for c in vars(module).values()
            if isinstance(c, type) and issubclass(c, Check) and c.__module__ == module.__name__ and "id" in vars(c)
        ]
    return found
