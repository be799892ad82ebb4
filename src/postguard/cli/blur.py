"""postguard blur: copies of pictures without recognisable faces."""

from __future__ import annotations

from pathlib import Path

import click

from postguard.blur import NotDrawn, blurred, copy_name
from postguard.checkbase import NotJudged
from postguard.cli.check import config_for, make_guard, say
from postguard.draft import Draft, Media, Origin
from postguard.facts.faces.boxes import Box
from postguard.reports.text import one_line
from postguard.writing import write_atomically


@click.command()
@click.argument(
    "pictures",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="PICTURE...",
)
@click.option(
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the copies; made where it is missing.",
)
@click.option("--faces", default="", metavar="N,..", help="Only these faces: the numbers that check --annotate shows.")
@click.pass_context
def blur(ctx: click.Context, pictures: tuple[Path, ...], output: Path, faces: str) -> None:
    """Write copies of PICTUREs with the faces blurred, as NAME.blurred.jpg; without position and other metadata.

    The originals are left alone. Look at each copy before it is published: a face that was not found is not blurred.
    """
    chosen = _numbers(faces)
    failed = False
    for path in pictures:
        guard = make_guard(config_for(path), {})
        try:
            boxes = _chosen(tuple(face.box for face in guard.facts(_bare(path)).faces(0)), chosen)
            data, suffix = blurred(path, boxes, guard.config.limits)
            copy = output / copy_name(path, suffix)
            output.mkdir(parents=True, exist_ok=True)
            write_atomically(copy, data)
        except (NotDrawn, NotJudged) as error:
            say(f"Error: {path}: {error.why[guard.lang]}")
            failed = True
        except OSError as error:
            raise click.UsageError(f"{error.filename or output}: cannot be written ({error.strerror})") from None
        else:
            click.echo(one_line(f"{copy}: {len(boxes)} faces blurred"))
    ctx.exit(1 if failed else 0)


def _bare(path: Path) -> Draft:
    return Draft(media=(Media(path.name),), origin=Origin(str(path), root=str(path.parent)))


def _numbers(faces: str) -> frozenset[int]:
    try:
        numbers = frozenset(int(part) for part in faces.split(",") if part.strip())
    except ValueError:
        raise click.UsageError("--faces takes numbers, as in 1,3") from None
    if any(number < 1 for number in numbers):
        raise click.UsageError("--faces counts from 1")
    return numbers


def _chosen(boxes: tuple[Box, ...], chosen: frozenset[int]) -> tuple[Box, ...]:
    if chosen and max(chosen) > len(boxes):
        raise NotDrawn(f"bilden har bara {len(boxes)} ansikten", f"the picture has only {len(boxes)} faces")
    return tuple(box for number, box in enumerate(boxes, 1) if not chosen or number in chosen)
