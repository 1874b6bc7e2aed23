"""Every word said to a language model, and how its answer is checked."""

from prompts.model import Prompt, RecordingTextModel, ReplayTextModel, TextModel
from prompts.render import prompt_versions
from prompts.spec import TextModelSpec, load_text_model, parse_text_model_spec

__all__ = [
    "Prompt",
    "RecordingTextModel",
    "ReplayTextModel",
    "TextModel",
    "TextModelSpec",
    "load_text_model",
    "parse_text_model_spec",
    "prompt_versions",
]
