"""A plugin that says what only the context of a text shows, with a small model that runs on this machine."""

from collections.abc import Callable, Mapping

from postguard import hookimpl
from postguard.facts.signals import TextModel


def _encoder() -> TextModel:
    from postguard_semantic.encoder import Encoder

    return Encoder()


@hookimpl
def postguard_text_signals() -> Mapping[str, Callable[[], TextModel]]:
    """The model `semantic`."""
    return {"semantic": _encoder}
