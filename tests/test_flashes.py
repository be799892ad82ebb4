"""Flashes are counted as WCAG 2.3.1 says, whatever holds the frames; hostile files are bounded."""

from __future__ import annotations

import contextlib
import io
import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from postguard import Draft, Guard, Media, NotJudged
from postguard.config import Limits
from postguard.draft import Origin
from postguard.facts import moving
from postguard.facts.film import opened
from postguard.facts.flashes import Flashing, cells, first_flashing, flashing_light
from postguard.facts.light import Bytes, Plane, contrast, linear, luminance

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
Colour = tuple[int, int, int]


def grey(levels: Callable[[float], float], seconds: float = 3.0, rate: int = 50) -> Iterator[tuple[float, Plane]]:
    """Frames of one relative luminance (0-1), which `levels` gives by time."""
    for i in range(int(seconds * rate)):
        yield i / rate, np.full((72, 128, 3), levels(i / rate), "f4")


def square(hertz: float, dark: float = 0.0, light: float = 1.0) -> Callable[[float], float]:
    return lambda t: light if int(2 * hertz * t + 1e-9) % 2 else dark


@pytest.mark.parametrize(("hertz", "too_many"), [(1, False), (2, False), (3, False), (4, True), (5, True), (12, True)])
def test_more_than_three_a_second(hertz: float, too_many: bool) -> None:
    found = flashing_light(grey(square(hertz)))
    assert (found is not None) is too_many
    assert found is None or (found.kind == "general" and found.at == pytest.approx(4 / hertz, abs=0.05))


@pytest.mark.parametrize(
    ("dark", "light", "counts"),
    [(0.0, 0.11, True), (0.0, 0.09, False), (0.5, 0.61, True), (0.79, 0.95, True), (0.81, 1.0, False), (0.3, 0.38, False)],
)  # fmt: skip
def test_a_change_counts_from_a_tenth_where_the_darker_is_below_eight_tenths(
    dark: float, light: float, counts: bool
) -> None:
    assert (flashing_light(grey(square(5, dark, light))) is not None) is counts


def test_steps_in_one_direction_are_one_change() -> None:
    assert flashing_light(grey(lambda t: min(1.0, t / 3))) is None
    stairs = [0.0, 0.2, 0.4, 0.6, 0.4, 0.2]  # twice a second up and down, in six frames
    assert flashing_light(grey(lambda t: stairs[int(t * 12) % 6], rate=12)) is None
    assert flashing_light(grey(lambda t: stairs[int(t * 30) % 6], rate=30)) is not None


def test_a_fade_that_reaches_both_ends_five_times_a_second_flashes() -> None:
    assert flashing_light(grey(lambda t: 0.5 + 0.5 * np.sin(2 * np.pi * 5 * t))) is not None
    assert flashing_light(grey(lambda t: 0.5 + 0.5 * np.sin(2 * np.pi * 0.5 * t))) is None


def test_four_flashes_spread_over_two_seconds_pass() -> None:
    assert flashing_light(grey(lambda t: square(8)(t) if t % 2 < 0.25 else 0.0, seconds=6)) is None


def painted(
    box: tuple[int, int, int, int], one: Colour, two: Colour, hertz: float = 5
) -> Iterator[tuple[float, Bytes]]:
    """Frames of 128 x 72 cells, white but for a box that changes colour."""
    for i in range(60):
        frame = np.full((72, 128, 3), 255, np.uint8)
        frame[box[1] : box[3], box[0] : box[2]] = one if int(i / 20 * 2 * hertz) % 2 else two
        yield i / 20, frame


@pytest.mark.parametrize(
    ("box", "counts"),
    [((0, 0, 128, 72), True), ((40, 20, 59, 39), True), ((40, 20, 58, 38), False), ((0, 0, 128, 2), False), ((0, 60, 10, 70), False)],
)  # fmt: skip
def test_a_quarter_of_a_field_counts(box: tuple[int, int, int, int], counts: bool) -> None:
    """A quarter of 341 x 256 pixels is 21,824: 341 cells of 8 x 8. 19 x 19 cells are 361, 18 x 18 are 324."""
    assert (first_flashing(painted(box, BLACK, WHITE)) is not None) is counts


def test_small_areas_add_up_only_within_one_field() -> None:
    def corners(gap: int) -> Iterator[tuple[float, Bytes]]:
        for (at, one), (_, other) in zip(
            painted((0, 0, 14, 14), BLACK, WHITE), painted((14 + gap, 0, 28 + gap, 14), BLACK, WHITE)
        ):
            yield at, np.minimum(one, other)

    assert first_flashing(corners(gap=10)) is not None
    assert first_flashing(corners(gap=90)) is None


GREEN_AS_LIGHT = (0, 127, 0)  # as light as pure red, within a tenth


