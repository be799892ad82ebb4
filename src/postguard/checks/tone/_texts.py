"""What the rules of tone ask of a text: phrases in the sender's own voice, and the sentence that a place stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from postguard.checks.tone._phrases import Hit, house_phrases, phrases
from postguard.checks.tone._voice import Voice, voice_of
from postguard.facts import Facts


def own_voice(facts: Facts) -> Voice:
    """The post's text without what is quoted in it."""
    return voice_of(facts.text.string)


def phrases_in(facts: Facts, name: str, house: tuple[str, ...] = ()) -> list[Hit]:
    """Where the post has a phrase of the list `name` of its language, or one that the house adds; in order."""
    lang = facts.text.lang
    voice = own_voice(facts)
    found = phrases(f"{name}_{lang}").find(voice) if lang != "other" else []
    if house:
        found = sorted({*found, *house_phrases(house).find(voice)})
    return found


def sentence_at(facts: Facts, place: int) -> tuple[int, int]:
    """[start, end) of the sentence that a place stands in."""
    sentences = facts.text.sentences
    at = bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1
    return (sentences[at].start, sentences[at].end) if at >= 0 else (0, len(facts.text.string))


def not_told_of_others(facts: Facts, hits: Sequence[Hit]) -> list[Hit]:
    """The hits in sentences that do not say that the words are somebody else's ("blev kallad", "ordet")."""
    if not hits:
        return []
    reported = {sentence_at(facts, cue.start) for cue in phrases("voice_cues").find(own_voice(facts))}
    return [hit for hit in hits if sentence_at(facts, hit.start) not in reported]
