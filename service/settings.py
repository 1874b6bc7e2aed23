"""Everything that can be set, read once at the edge from the environment (`FINGERPOST_…`) or a `.env` file."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from weights import default_cache


class Settings(BaseSettings):
    """Settings with their defaults; each is documented in docs/cli.md."""

    model_config = SettingsConfigDict(env_prefix="FINGERPOST_", env_file=".env", extra="ignore")

    models: Path = Field(default_factory=default_cache, description="Folder the model files are kept in.")
    indexes: Path | None = Field(
        default_factory=lambda: default_cache().parent / "indexes",
        description="Folder statement indexes are kept in between runs.",
    )
    encoder: str = Field("all-minilm-l6-v2", description="Encoder: a model of the catalogue, a folder, or `hashing`.")
    pathway: str = Field("2025-04", description="Pathway version or folder used when none is named.")
    text_model: str = Field(
        "local", description="Language model: `local`, `local:NAME`, `folder:PATH`, `http://…#NAME`."
    )
    text_model_key: str = Field("", description="Key sent to an HTTP language model, if it needs one.")
    host: str = Field("127.0.0.1", description="Address the web page listens on.")
    port: int = Field(8321, ge=1, le=65535, description="Port the web page listens on.")
    max_upload_bytes: int = Field(20_000_000, ge=1, description="Largest upload the web page takes.")
