"""A plugin that reads text in pictures with Tesseract, on this machine."""

from collections.abc import Callable, Mapping

from postguard import hookimpl
from postguard.facts.image_text import TextReader


def _tesseract() -> TextReader:
    from postguard_ocr.tesseract import Tesseract

    return Tesseract()


@hookimpl
def postguard_image_text() -> Mapping[str, Callable[[], TextReader]]:
    """The reader `tesseract`."""
    return {"tesseract": _tesseract}
