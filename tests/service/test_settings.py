"""Settings come from the environment alone, and a wrong one is told by name."""

from pathlib import Path

import pytest

from alignment.pathway.loading import DEFAULT_VERSION
from service.errors import SettingsError
from service.settings import Settings, read_settings
from weights import FingerpostError, default_cache

pytestmark = pytest.mark.usefixtures("plain_environment")


def test_without_variables_the_defaults_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ENCODER", "MODELS", "INDEXES", "DATA"):
        monkeypatch.delenv(f"FINGERPOST_{name}")
    settings = read_settings()
    assert settings.models == default_cache()
    assert settings.indexes == default_cache().parent / "indexes"
    assert settings.data == Path.home() / ".local" / "share" / "fingerpost"
    assert (settings.database.get_secret_value(), settings.retention_days) == ("", 30)
    assert settings.pathway == DEFAULT_VERSION
    assert (settings.host, settings.port) == ("127.0.0.1", 8321)


def test_a_variable_sets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_PORT", "9000")
    monkeypatch.setenv("FINGERPOST_MODELS", "~/models")
    assert read_settings().port == 9000
    assert read_settings().models == Path.home() / "models"


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_PORT", "")
    assert read_settings().port == 8321


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("MAX_UPLOAD_BYTES", "0"),
        ("RETENTION_DAYS", "-1"),
        ("RETENTION_DAYS", "for ever"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_by_name(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"FINGERPOST_{name}", value)
    with pytest.raises(SettingsError, match=f"FINGERPOST_{name} cannot be used: input should be") as caught:
        read_settings()
    assert caught.value.cure.startswith("What it is for: ")


def test_a_misspelt_setting_is_told_with_the_one_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_PROT", "1")
    with pytest.raises(SettingsError, match=r"no setting FINGERPOST_PROT\. Did you mean FINGERPOST_PORT\?"):
        read_settings()


def test_an_unknown_setting_is_told_with_all_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_XYZZY", "1")
    with pytest.raises(SettingsError, match="The settings are: FINGERPOST_MODELS, FINGERPOST_INDEXES"):
        read_settings()


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_TEXT_MODEL_KEY", "s3cret")
    monkeypatch.setenv("FINGERPOST_DATABASE", "postgresql://me:s3cret@localhost/fingerpost")
    monkeypatch.setenv("FINGERPOST_PORT", "many")
    with pytest.raises(FingerpostError) as caught:
        read_settings()
    assert "s3cret" not in f"{caught.value!r} {caught.value.__cause__!r}"
    monkeypatch.delenv("FINGERPOST_PORT")
    assert "s3cret" not in repr(read_settings())
    assert read_settings().text_model_key.get_secret_value() == "s3cret"


def test_the_tests_own_variables_are_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_TEST_POSTGRES", "postgresql://localhost/test")
    assert read_settings().port == 8321


def test_a_computer_without_a_home_folder_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("FINGERPOST_MODELS")
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(SettingsError, match=r"home folder cannot be found.*Set FINGERPOST_MODELS"):
        read_settings()


def test_every_setting_says_what_it_is_for() -> None:
    assert all(field.description for field in Settings.model_fields.values())
