"""Which model files there are, where they come from, and how they are fetched and verified."""

from weights.catalogue import CATALOGUE, DEFAULT_ENCODER, DEFAULT_TEXT_MODEL, ModelSpec, find_model
from weights.errors import FingerpostError, ModelFetchError, ModelNotFoundError
from weights.fetch import ModelStatus, Source, default_cache, fetch_model, list_models, locate_model, verify_model
from weights.progress import Progress

__all__ = [
    "CATALOGUE",
    "DEFAULT_ENCODER",
    "DEFAULT_TEXT_MODEL",
    "FingerpostError",
    "ModelFetchError",
    "ModelNotFoundError",
    "ModelSpec",
    "ModelStatus",
    "Progress",
    "Source",
    "default_cache",
    "fetch_model",
    "find_model",
    "list_models",
    "locate_model",
    "verify_model",
]
