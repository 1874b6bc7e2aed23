"""The versions a request may name."""

from pathlib import Path

import pytest

from alignment import Tools, open_tools
from embeddings import load_encoder
from service.errors import UnknownVersionError
from service.frameworks import Frameworks

from .conftest import EXAMPLES


def test_without_a_version_it_is_the_servers_own(tools: Tools) -> None:
    assert Frameworks(tools).tools_for(None) is tools
    assert Frameworks(tools).tools_for(tools.pathway.version) is tools


def test_another_version_is_opened_once_over_the_same_encoder(tools: Tools, tmp_path: Path) -> None:
    frameworks = Frameworks(tools, tmp_path)
    other = frameworks.tools_for("2026")
    assert other.pathway.version == "2026"
    assert other.index.encoder is tools.index.encoder
    assert frameworks.tools_for("2026") is other
    assert frameworks.pathway("2026") is other.pathway


def test_content_can_be_had_without_its_index(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    frameworks = Frameworks(tools)
    monkeypatch.setattr("service.frameworks.open_tools", None)
    assert frameworks.pathway("2026").version == "2026"
    assert frameworks.pathway("2026") is frameworks.pathway("2026")
    assert frameworks.pathway(tools.pathway.version) is tools.pathway


@pytest.mark.parametrize("version", ["", "2027", ".", "..", "/", "alignment/pathway/content/2026", "x" * 5000])
def test_what_is_no_version_is_refused(tools: Tools, version: str) -> None:
    frameworks = Frameworks(tools)
    for look in (frameworks.tools_for, frameworks.pathway):
        with pytest.raises(UnknownVersionError, match=r"Choose one of: 2025-04, 2026\.") as caught:
            look(version)
        assert len(caught.value.problem) < 200


def test_a_framework_of_ones_own_comes_before_the_bundled_ones() -> None:
    folder = next(path.parent for path in (EXAMPLES / "frameworks").rglob("pathway.yaml"))
    own = open_tools(folder, encoder=load_encoder("hashing"))
    frameworks = Frameworks(own)
    assert frameworks.versions[0] == own.pathway.version
    assert "2025-04" in frameworks.versions
