"""Everything that can be set, read once at the edge from variables of the environment: `FINGERPOST_PORT` and so on.

No `.env` file is read. One lying in a shared folder could send job descriptions to somebody else's language model.
"""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from embeddings import SHIPPED_ENCODER
from service.errors import SettingsError
from weights import default_cache

PREFIX = "FINGERPOST_"
# Variables for the tests alone; docs/operations.md has them.
TESTS_PREFIX = f"{PREFIX}TEST_"

# People write ~ in a service's settings too, where no shell puts the home folder in its place.
Folder = Annotated[Path, AfterValidator(Path.expanduser)]


def _data_folder() -> Path:
    return Path.home() / ".local" / "share" / "fingerpost"


class Settings(BaseSettings):
    """Settings with their defaults; each is documented in docs/cli.md."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, hide_input_in_errors=True)

    models: Folder = Field(default_factory=default_cache, description="Folder the model files are kept in.")
    indexes: Folder = Field(
        default_factory=lambda: default_cache().with_name("indexes"),
        description="Folder the indexes of Pathway statements are kept in between runs.",
    )
    data: Folder = Field(default_factory=_data_folder, description="Folder kept reports lie in, as a SQLite file.")
    database: SecretStr = Field(
        SecretStr(""),
        description="Address of a PostgreSQL database to keep reports in instead, `postgresql://USER@HOST/NAME`.",
    )
    retention_days: int = Field(
        30, ge=0, le=36_500, description="Longest a report is kept, in days; 0 keeps nothing at all."
    )
    encoder: str = Field(
        SHIPPED_ENCODER,
        description="What compares texts: a model of the catalogue, `+` and an adapter, a folder, or `hashing`.",
    )
    pathway: str = Field("2025-04", description="Pathway version or folder used when none is named.")
    text_model: str = Field(
        "local",
        description="Language model for `--summary model`: `local`, `local:NAME`, `folder:PATH` or `http://…#NAME`.",
    )
    text_model_key: SecretStr = Field(SecretStr(""), description="Key sent to an HTTP language model, if it needs one.")
    host: str = Field("127.0.0.1", description="Address the web page listens on; only this computer's own will do.")
    port: int = Field(8321, ge=0, le=65535, description="Port the web page listens on; 0 takes any free one.")
    max_upload_bytes: int = Field(20_000_000, ge=1, description="Largest upload the web page takes, in bytes.")


def read_settings() -> Settings:
    """The settings in force.

    Raises:
        SettingsError: a variable is unknown or its value cannot be used; the message names it, never its value.
    """
    _refuse_unknown(os.environ)
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = str(first["loc"][0])
        raise SettingsError(
            f"The setting {PREFIX}{name.upper()} cannot be used: {first['msg'].lower()}.",
            f"What it is for: {Settings.model_fields[name].description}",
        ) from error
    except RuntimeError as error:
        raise SettingsError(
            f"The home folder cannot be found ({error}).",
            f"Set {PREFIX}MODELS, {PREFIX}INDEXES and {PREFIX}DATA to full paths.",
        ) from error


def _refuse_unknown(names: Iterable[str]) -> None:
    """A misspelt setting would silently change nothing."""
    known = [field.upper() for field in Settings.model_fields]
    for name in sorted(names):
        prefix, own = name.upper()[: len(PREFIX)], name.upper()[len(PREFIX) :]
        if prefix == PREFIX and own not in known and not name.upper().startswith(TESTS_PREFIX):
            close = get_close_matches(own, known, n=1)
            every = ", ".join(PREFIX + field for field in known)
            cure = f"Did you mean {PREFIX}{close[0]}?" if close else f"The settings are: {every}."
            raise SettingsError(f"There is no setting {name}.", cure)