def test_red_counts_by_colour_where_light_does_not() -> None:
    whole = (0, 0, 128, 72)
    assert abs(light_of((255, 0, 0)) - light_of(GREEN_AS_LIGHT)) < 0.1
    assert first_flashing(painted(whole, (255, 0, 0), GREEN_AS_LIGHT)) == Flashing("red", pytest.approx(0.8, abs=0.06))
    assert first_flashing(painted(whole, (255, 0, 0), GREEN_AS_LIGHT, hertz=2)) is None
    assert first_flashing(painted(whole, (255, 0, 0), (220, 30, 20))) is None, "two reds"
    assert first_flashing(painted(whole, (0, 0, 255), (76, 76, 76))) is None, "blue"
    assert first_flashing(painted(whole, (60, 0, 0), (20, 20, 20))) is None, "a red that is nearly black"
    assert first_flashing(painted(whole, (255, 0, 0), (200, 120, 0))) is None, "an orange, too near to red"


def light_of(colour: Colour) -> float:
    return float(luminance(linear(np.array(colour, np.uint8))))


def test_light_is_wcags() -> None:
    assert contrast(light_of(WHITE), light_of(BLACK)) == pytest.approx(21)
    assert contrast(light_of((118, 118, 118)), light_of(WHITE)) == pytest.approx(4.54, abs=0.01)
    assert cells(1024, 768) == (128, 96) and cells(300, 300) == (128, 128)
    assert cells(5, 60_000) == (128, 256) and cells(60_000, 5) == (128, 1)


def saved(
    path: Path, colours: list[Colour], milliseconds: int, size: tuple[int, int] = (40, 30), **more: object
) -> Path:
    frames = [Image.new("RGB", size, colour) for colour in colours]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=milliseconds, **more)  # type: ignore[arg-type]
    return path


def flashes(path: Path, **limits: int) -> Flashing | None:
    return moving.judged(moving.animation(path, Limits(**limits)))


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png", "a.avif"])
@pytest.mark.parametrize(("milliseconds", "too_many"), [(100, True), (250, False)])
def test_each_kind_of_animation(tmp_path: Path, name: str, milliseconds: int, too_many: bool) -> None:
    path = saved(tmp_path / name, [BLACK, WHITE] * 8, milliseconds)
    assert (flashes(path) is not None) is too_many


def test_two_frames_go_round_and_round(tmp_path: Path) -> None:
    assert flashes(saved(tmp_path / "a.gif", [BLACK, WHITE], 100, loop=0)) is not None
    assert flashes(saved(tmp_path / "b.gif", [BLACK, WHITE], 100)) is not None, "once, says the file; feeds repeat it"
    assert flashes(saved(tmp_path / "c.gif", [BLACK] * 3 + [(9, 9, 9), WHITE], 400, loop=0)) is None


def test_a_frame_without_a_time_lasts_as_long_as_in_a_browser(tmp_path: Path) -> None:
    assert flashes(saved(tmp_path / "a.gif", [BLACK, WHITE], 0, loop=0)) == Flashing("general", pytest.approx(0.8))


def test_a_picture_for_old_programs_is_not_in_the_animation(tmp_path: Path) -> None:
    first, *rest = (Image.new("RGB", (40, 30), colour) for colour in [BLACK, WHITE, (250, 250, 250)] * 2)
    first.save(tmp_path / "a.png", save_all=True, append_images=rest, duration=50, default_image=True)
    assert flashes(tmp_path / "a.png") is not None
    still, *rest = (Image.new("RGB", (40, 30), colour) for colour in [BLACK, WHITE, (250, 250, 250)])
    still.save(tmp_path / "b.png", save_all=True, append_images=rest, duration=50, default_image=True)
    assert flashes(tmp_path / "b.png") is None


