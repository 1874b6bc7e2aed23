"""Pages into content: docs/design/content.md has the rules, under "Ids and merging"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from alignment.pathway.importing.changes import (
    Added,
    ExpectationChanged,
    FileImport,
    Gone,
    Reworded,
    SummaryChanged,
    ThemeDiffers,
    WordingKept,
)
from alignment.pathway.importing.draft_content import NO_SUMMARY, DraftContent
from alignment.pathway.importing.headings import is_group
from alignment.pathway.importing.pages import AskedOf, ImportedPage, ImportedStatement, LeftOut
from alignment.pathway.importing.recognising import Compare, Match, Recognition, recognise, same_words
from alignment.pathway.importing.sourcing import record_source
from alignment.pathway.importing.starting import first_manifest
from alignment.pathway.schema import StatementEntry
from alignment.pathway.writing import Content

_OF_SEVERAL = "imported.yaml"
# A summary is a paragraph; more is a page whose mark-up has no paragraphs.
_LONGEST_SUMMARY = 2_000


@dataclass(frozen=True, slots=True)
class Merged:
    """The content after an import, and what each file changed in it, in the order of the files."""

    content: Content
    files: tuple[FileImport, ...]
    gone: tuple[Gone, ...]


def merge_pages(
    content: Content | None, pages: Sequence[ImportedPage], folder: Path, *, compare: Compare, remove_gone: bool
) -> Merged:
    """Bring pages into content; into new content for a folder when there is none.

    Args:
        content: What there is, or none.
        pages: At least one, in the order in which they are merged.
        folder: Whose name a new version takes.
        compare: Gives the cosines of texts, or none when there is no encoder.
        remove_gone: Whether a role category stops expecting what none of its pages holds any more.
    """
    tidy = [_without_repeats(page) for page in pages]
    draft = DraftContent(content, first_manifest(tidy, folder))
    merger = _Merger(draft, compare, _worded_by(tidy, draft.statements))
    files = tuple(merger.merge(page) for page in tidy)
    gone = merger.find_gone(remove=remove_gone)
    return Merged(draft.finish(), files, gone)


def _without_repeats(page: ImportedPage) -> ImportedPage:
    """The page with what stands on it twice said once, asked of every role category that either asks it of."""
    first: dict[tuple[bool, str], ImportedStatement] = {}
    repeats = []
    for one in page.statements:
        key = (one.kind == "value", same_words(one.text))
        if key in first:
            repeats.append(LeftOut(one.text, f"It repeats {first[key].place}.", one.place))
            first[key] = replace(first[key], asked_of=_joined(first[key].asked_of, one.asked_of))
        else:
            first[key] = one
    return replace(page, statements=tuple(first.values()), left_out=(*page.left_out, *repeats))


def _joined(one: Sequence[AskedOf], other: Sequence[AskedOf]) -> tuple[AskedOf, ...]:
    known = {asked.category for asked in one}
    return (*one, *(asked for asked in other if asked.category not in known))


def _worded_by(pages: Sequence[ImportedPage], statements: Sequence[StatementEntry]) -> set[str]:
    """The ids of statements whose very words stand on one of the pages, so that no other page rewords them."""
    on_pages = {same_words(one.text) for page in pages for one in page.statements}
    return {statement.id for statement in statements if same_words(statement.text) in on_pages}


@dataclass(slots=True)
class _Tally:
    """What one file changed, filled while it is merged."""

    recognised: int = 0
    added: list[Added] = field(default_factory=list)
    reworded: list[Reworded] = field(default_factory=list)
    wording_kept: list[WordingKept] = field(default_factory=list)
    expectations: list[ExpectationChanged] = field(default_factory=list)
    theme_differs: list[ThemeDiffers] = field(default_factory=list)
    summaries: list[SummaryChanged] = field(default_factory=list)


class _Merger:
    """Holds the draft, and what the pages so far have worded, described and asked for."""

    def __init__(self, draft: DraftContent, compare: Compare, worded: set[str]) -> None:
        self._draft = draft
        self._compare = compare
        self._worded = worded
        self._asked: dict[str, set[str]] = {}
        self._described: set[str] = set()

    def merge(self, page: ImportedPage) -> FileImport:
        """Bring in one page."""
        before = {category.id for category in self._draft.categories}, {theme.id for theme in self._draft.themes}
        tally = _Tally()
        categories = self._categories(page)
        undescribed = self._describe(page, tally, known=before[0])
        file = f"{self._draft.category_for(page.category).id.replace('.', '_')}.yaml" if page.category else _OF_SEVERAL
        recognitions = recognise(page.statements, self._draft.statements, self._compare)
        for found, recognition in zip(page.statements, recognitions, strict=True):
            entry = self._place(found, recognition, file, tally)
            self._expect(found, entry, page, tally)
        new = tuple(name for name in categories if name not in before[0])
        notes = (*page.notes, *record_source(self._draft, page.source, categories), *self._remarks(page, new))
        return FileImport(
            file=page.file,
            source=page.source,
            categories=categories,
            read=len(page.statements),
            recognised=tally.recognised,
            added=tuple(tally.added),
            reworded=tuple(tally.reworded),
            wording_kept=tuple(tally.wording_kept),
            expectations=tuple(tally.expectations),
            theme_differs=tuple(tally.theme_differs),
            new_categories=new,
            new_themes=tuple(theme.title for theme in self._draft.themes if theme.id not in before[1]),
            summaries=tuple(tally.summaries),
            left_out=(*undescribed, *page.left_out),
            notes=notes,
        )

    def find_gone(self, *, remove: bool) -> tuple[Gone, ...]:
        """What the role categories of the pages expect and no page asked of them; with `remove`, no more."""
        gone = []
        for category, asked in self._asked.items():
            for entry in self._draft.statements:
                if category in entry.expected_by and entry.id not in asked:
                    if remove:
                        self._draft.expect(entry.id, category, None)
                    orphan = not self._draft.statement(entry.id).expected_by
                    gone.append(Gone(entry.id, entry.text, category, removed=remove, orphan=orphan))
        return tuple(gone)

    def _categories(self, page: ImportedPage) -> tuple[str, ...]:
        """The role categories the page speaks of, by id, made if need be."""
        names = [asked.category or page.category for one in page.statements for asked in one.asked_of]
        titles = dict.fromkeys([page.category, *names] if page.category else names)
        ids = dict.fromkeys(self._draft.category_for(title).id for title in titles)
        for name in ids:
            self._asked.setdefault(name, set())
        return tuple(ids)

    def _describe(self, page: ImportedPage, tally: _Tally, known: Collection[str]) -> tuple[LeftOut, ...]:
        """Give the role category the page's summary; gives it back where it cannot be taken."""
        if not (page.category and page.summary):
            return ()
        category = self._draft.category_for(page.category)
        if category.id in self._described:
            return (LeftOut(page.summary, "Another file of this import describes the role.", "summary"),)
        if len(page.summary) > _LONGEST_SUMMARY:
            return (LeftOut(page.summary, "It is too long for a summary of the role.", "summary"),)
        self._described.add(category.id)
        if page.summary != category.summary:
            self._draft.describe(category.id, page.summary)
            if category.id in known:
                tally.summaries.append(SummaryChanged(category.id, category.summary, page.summary))
        return ()

    def _remarks(self, page: ImportedPage, new: Collection[str]) -> Iterator[str]:
        """What is left for a person to write, because no file says it."""
        for category in self._draft.categories:
            if category.id in new and category.summary == NO_SUMMARY:
                yield f"The file does not describe the role: write its summary in categories/{category.id}.yaml."
        if page.source.licence not in ("", self._draft.licence):
            yield (
                f"pathway.yaml says the text is under {self._draft.licence}, and this file's is under "
                f"{page.source.licence}: bring its notice, publisher and licence up to date."
            )

    def _place(self, found: ImportedStatement, recognition: Recognition, file: str, tally: _Tally) -> StatementEntry:
        """The statement of the content that this one is, new if need be, in the words it shall have."""
        if recognition.match is Match.NEW:
            entry = self._draft.add_statement(found, file)
            tally.added.append(Added(entry.id, entry.kind, entry.theme, entry.text, found.place, recognition.close))
            self._worded.add(entry.id)
            return entry
        tally.recognised += 1
        entry = self._draft.statement(recognition.id)
        self._compare_themes(found, entry, tally)
        if recognition.match is Match.NAMED:
            reason = "The page gives the value's name alone."
            tally.wording_kept.append(WordingKept(entry.id, entry.text, found.text, found.place, reason))
        if recognition.match is Match.NEAR:
            self._reword(found, entry, tally)
        return entry

    def _reword(self, found: ImportedStatement, entry: StatementEntry, tally: _Tally) -> None:
        if entry.id in self._worded:
            reason = "Another file of this import has the content's wording."
            tally.wording_kept.append(WordingKept(entry.id, entry.text, found.text, found.place, reason))
            return
        self._worded.add(entry.id)
        self._draft.reword(entry.id, found.text)
        tally.reworded.append(Reworded(entry.id, entry.text, found.text, found.place))

    def _compare_themes(self, found: ImportedStatement, entry: StatementEntry, tally: _Tally) -> None:
        theme = self._draft.theme(found.theme)
        is_theme = found.theme and not is_group(found.theme)
        if is_theme and (theme is None or theme.id != entry.theme):
            tally.theme_differs.append(ThemeDiffers(entry.id, entry.theme, found.theme))

    def _expect(self, found: ImportedStatement, entry: StatementEntry, page: ImportedPage, tally: _Tally) -> None:
        for asked in found.asked_of:
            category = self._draft.category_for(asked.category or page.category).id
            self._asked[category].add(entry.id)
            before = self._draft.statement(entry.id).expected_by.get(category)
            if before is None or (asked.stated and before is not asked.expectation):
                self._draft.expect(entry.id, category, asked.expectation)
                change = ExpectationChanged(entry.id, entry.text, category, before, asked.expectation)
                tally.expectations.append(change)
