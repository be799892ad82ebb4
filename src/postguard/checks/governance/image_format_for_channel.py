"""The rule image-format-for-channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, NamedTuple

from postguard.checkbase import Check, Lang, NotJudged
from postguard.config import ConfigError
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.register.words import channel_name
from postguard.wordlists import rows


class Format(NamedTuple):
    """What a channel takes: the least width in pixels, the lowest and highest width by height, the suffixes."""

    width: int
    low: float
    high: float
    kinds: frozenset[str]


class ImageFormatForChannel(Check):
    """A picture's shape, size or kind of file does not suit a channel that it is for.

    The channel cuts it, blurs it or refuses it, and what is cut off may be the face, the date or the text.
    """

    id = "image-format-for-channel"
    level = "note"
    judges = ("channels",)
    doc_sv = """En bilds form, storlek eller filslag passar inte en kanal som den är till.

    Kanalen skär bort, suddar eller vägrar, och det som skärs bort kan vara ansiktet, datumet eller texten.
    """
    message = {
        "sv": "{channel} beskär bilden: bredd genom höjd är {ratio}, mellan {low} och {high} visas hel.",
        "en": "{channel} cuts the picture: width by height is {ratio}; between {low} and {high} it is shown whole.",
    }
    _narrow = {
        "sv": "Bilden är {width} pixlar bred; {channel} vill ha minst {least}.",
        "en": "The picture is {width} pixels wide; {channel} wants at least {least}.",
    }
    _kind = {
        "sv": "{channel} visar inte filer av slaget {suffix}.",
        "en": "{channel} does not show files of the kind {suffix}.",
    }
    help = {
        "sv": "Beskär eller exportera bilden för kanalen.",
        "en": "Crop or export the picture for the channel.",
    }
    formats: Annotated[
        Mapping[str, str], 'a channel\'s own terms: instagram = "320 0.75-1.91 jpg,png" (least width, width by height, kinds)'
    ] = {}  # fmt: skip
    bad = (
        Draft(text="Badet.", channels=("instagram",), media=(Media("examples/banner.png", alt="En blå yta."),)),
        Draft(text="Badet.", channels=("Facebook",), media=(Media("examples/small.png", alt="En blå yta."),)),
    )
    good = (
        Draft(text="Badet.", channels=("instagram", "facebook"), media=(Media("examples/square.png", alt="En blå yta."),)),
        Draft(text="Badet.", channels=("webb",), media=(Media("examples/banner.png", alt="En blå yta."),)),
        Draft(text="Badet.", media=(Media("examples/small.png", alt="En blå yta."),)),
    )  # fmt: skip
    known_misses = ("Stories and reels, which want upright pictures; films.",)

    def __init__(self, lang: Lang = "en", **options: Any) -> None:
        super().__init__(lang, **options)
        given = {row[0]: Format(int(row[1]), float(row[2]), float(row[3]), frozenset(row[4].split())) for row in rows(__package__, "channel_formats.tsv")}  # fmt: skip
        self._formats = given | {channel_name(name): _format(name, said) for name, said in self.formats.items()}

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each picture and channel that do not suit each other."""
        wanted = [(name, self._formats[key]) for name in draft.channels if (key := channel_name(name)) in self._formats]
        for at, medium in draft.images() if wanted else ():
            if medium.decorative:  # a line or a frame is there to be cut
                continue
            kind = PurePosixPath(medium.path.lower()).suffix.lstrip(".")
            try:
                width, height = facts.picture(at).size
            except NotJudged:
                continue  # other rules say that the picture cannot be read
            for name, form in wanted:
                channel = channel_name(name).capitalize()
                if kind and kind not in form.kinds:
                    yield self.finding(f"/media/{at}", message=self._kind, channel=channel, suffix=kind[:10])
                if width < form.width:
                    yield self.finding(f"/media/{at}", message=self._narrow, channel=channel, width=width, least=form.width)  # fmt: skip
                ratio = width / height
                if not form.low - 0.01 <= ratio <= form.high + 0.01:
                    yield self.finding(f"/media/{at}", channel=channel, ratio=f"{ratio:.2f}", low=f"{form.low:g}", high=f"{form.high:g}")  # fmt: skip


def _format(channel: str, said: str) -> Format:
    try:
        width, ratios, kinds = said.split()
        low, high = ratios.split("-")
        return Format(int(width), float(low), float(high), frozenset(kinds.lower().split(",")))
    except ValueError:
        raise ConfigError(f'formats.{channel}: write "320 0.75-1.91 jpg,png", not {said!r}') from None
