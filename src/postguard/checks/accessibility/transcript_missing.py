"""The rule transcript-missing."""

from __future__ import annotations

from postguard.checks.accessibility._spoken import SpokenCheck
from postguard.draft import Draft, Media
from postguard.references import DOS_LAGEN, WCAG


class TranscriptMissing(SpokenCheck):
    """A sound has no transcript that works.

    Who is deaf or hard of hearing gets nothing of a podcast without one; others like to skim it.
    """

    id = "transcript-missing"
    medium, field = "audio", "transcript"
    doc_sv = """En ljudfil saknar utskrift som fungerar.

    Den som är döv eller hör dåligt får inget av en podd utan utskrift; andra vill gärna ögna igenom den.
    """
    message = {
        "sv": "Ljudfilens utskrift fungerar inte: {why}.",
        "en": "The sound's transcript does not work: {why}.",
    }
    doubtful = {
        "sv": "Fungerar ljudfilens utskrift? Kontrollera: {why}.",
        "en": "Does the sound's transcript work? Look: {why}.",
    }
    said = {"sv": "Ljudfilen saknar utskrift.", "en": "The sound has no transcript."}
    asked = {
        "sv": "Har ljudfilen en utskrift, eller inget tal? Utkastet säger det inte.",
        "en": "Does the sound have a transcript, or no speech? The draft does not say.",
    }
    help = {
        "sv": "Ange utskriften i transcript: texten själv eller dess fil (.txt, .md, .vtt eller .srt), eller no-speech (inget tal).",
        "en": "Give the transcript in transcript: the text or its file (.txt, .md, .vtt or .srt), or no-speech.",
    }
    references = (WCAG["1.2.1"], DOS_LAGEN)
    bad = (
        Draft(text="Hör podden!", media=(Media("podd.mp3", transcript=False),)),
        Draft(text="Hör podden!", media=(Media("podd.mp3", transcript="examples/no-such-file.txt"),)),
        Draft(text="Hör podden!", media=(Media("podd.mp3", transcript="examples/broken.vtt"),)),
    )
    unsure = (
        Draft(text="Hör podden!", media=(Media("podd.mp3"),)),
        Draft(text="Hör podden!", media=(Media("podd.mp3", transcript="Finns snart"),)),
        Draft(
            text="Listen to the new one here!", lang="en", media=(Media("podd.mp3", transcript="examples/film.vtt"),)
        ),
    )
    good = (
        Draft(text="Hör podden!", lang="sv", media=(Media("podd.mp3", transcript="examples/film.vtt"),)),
        Draft(text="Hör podden!", media=(Media("podd.mp3", transcript="Vad hittar ni på taken? Bollar, förstås. Och en sko."),)),
        Draft(text="Hör klockorna!", media=(Media("klockor.mp3", transcript="no-speech"),)),
        Draft(text="Se filmen!", media=(Media("film.mp4"),)),
    )  # fmt: skip
    known_misses = ("Whether the transcript says what is said: that needs ears.",)
