"""The rule minor-consent-scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postguard.checkbase import Check
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import GDPR, SKR_CONSENT
from postguard.register import Problem


class MinorConsentScope(Check):
    """A minor's record does not cover this channel, this purpose, this picture, or the name as well as the picture.

    A consent is specific: it names what is published, where and what for. A yes to pictures on the school's web site is
    no yes to the child's name, nor to Instagram.
    """

    id = "minor-consent-scope"
    level = "error"
    judges = ("channels", "people")
    doc_sv = """Uppgiften för en minderårig täcker inte kanalen, ändamålet, bilden, eller namnet utöver bilden.

    Ett samtycke är specifikt: det anger vad som publiceras, var och varför. Ett ja till bild på skolans webb är inget ja
    till barnets namn och inget ja till Instagram.
    """
    message = {
        "sv": "Uppgiften {record} täcker inte {what}. Den gäller {scope}.",
        "en": "The record {record} does not cover {what}. It covers {scope}.",
    }
    _channel = {
        "sv": "Uppgiften {record} gäller inte i {what}. Den gäller i {scope}.",
        "en": "The record {record} does not hold on {what}. It holds on {scope}.",
    }
    _no_channel = {
        "sv": "Uppgiften {record} gäller bara i {scope}, och utkastet säger inte var det publiceras. Gäller den där?",
        "en": "The record {record} holds only on {scope}, and the draft does not say where it is published. Does it hold there?",
    }
    _nowhere = {
        "sv": "Uppgiften {record} säger inte i vilka kanaler den gäller. Gäller den här?",
        "en": "The record {record} does not say on which channels it holds. Does it hold here?",
    }
    _purpose = {
        "sv": "Uppgiften {record} gäller bara för {scope}.",
        "en": "The record {record} holds only for {scope}.",
    }
    _medium = {
        "sv": "Uppgiften {record} gäller andra bilder eller filer än den här.",
        "en": "The record {record} is about other pictures or files than this one.",
    }
    help = {
        "sv": "Publicera bara där och det som samtycket omfattar, be om ett nytt, eller ta bort barnet.",
        "en": "Publish only where and what the consent covers, ask for a new one, or leave the child out.",
    }
    references = (GDPR["4"], SKR_CONSENT)
    example_register = "examples/register.csv"
    bad = (
        Draft(text="Lucia!", channels=("instagram",), media=(Media("examples/child.jpg", people=("child",)),)),
        Draft(text="Tack Nora Videklint!", channels=("webb",), people=("child",)),
        Draft(text="Lucia!", channels=("webb",), media=(Media("examples/film.mp4", people=("child",)),)),
        Draft(text="Sök!", channels=("webb",), purpose="rekrytering", people=("purposes",)),
        Draft(text="Lucia!", channels=("webb",), media=(Media("examples/child.jpg", people=("other-picture",)),)),
    )
    unsure = (
        Draft(text="Lucia!", media=(Media("examples/child.jpg", people=("child",)),)),
        Draft(text="Tack Nora Videklint!", channels=("webb",)),
    )
    good = (
        Draft(text="Lucia!", channels=("webb",), media=(Media("examples/child.jpg", people=("child",)),)),
        Draft(text="Sök!", channels=("Hemsidan",), purpose="Skolans information", people=("purposes",)),
        Draft(text="Tack Melker Törnsäter!", channels=("webb",), people=("child",)),
    )
    known_misses = (
        "Purposes are compared as words: what a consent for another purpose might still allow is not judged.",
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each way in which a minor's record falls short."""
        for person in facts.registered:
            if person.minor is False:
                continue
            for problem in person.problems:
                said = self._said(problem, person.record.scope, person.record.channels, person.record.purposes)
                if said is None:
                    continue
                message, what, scope = said
                yield self.finding(
                    person.pointer, person.span, kind="review" if problem == "no-channel" else person.kind, message=message,
                    record=person.record.id, scope=scope, what=what or self._wanted(draft, person.pointer),
                )  # fmt: skip

    def _said(
        self, problem: Problem, scope: frozenset[str], channels: frozenset[str], purposes: frozenset[str]
    ) -> tuple[Mapping[str, str], object, object] | None:
        """Message, what is asked for (None: see the place) and what the record covers; None for other problems."""
        if problem == "scope":
            return self.message, None, _in_words(scope)
        if problem in ("channel", "no-channel"):
            message = self._channel if problem == "channel" else self._no_channel if channels else self._nowhere
            return message, _CHANNELS, ", ".join(sorted(channels))
        if problem == "purpose":
            return self._purpose, "", ", ".join(sorted(purposes))
        return (self._medium, "", "") if problem == "medium" else None

    def _wanted(self, draft: Draft, pointer: str) -> Mapping[str, str]:
        parts = pointer.split("/")
        if parts[1] != "media" or len(parts) > 3:
            return _WORDS["name"]
        return _WORDS[{"image": "picture", "video": "film", "audio": "sound"}[draft.media[int(parts[2])].kind]]


_CHANNELS = {"sv": "alla utkastets kanaler", "en": "all of the draft's channels"}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "picture": {"sv": "bild", "en": "pictures"},
    "film": {"sv": "film", "en": "film"},
    "sound": {"sv": "ljud", "en": "sound"},
    "name": {"sv": "namn", "en": "the name"},
    "special-categories": {"sv": "känsliga personuppgifter", "en": "special categories"},
}


def _in_words(scope: frozenset[str]) -> Mapping[str, str]:
    return {lang: ", ".join(_WORDS[one][lang] for one in sorted(scope)) for lang in ("sv", "en")}
