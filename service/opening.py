"""Opens what aligning needs from the settings, and closes it again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from service.console import working

if TYPE_CHECKING:
    from alignment import Tools
    from prompts import TextModel
    from service.settings import Settings
    from service.store import Store


@contextmanager
def opened_tools(settings: "Settings", *, pathway: str | None = None, writer: bool = False) -> "Iterator[Tools]":
    """The framework, its index and the encoder; with `writer` the language model too, closed at the end.

    Raises:
        PathwayError: the framework cannot be found or breaks the rules of its format.
        ModelError: a model has not been fetched yet.
    """
    with working("Getting ready"):
        from alignment import open_tools
        from embeddings import load_encoder

        # First, because it fails soonest when it is not there.
        model = _open_writer(settings) if writer else None
        encoder = load_encoder(settings.encoder, cache=settings.models)
        tools = open_tools(pathway or settings.pathway, encoder=encoder, text_model=model, cache=settings.indexes)
    try:
        yield tools
    finally:
        if model is not None:
            model.close()


@contextmanager
def opened_store(settings: "Settings") -> "Iterator[Store]":
    """The store of kept reports, its tables up to date.

    Raises:
        StoreError: the file or the database cannot be used.
    """
    from service.store import open_store

    with open_store(settings.data, settings.database.get_secret_value()) as store:
        yield store


def _open_writer(settings: "Settings") -> "TextModel":
    from prompts import load_text_model

    key = settings.text_model_key.get_secret_value()
    return load_text_model(settings.text_model, api_key=key, cache=settings.models)
