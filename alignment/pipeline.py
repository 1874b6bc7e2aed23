"""One job description in, one report out. This is the whole product, in order.

    document -> clauses -> kinds -> candidates -> verdicts -> role fit -> gaps -> summary -> report

Each stage is a function from frozen values to frozen values, in the module of its name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from alignment.clauses import split_clauses
from alignment.documents import read_document
from alignment.errors import DocumentError, EncodingError, FingerpostError, ModelNotFoundError
from alignment.gap_model import load_gap_model
from alignment.gaps import Missing, cover_themes, find_missing
from alignment.kind_model import reread_kinds
from alignment.kinds import job_title, read_kinds
from alignment.matching import StatementIndex, find_candidates, open_index
from alignment.pathway import load_pathway
from alignment.role_wording import read_wording
from alignment.roles import fit_role
from alignment.summary import prompt_versions, summarise
from alignment.types import (
    Candidate,
    Clause,
    ClauseVerdict,
    Document,
    Gap,
    Notice,
    Pathway,
    Provenance,
    Report,
    RoleFit,
    Summary,
    ThemeCoverage,
    Touched,
)
from alignment.verdicts import Scored, judge_clauses, model_for, score_clauses
from embeddings import CachedEncoder, Encoder, load_encoder
from prompts import TextModel

Stage = Literal["reading", "splitting", "finding", "summing_up"]
SummaryMode = Literal["none", "extractive", "model"]

GUIDANCE = Notice(
    "guidance",
    "This is guidance about a document. It is not job evaluation, and it says nothing about how well anyone does "
    "their work. A person decides what it means.",
)


@dataclass(frozen=True, slots=True)
class Tools:
    """What is held open between job descriptions: the framework, its index and, if asked for, a language model."""

    pathway: Pathway
    index: StatementIndex
    text_model: TextModel | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What each stage found on the way to a report. `candidates` and `scored` are by clause id, best first.

    `scored` has the confidence of every candidate, accepted or not.
    """

    clauses: tuple[Clause, ...]
    candidates: Mapping[str, tuple[Candidate, ...]]
    scored: Scored
    verdicts: tuple[ClauseVerdict, ...]
    role_fit: RoleFit
    gaps: tuple[Gap, ...]
    coverage: tuple[ThemeCoverage, ...]
    touched: tuple[Touched, ...] = ()


def open_tools(
    pathway: Pathway | str | Path | None = None,
    *,
    encoder: Encoder | None = None,
    text_model: TextModel | None = None,
    cache: Path | None = None,
) -> Tools:
    """Load what aligning needs, once. `cache` is a folder in which indexes are kept between runs.

    Raises:
        PathwayError: the framework cannot be found or breaks the rules of its format.
        ModelError: the encoder has not been fetched yet.
    """
    loaded = pathway if isinstance(pathway, Pathway) else load_pathway(pathway) if pathway else load_pathway()
    reader = encoder or load_encoder()
    return Tools(loaded, open_index(loaded, reader, folder=cache), text_model)


@lru_cache(maxsize=2)
def _standing_tools(pathway: str | Path | None) -> Tools:
    """Tools kept for callers that bring none of their own."""
    return open_tools(pathway)


def align(
    source: Path | bytes | str | Document,
    *,
    name: str = "",
    category: str | None = None,
    summary: SummaryMode = "extractive",
    pathway: str | Path | None = None,
    tools: Tools | None = None,
    on_stage: Callable[[Stage], None] = lambda _: None,
) -> Report:
    """Point each line of a job description to the framework.

    Args:
        source: a file's path, its bytes, the text itself, or a document already read.
        name: what to call the document; a path brings its own name.
        category: the id of the role category to hold it against; worked out when not given.
        summary: `none`, `extractive` (needs no model) or `model` (needs `tools.text_model`).
        pathway: a version or folder, when `tools` does not bring one.
        tools: what `open_tools` gave; opened with defaults and kept when not given.
        on_stage: called as each stage begins.

    Raises:
        DocumentError: the document could not be read; the message says why and what to do.
        UnknownCategoryError: the framework has no such category.
        ModelError: a model has not been fetched, or a summary by the model is asked for and there is none.
    """
    on_stage("reading")
    document = source if isinstance(source, Document) else _read(source, name)
    held = tools or _standing_tools(pathway)
    model = _text_model(held) if summary == "model" else None

    reading = read_through(document, held, category=category, on_stage=on_stage)
    role_fit, gaps, coverage = reading.role_fit, reading.gaps, reading.coverage

    on_stage("summing_up")
    summed = Summary()
    if summary != "none":
        summed = summarise(document, reading.verdicts, role_fit, gaps, coverage, held.pathway, model=model)
    report = Report(
        document=document,
        pathway=held.pathway,
        verdicts=reading.verdicts,
        role_fit=role_fit,
        gaps=gaps,
        coverage=coverage,
        summary=summed,
        notices=(
            GUIDANCE,
            Notice("illustrative", held.pathway.notice),
            *_model_notice(model, summed),
            *document.notices,
        ),
        provenance=_provenance(held, model, summary, category),
        touched=reading.touched,
    )
    return replace(report, pathway=_cited(report))


