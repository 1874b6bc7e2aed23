"""The versions of the Pathway a request may name, each opened when somebody first asks for it."""

from dataclasses import replace
from pathlib import Path
from threading import Lock

from alignment import Pathway, Tools, load_pathway, open_tools
from alignment.pathway import available_versions
from service.errors import UnknownVersionError


class Frameworks:
    """The tools the server was started with, and those of the bundled versions, over the same encoder.

    A request names a version and never a folder: it comes from outside.
    """

    def __init__(self, tools: Tools, indexes: Path | None = None) -> None:
        """Hold the tools; `indexes` is the folder in which the indexes of other versions are kept."""
        self.tools = tools
        self._indexes = indexes
        self._opened = {tools.pathway.version: tools}
        self._loaded: dict[str, Pathway] = {}
        # Opening a version may take a minute; who only wants to read content need not wait for that.
        self._opening, self._loading = Lock(), Lock()

    def tools_for(self, version: str | None) -> Tools:
        """The tools of a version, or those the server was started with.

        Raises:
            UnknownVersionError: there is no such version.
        """
        if version is None:
            return self.tools
        with self._opening:
            if version not in self._opened:
                _refuse_unknown(version, self.versions)
                opened = open_tools(version, encoder=self.tools.index.encoder, cache=self._indexes)
                self._opened[version] = replace(opened, text_model=self.tools.text_model)
            return self._opened[version]

    def pathway(self, version: str) -> Pathway:
        """The content of a version, without the index of it.

        Raises:
            UnknownVersionError: there is no such version.
        """
        if opened := self._opened.get(version):
            return opened.pathway
        with self._loading:
            if version not in self._loaded:
                _refuse_unknown(version, self.versions)
                self._loaded[version] = load_pathway(version)
            return self._loaded[version]

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions there are, the server's own first."""
        return tuple(dict.fromkeys((self.tools.pathway.version, *available_versions())))


def _refuse_unknown(version: str, versions: tuple[str, ...]) -> None:
    if version not in versions:
        raise UnknownVersionError(f"There is no version {version[:100]!r}.", f"Choose one of: {', '.join(versions)}.")
