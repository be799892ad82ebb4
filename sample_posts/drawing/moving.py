"""Write moving pictures and films drawn by code: GIF and WebP through Pillow, H.264 with a silent track through PyAV."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image


def write_animation(path: Path, frames: Sequence[Image.Image], milliseconds: int) -> None:
    """Write frames as an animation that goes round and round."""
    if path.suffix == ".gif":
        sheet = Image.new("RGB", (frames[0].width, frames[0].height * len(frames)))
        for at, frame in enumerate(frames):
            sheet.paste(frame, (0, at * frame.height))
        colours = sheet.quantize(64)
        frames = [frame.quantize(palette=colours, dither=Image.Dither.NONE) for frame in frames]
        frames[0].save(path, save_all=True, append_images=frames[1:], duration=milliseconds, loop=0, optimize=True)
    else:
        frames[0].save(path, save_all=True, append_images=frames[1:], duration=milliseconds, loop=0, lossless=True)


def write_film(path: Path, frames: Sequence[Image.Image], rate: int, sound: bool = True) -> None:
    """Write frames, `rate` a second, as a film; with a track of silence where it should have sound."""
    with av.open(path, "w", options={"movflags": "faststart"}) as container:
        container.metadata.clear()
        picture = container.add_stream(
            "libx264", rate=rate, options={"preset": "veryslow", "crf": "30", "tune": "animation"}
        )
        picture.width, picture.height = frames[0].size
        picture.pix_fmt = "yuv420p"
        picture.codec_context.thread_count = 1
        voice = container.add_stream("aac", rate=8000, layout="mono") if sound else None
        if voice:
            voice.bit_rate = 8000
        for frame in frames:
            container.mux(picture.encode(av.VideoFrame.from_image(frame)))
        container.mux(picture.encode())
        if voice:
            silence = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
            silence.sample_rate = 8000
            for at in range(0, 8000 * len(frames) // rate, 1024):
                silence.pts, silence.time_base = at, Fraction(1, 8000)
                container.mux(voice.encode(silence))
            container.mux(voice.encode())
