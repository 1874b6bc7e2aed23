"""Content while an import changes it: what there is, what comes new, and in which file each statement is kept."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel

from alignment.pathway.ids import new_id
from alignment.pathway.importing.naming import find_category, find_theme, new_name
from alignment.pathway.importing.pages import ImportedStatement
from alignment.pathway.schema import CategoryFile, Manifest, SourceEntry, StatementEntry, ThemeEntry
from alignment.pathway.writing import Content
from alignment.types import Expectation

_Model = TypeVar("_Model", bound=BaseModel)

_GENERAL = "General"
NO_SUMMARY = "What people in this role do was not part of the import. Say it here in a sentence or two."


class DraftContent:
    """Begins as some content, takes changes one by one, and gives the content that comes of them."""

    def __init__(self, content: Content | None, manifest: Mapping[str, object]) -> None:
        """Start from content, or from nothing but the first keys of a manifest."""
        groups = content.statements if content else {}
        self._manifest = content.manifest.model_dump() if content else dict(manifest)
        self._themes = list(content.manifest.themes) if content else []
        self._sources = list(content.manifest.sources) if content else []
        self._categories = {category.id: category for category in content.categories} if content else {}
        self._entries = {entry.id: entry for group in groups.values() for entry in group}
        self._files = {name: [entry.id for entry in group] for name, group in groups.items()}
        # What the manifest need not list: it may leave files out, and the order of the rest is then by name.
        self._began = {*self._categories, *self._files}

    @property
    def statements(self) -> tuple[StatementEntry, ...]:
        """All statements, file by file."""
        return tuple(self._entries[name] for group in self._files.values() for name in group)

    @property
    def categories(self) -> tuple[CategoryFile, ...]:
        """All role categories, in order."""
        return tuple(self._categories.values())

    @property
    def sources(self) -> tuple[SourceEntry, ...]:
        """All sources, in order."""
        return tuple(self._sources)

    @property
    def themes(self) -> tuple[ThemeEntry, ...]:
        """All themes, in order."""
        return tuple(self._themes)

    @property
    def licence(self) -> str:
        """The licence the whole is under."""
        return str(self._manifest["licence"])

    def statement(self, name: str) -> StatementEntry:
        """The statement with this id."""
        return self._entries[name]

    def theme(self, title_or_id: str) -> ThemeEntry | None:
        """The theme of this title or id, if there is one."""
        return find_theme(title_or_id, self._themes)

    def add_statement(self, found: ImportedStatement, file: str) -> StatementEntry:
        """Take in a new statement, at the end of its file, with a theme made for it if need be."""
        theme = self._theme_for(found.theme or _GENERAL)
        taken = {*self._entries, *(old for entry in self._entries.values() for old in entry.replaces)}
        entry = StatementEntry(id=new_id(theme, found.text, taken), kind=found.kind, theme=theme, text=found.text)
        self._entries[entry.id] = entry
        self._files.setdefault(file, []).append(entry.id)
        return entry

    def reword(self, name: str, text: str) -> None:
        """Give a statement another text."""
        self._entries[name] = _rebuilt(self._entries[name], text=text)

    def expect(self, name: str, category: str, expectation: Expectation | None) -> None:
        """Say how much a role category expects a statement; none takes its expectation away."""
        expected = {**self._entries[name].expected_by, category: expectation}
        kept = {category: asked for category, asked in expected.items() if asked is not None}
        self._entries[name] = _rebuilt(self._entries[name], expected_by=kept)

    def category_for(self, title: str) -> CategoryFile:
        """The role category of this title or id, made if need be."""
        found = find_category(title, self.categories)
        if found is None:
            name = new_name(title, self._categories, kind="role")
            found = CategoryFile(id=name, title=_capitalised(title), summary=NO_SUMMARY)
            self._categories[name] = found
        return found

    def describe(self, category: str, summary: str) -> None:
        """Give a role category another summary."""
        self._categories[category] = _rebuilt(self._categories[category], summary=summary)

    def point_at(self, category: str, source: str) -> None:
        """Say where a role category comes from."""
        self._categories[category] = _rebuilt(self._categories[category], source=source)

    def put_source(self, source: SourceEntry) -> None:
        """Add a source, or put it in the place of the one with its id."""
        at = next((at for at, held in enumerate(self._sources) if held.id == source.id), len(self._sources))
        self._sources[at : at + 1] = [source]

    def finish(self) -> Content:
        """The content as it stands now."""
        manifest = Manifest.model_validate(
            {
                **self._manifest,
                "themes": self._themes,
                "sources": self._sources,
                "categories": self._listing("categories", list(self._categories)),
                "statement_files": self._listing("statement_files", list(self._files)),
            }
        )
        statements = {name: tuple(self._entries[one] for one in group) for name, group in self._files.items()}
        return Content(manifest, self.categories, statements)

    def _theme_for(self, title: str) -> str:
        found = self.theme(title)
        if found is None:
            name = new_name(title, {theme.id for theme in self._themes}, kind="theme")
            found = ThemeEntry(id=name, title=_capitalised(title))
            self._themes.append(found)
        return found.id

    def _listing(self, key: str, names: list[str]) -> object:
        """The manifest's list as it was, which may leave files out; the whole when something has come new."""
        return names if set(names) - self._began else self._manifest[key]


def _rebuilt(model: _Model, **changed: object) -> _Model:
    """A copy with some values changed, checked like any other."""
    return type(model).model_validate({**model.model_dump(), **changed})


def _capitalised(title: str) -> str:
    return title[:1].upper() + title[1:]