def read_through(
    document: Document, tools: Tools, *, category: str | None = None, on_stage: Callable[[Stage], None] = lambda _: None
) -> Reading:
    """Every stage between a document and the summary, with what each found.

    Raises:
        UnknownCategoryError: the framework has no such category.
    """
    on_stage("splitting")
    # Several stages encode the same lines; within one document each is paid for once.
    encoder = CachedEncoder(tools.index.encoder)
    clauses = read_lines(document, encoder)
    on_stage("finding")
    return weigh_lines(document, clauses, tools, category=category, encoder=encoder)


def read_lines(document: Document, encoder: Encoder | None = None) -> tuple[Clause, ...]:
    """What the document says, clause by clause, with the kind and flags of each; by rules alone without an encoder."""
    split = split_clauses(document)
    title = job_title(document, split)
    clauses = read_kinds(split, title)
    return reread_kinds(clauses, encoder, title) if encoder else clauses


def weigh_lines(
    document: Document,
    clauses: Sequence[Clause],
    tools: Tools,
    *,
    category: str | None = None,
    encoder: Encoder | None = None,
) -> Reading:
    """From clauses to matches, role fit and gaps. `encoder` may be the tools' own with a memory.

    Raises:
        UnknownCategoryError: the framework has no such category.
    """
    candidates = find_candidates(clauses, tools.index)
    scored = score_clauses(clauses, candidates, tools.pathway)
    verdicts = judge_clauses(clauses, candidates, tools.pathway, scored=scored)
    wording = read_wording(clauses, encoder or tools.index.encoder, tools.pathway)
    role_fit = fit_role(document, verdicts, tools.pathway, given=category, wording=wording)
    chosen = role_fit.chosen
    missing = find_missing(verdicts, tools.pathway, chosen, scored) if chosen else Missing()
    coverage = cover_themes(verdicts, tools.pathway, chosen) if chosen else ()
    return Reading(tuple(clauses), candidates, scored, verdicts, role_fit, missing.gaps, coverage, missing.touched)


def align_many(sources: Iterable[Path], *, tools: Tools, **options: object) -> Iterator[Report | FingerpostError]:
    """Align one document after another; one that cannot be read gives its error and does not stop the rest."""
    for source in sources:
        try:
            yield align(source, tools=tools, **options)  # type: ignore[arg-type]
        except FingerpostError as error:
            yield error


def _text_model(tools: Tools) -> TextModel:
    if tools.text_model is None:
        raise ModelNotFoundError(
            "A summary by the model was asked for, and there is no text model.",
            "Give one to open_tools, or ask for the extractive summary.",
        )
    return tools.text_model


def _read(source: Path | bytes | str, name: str) -> Document:
    if isinstance(source, Path):
        return read_document(_read_bytes(source), name=name or source.name)
    return read_document(_encode(source) if isinstance(source, str) else source, name=name)


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path.name!r} could not be opened: {error.strerror}.",
            "Check its name and folder, and that you may read it.",
        ) from error


def _encode(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise EncodingError(
            f"The text holds half of a character at position {error.start}.", "Paste it again, or send the file itself."
        ) from error


def _model_notice(model: TextModel | None, summary: Summary) -> tuple[Notice, ...]:
    """Say so when a language model was asked and none of its sentences could be used."""
    if model is None or any(sentence.source == "model" for sentence in summary.sentences):
        return ()
    told = "The language model was asked for and gave nothing that could be used, so the summary is Fingerpost's own."
    return (Notice("model_not_used", told),)


def _provenance(tools: Tools, model: TextModel | None, summary: SummaryMode, category: str | None) -> Provenance:
    return Provenance(
        fingerpost=version("fingerpost"),
        encoder=tools.index.encoder.name,
        encoder_fingerprint=tools.index.encoder.fingerprint,
        pathway_fingerprint=tools.pathway.fingerprint,
        text_model=model.name if model else "",
        text_model_fingerprint=model.fingerprint if model else "",
        prompts=prompt_versions() if model else {},
        settings={
            "summary": summary,
            "category": category or "",
            "verdict_model": model_for(tools.index).fitted_on,
            "gap_model": load_gap_model().fitted_on,
            **{f"fusion_{lane}": weight for lane, weight in tools.index.fusion.items()},
        },
    )


def _cited(report: Report) -> Pathway:
    """The framework as far as the report speaks of it: statements it cites, without the wordings used to search."""
    cited = {match.statement_id for verdict in report.verdicts for match in verdict.matches}
    cited |= {verdict.nearest.statement_id for verdict in report.verdicts if verdict.nearest}
    cited |= {gap.statement_id for gap in report.gaps} | {touched.statement_id for touched in report.touched}
    cited |= {statement_id for sentence in report.summary.sentences for statement_id in sentence.statement_ids}
    return replace(
        report.pathway,
        statements=tuple(replace(s, phrases=()) for s in report.pathway.statements if s.id in cited),
        role_categories=tuple(replace(c, signs=(), false_friends=()) for c in report.pathway.role_categories),
        outside_scope=(),
    )
