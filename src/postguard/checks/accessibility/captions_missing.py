"""The rule captions-missing."""

from __future__ import annotations

from postguard.checks.accessibility._spoken import SpokenCheck
from postguard.draft import Draft, Media
from postguard.references import DOS_LAGEN, WCAG


class CaptionsMissing(SpokenCheck):
    """A film has no captions that work.

    Who is deaf, or on a bus without headphones, sees mouths move. The captions are there but do not work where their
    file is missing, empty, broken or out of order, stops long before the film, or is in another language than the post.
    """

    id = "captions-missing"
    medium, field = "video", "captions"
    doc_sv = """En film saknar undertexter som fungerar.

    Den som är döv, eller sitter på bussen utan hörlurar, ser munnar som rör sig. Undertexterna finns men fungerar inte
    när filen saknas, är tom, trasig eller i oordning, slutar långt före filmen eller är på ett annat språk än inlägget.
    """
    message = {
        "sv": "Filmens undertexter fungerar inte: {why}.",
        "en": "The film's captions do not work: {why}.",
    }
    doubtful = {
        "sv": "Fungerar filmens undertexter? Kontrollera: {why}.",
        "en": "Do the film's captions work? Look: {why}.",
    }
    said = {"sv": "Filmen saknar undertexter.", "en": "The film has no captions."}
    asked = {
        "sv": "Har filmen undertexter, eller inget tal? Utkastet säger det inte.",
        "en": "Does the film have captions, or no speech? The draft does not say.",
    }
    help = {
        "sv": "Ange undertexternas fil (.vtt eller .srt) i captions, eller skriv burned-in (inbränd) eller no-speech (inget tal).",
        "en": "Name the captions' file (.vtt or .srt) in captions, or write burned-in or no-speech.",
    }
    references = (WCAG["1.2.2"], DOS_LAGEN)
    bad = (
        Draft(text="Se filmen!", media=(Media("examples/film.mp4", captions=False),)),
        Draft(text="Se filmen!", media=(Media("examples/film.mp4", captions="examples/no-such-file.vtt"),)),
        Draft(text="Se filmen!", media=(Media("examples/film.mp4", captions="examples/broken.vtt"),)),
        Draft(text="Se filmen!", media=(Media("examples/film.mp4", captions="examples/out-of-order.srt"),)),
        Draft(text="Se filmen!", media=(Media("examples/film.mp4", captions="../../secret.vtt"),)),
    )
    unsure = (
        Draft(text="Se filmen!", media=(Media("examples/film.mp4"),)),
        Draft(text="Se filmen!", media=(Media("examples/film.mp4", captions="examples/ends-early.vtt"),)),
        Draft(text="Watch the film and then come to us!", lang="en", media=(Media("examples/film.mp4", captions="examples/film.vtt"),)),
        Draft(text="Se filmen!", media=(Media("examples/film.mp4", captions="https://example.se/film.vtt"),)),
    )  # fmt: skip
    good = (
        Draft(text="Se filmen!", lang="sv", media=(Media("examples/film.mp4", captions="examples/film.vtt"),)),
        Draft(text="Se filmen!", lang="sv", media=(Media("examples/film.mp4", captions="examples/film.srt"),)),
        Draft(text="Se filmen!", media=(Media("film.mp4", captions="burned-in"),)),
        Draft(text="Se filmen!", media=(Media("film.mp4", captions="no-speech"),)),
        Draft(text="Se filmen!", media=(Media("examples/without-sound.mp4", captions=False),)),
        Draft(text="Hör podden!", media=(Media("podd.mp3"),)),
    )
    known_misses = ("Whether the captions say what is said: that needs ears.",)