def test_stills_and_pages_do_not_move(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    pages = [Image.new("RGB", (40, 30), colour) for colour in (BLACK, WHITE) * 8]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    assert flashes(tmp_path / "a.png") is None and flashes(tmp_path / "a.tif") is None


def test_a_long_animation_is_judged_as_far_as_the_bound_and_that_is_said(tmp_path: Path) -> None:
    calm = [(i % 2, 9, 9) for i in range(40)]
    assert flashes(saved(tmp_path / "a.gif", calm[:20], 1000)) is None
    with pytest.raises(NotJudged, match="only the picture's first 30 seconds"):
        flashes(saved(tmp_path / "b.gif", calm, 1000))
    assert flashes(saved(tmp_path / "c.gif", [BLACK, WHITE] * 8 + calm, 100)) is not None


def test_more_frames_than_the_bound(tmp_path: Path) -> None:
    with pytest.raises(NotJudged, match="only the picture's first 12 seconds"):
        flashes(saved(tmp_path / "a.gif", [(i % 2, 9, 9) for i in range(700)], 20, size=(4, 4)))


def test_frames_larger_than_the_bound(tmp_path: Path) -> None:
    with pytest.raises(NotJudged, match="too large"):
        flashes(saved(tmp_path / "a.gif", [BLACK, WHITE], 100, size=(60, 60)), pixels=3000)


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png"])
def test_any_cut_or_bent_file_is_judged_or_said(tmp_path: Path, suffix: str) -> None:
    whole = saved(tmp_path / f"whole{suffix}", [BLACK, WHITE, (3, 99, 7)] * 3, 100).read_bytes()
    chance = np.random.default_rng(1)
    for number in range(40):
        data = bytearray(whole[: chance.integers(20, len(whole))] if number % 2 else whole)
        for place in chance.integers(8, len(data), number % 5):
            data[place] = chance.integers(256)
        path = tmp_path / f"bent{suffix}"
        path.write_bytes(bytes(data))
        guard = Guard({"select": ["flashing-image"], "lang": "en"})
        draft = Draft(text="Hej", media=(Media(path.name, alt="x"),), origin=Origin("d.md", root=str(tmp_path)))
        report = guard.check(draft)
        assert {finding.rule for finding in report.findings} <= {"flashing-image"}, number


def test_a_million_frames_stop_at_the_bound(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (2, 2), colour) for colour in (BLACK, (9, 9, 9))]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=20)
    data = buffer.getvalue()
    start = data.index(b"\x21\xf9\x04")
    path = tmp_path / "many.gif"
    path.write_bytes(data[:start] + data[start:-1] * 200_000 + b";")
    begun = time.process_time()
    with contextlib.suppress(NotJudged):
        flashes(path)
    assert time.process_time() - begun < 5


def test_a_film(tmp_path: Path) -> None:
    examples = Path(moving.__file__).parent.parent / "checks/accessibility/examples"
    assert moving.judged(moving.film(examples / "five-a-second.mp4", Limits())) is not None
    assert moving.judged(moving.film(examples / "film.mp4", Limits())) is None
    data = (examples / "film.mp4").read_bytes()
    for cut in (0, 10, 700, len(data) // 2):
        (tmp_path / "a.mp4").write_bytes(data[:cut])
        with pytest.raises(NotJudged, match=r"broken|cut off"):
            moving.judged(moving.film(tmp_path / "a.mp4", Limits()))
    with pytest.raises(NotJudged, match="too large"):
        moving.judged(moving.film(examples / "film.mp4", Limits(pixels=1000)))


def test_a_play_list_that_calls_itself_a_film_opens_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.mp4"
    secret.write_bytes((Path(moving.__file__).parent.parent / "checks/accessibility/examples/film.mp4").read_bytes())
    for name, text in (
        ("a.mp4", f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{secret}\n#EXT-X-ENDLIST\n"),
        ("b.mp4", f"ffconcat version 1.0\nfile {secret}\n"),
        ("c.mkv", "#EXTM3U\n#EXTINF:5,\nhttp://127.0.0.1:9/x.ts\n"),
    ):
        (tmp_path / name).write_text(text)
        with pytest.raises(NotJudged, match="broken"):
            moving.judged(moving.film(tmp_path / name, Limits()))
    with pytest.raises(ValueError, match="txt"), opened(tmp_path / "a.txt"):
        pass


def test_a_film_is_read_as_what_its_name_says_only(tmp_path: Path) -> None:
    import av

    with av.open(tmp_path / "a.mkv", "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 32, "yuv420p"
        for _ in range(5):
            container.mux(stream.encode(av.VideoFrame.from_image(Image.new("RGB", (64, 32)))))
        container.mux(stream.encode())
    assert moving.judged(moving.film(tmp_path / "a.mkv", Limits())) is None
    (tmp_path / "a.mkv").rename(tmp_path / "a.mp4")
    with pytest.raises(NotJudged, match="broken"):
        moving.judged(moving.film(tmp_path / "a.mp4", Limits()))


def test_without_the_extra_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "av", None)
    examples = Path(moving.__file__).parent.parent / "checks/accessibility"
    draft = Draft(text="Hej", media=(Media("examples/film.mp4"),), origin=Origin("d.md", root=str(examples)))
    report = Guard({"select": ["flashing-image", "captions-missing"], "lang": "en"}).check(draft)
    assert [f.rule for f in report.findings] == ["captions-missing"]
    assert [(u.rule, u.why) for u in report.not_judged] == [("flashing-image", "the part film is not installed (av)")]


def test_struct_sizes_of_a_hostile_gif(tmp_path: Path) -> None:
    """A screen of 65,535 x 65,535 pixels in a hundred bytes."""
    data = bytearray(saved(tmp_path / "a.gif", [BLACK, WHITE], 100).read_bytes())
    data[6:10] = struct.pack("<HH", 65_535, 65_535)
    (tmp_path / "b.gif").write_bytes(bytes(data))
    with pytest.raises(NotJudged):
        flashes(tmp_path / "b.gif")
