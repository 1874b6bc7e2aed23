"""Clauses against statements: for each clause the statements that may answer it, each lane's score kept apart.

Two lanes look for candidates: dense (the cosine of sentence vectors) and lexical (BM25). A statement is searched for by
its text and by the ways employers say it. A long clause is also searched for part by part, since one bullet often holds
several things. Where something was learnt with the encoder in use (`alignment.learnt`), three more look: the cosine
with a statement's learnt vector, the nearest clause known to call for it, and the votes of the nearest such clauses.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignment.learnt import Lanes, Learnt, lay_out, load_learnt
from alignment.lexicon import plain_people, strip_subject
from alignment.signals import (
    Asked,
    document_signals,
    example_lanes,
    learnt_cosines,
    statement_levels,
    statement_themes,
)
from alignment.types import Candidate, Clause, ClauseKind, Pathway
from embeddings import Encoder, LexicalIndex, Similarities, VectorIndex, fuse, open_shelved

Scores = NDArray[np.float32]

# Weights of the lanes in the score that ranks candidates, where nothing was learnt with the encoder and where something
# was. The second set was chosen by hand on dev, not fitted: it says who is among the candidates, and the trees decide
# about those; the ablations of docs/eval.md show what each lane adds.
FUSION: Mapping[str, float] = {"dense": 0.6, "part_dense": 0.2, "lexical": 0.2}
LEARNT_FUSION: Mapping[str, float] = {"dense": 0.35, "learnt": 0.25, "example": 0.2, "votes": 0.1, "lexical": 0.1}
CANDIDATES = 30
# Below this a clause is a label or a noun ("Medication"): it is read with the words it leans on.
SHORT_WORDS = 5
# From this length on a clause may speak of several things, and its parts are searched for too.
LONG_WORDS = 7
# A line with more parts than this is searched for as a whole and by its first parts. None in the labelled documents is
# so long: the longest has twelve.
MAX_PARTS = 16

_PARTS = re.compile(
    r"\s*(?:[,;:()]|\s[-–/]\s|\band/or\b|\band\b|\bor\b|\bincluding\b|\bsuch as\b|\be\.g\.)\s*", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    "a an the to of in on at for with by all any as is are be their your our his her its other etc".split()
)


@dataclass(frozen=True, slots=True)
class StatementIndex:
    """The statements of one framework, ready to be searched by meaning and by words, with the encoder that did it.

    `wordings` are the texts as written; they are searched with one word for the people supported. `learnt` is what was
    learnt of the statements with this encoder, if anything; `levels` is of shape (statements, categories) and `themes`
    of shape (statements,).
    """

    ids: tuple[str, ...]
    wordings: tuple[str, ...]
    vectors: VectorIndex
    words: LexicalIndex
    encoder: Encoder
    learnt: Lanes | None = None
    levels: Scores | None = None
    themes: NDArray[np.int64] | None = None

    @property
    def fusion(self) -> Mapping[str, float]:
        """The weights of the lanes there are."""
        return LEARNT_FUSION if self.learnt else FUSION


def wordings(pathway: Pathway) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Statement ids and texts side by side: each statement's own text, then the ways employers say it."""
    pairs = [(s.id, text) for s in pathway.statements for text in (s.text, *s.phrases)]
    return tuple(i for i, _ in pairs), tuple(t for _, t in pairs)


def matchable(clause: Clause) -> bool:
    """Whether a clause asks for something a statement could answer."""
    return not clause.is_heading and clause.kind in (ClauseKind.DUTY, ClauseKind.REQUIREMENT, ClauseKind.VALUE)


def query_text(clause: Clause) -> str:
    """What is asked, without "You will" and "To"; a short clause is read with the words it leans on."""
    text = _own_words(clause)
    return f"{strip_subject(clause.context)}: {text}" if leans_on_context(clause) else text


def leans_on_context(clause: Clause) -> bool:
    """Whether a clause is too short to say by itself what is asked, and there are words above it to read it with."""
    return clause.context != "" and _count_words(_own_words(clause)) < SHORT_WORDS


def _own_words(clause: Clause) -> str:
    return strip_subject(" ".join(clause.text.split()))


def _count_words(text: str) -> int:
    """How many words, whichever word is used for the people supported."""
    return len(_WORD.findall(plain_people(text)))


def clause_parts(text: str) -> tuple[str, ...]:
    """The parts of a long clause that may each be answered by another statement; none for a short one."""
    if _count_words(text) < LONG_WORDS:
        return ()
    parts = [part.strip(" .") for part in _PARTS.split(text)]
    kept = [part for part in parts if any(word.lower() not in _SMALL for word in _WORD.findall(part))]
    return tuple(dict.fromkeys(kept))[:MAX_PARTS] if len(kept) > 1 else ()


def open_index(pathway: Pathway, encoder: Encoder, *, folder: Path | None = None) -> StatementIndex:
    """The index of a framework; kept in `folder` beside those of other content, from which it takes what it can."""
    ids, shown = wordings(pathway)
    texts = [plain_people(text) for text in shown]
    if folder is None:
        vectors = VectorIndex.build(ids, texts, encoder, pathway.fingerprint)
    else:
        vectors = open_shelved(folder, ids, texts, encoder, pathway.fingerprint)
    index = StatementIndex(vectors.ids, shown, vectors, LexicalIndex(ids, texts), encoder)
    learnt = load_learnt()
    return with_learnt(index, pathway, learnt) if learnt and learnt.encoder == encoder.fingerprint else index


def with_learnt(index: StatementIndex, pathway: Pathway, learnt: Learnt) -> StatementIndex:
    """The index with what was learnt by its encoder."""
    texts = {statement.id: statement.text for statement in pathway.statements}
    own = dict(zip(index.ids, index.vectors.means(), strict=True))
    return replace(
        index,
        learnt=lay_out(learnt, {name: texts[name] for name in index.ids}, own),
        levels=statement_levels(pathway, index.ids),
        themes=statement_themes(pathway, index.ids),
    )


def find_candidates(
    clauses: Sequence[Clause],
    index: StatementIndex,
    *,
    weights: Mapping[str, float] | None = None,
    count: int = CANDIDATES,
) -> dict[str, tuple[Candidate, ...]]:
    """The best `count` candidates of every matchable clause, best first, by clause id.

    Ties break by the statement's id, so the order of statements in the framework never matters.
    """
    asked = [clause for clause in clauses if matchable(clause)]
    queries = [query_text(clause) for clause in asked]
    parts = [clause_parts(query) for query in queries]
    texts = list(dict.fromkeys([*queries, *(part for some in parts for part in some)]))
    if not texts:
        return {}
    vectors = index.encoder.encode([plain_people(text) for text in texts])
    similar = index.vectors.scores(vectors)
    row = {text: number for number, text in enumerate(texts)}
    own = [row[query] for query in queries]
    learnt = _learnt_lanes(asked, vectors[own], similar.best[own], index)
    fused_by = weights or index.fusion
    found = {}
    for number, (clause, query, some) in enumerate(zip(asked, queries, parts, strict=True)):
        lanes = _lanes(similar, row[query], [row[part] for part in some], index.words.scores(plain_people(query)))
        scores = {**lanes.scores(), **{name: array[number] for name, array in learnt.items() if name in LEARNT_FUSION}}
        fused = fuse({name: scores[name] for name in fused_by}, fused_by)
        best = sorted(range(len(index.ids)), key=lambda i: (-round(float(fused[i]), 6), index.ids[i]))[:count]
        signals = {name: array[number] for name, array in learnt.items()}
        found[clause.id] = tuple(_candidate(clause.id, i, index, lanes, fused, some, signals) for i in best)
    return found


def _learnt_lanes(asked: Sequence[Clause], vectors: Scores, dense: Scores, index: StatementIndex) -> dict[str, Scores]:
    """Lanes and signals by name, each of shape (clauses, statements); none where nothing was learnt."""
    if index.learnt is None or index.levels is None or index.themes is None:
        return {}
    sections = list(dict.fromkeys(plain_people(clause.section) for clause in asked))
    place = {section: number for number, section in enumerate(sections)}
    above = index.encoder.encode(sections)[[place[plain_people(clause.section)] for clause in asked]]
    read = Asked(vectors, above)
    cosines = learnt_cosines(read, index.learnt)
    example, votes = example_lanes(read, index.learnt, dense)
    signals = document_signals(read, cosines, index.learnt, index.levels, index.themes)
    return {"learnt": cosines, "example": example, "votes": votes, **signals.values}


def nearest_candidates(candidates: Mapping[str, tuple[Candidate, ...]]) -> dict[str, Candidate]:
    """For each statement id, the candidate of the clause that came closest; the earlier one when two are equal."""
    nearest: dict[str, Candidate] = {}
    for candidate in (c for some in candidates.values() for c in some):
        held = nearest.get(candidate.statement_id)
        if held is None or candidate.fused > held.fused:
            nearest[candidate.statement_id] = candidate
    return nearest


@dataclass(frozen=True, slots=True)
class _Lanes:
    """One clause against every statement: arrays of shape (statements,), and which wording and part did best."""

    dense: Scores
    part_dense: Scores
    lexical: Scores
    wording: NDArray[np.int64]
    part: NDArray[np.int64]

    def scores(self) -> dict[str, Scores]:
        """The lanes a candidate may be ranked by, by name."""
        return {"dense": self.dense, "part_dense": self.part_dense, "lexical": self.lexical}


def _lanes(similar: Similarities, query: int, parts: Sequence[int], lexical: Scores) -> _Lanes:
    dense = similar.best[query]
    rows = similar.best[list(parts)] if parts else dense[np.newaxis]
    chosen = rows.argmax(axis=0)
    part_dense = np.maximum(rows.max(axis=0), dense)
    whole_wins = dense >= rows.max(axis=0)
    part_wording = similar.text[list(parts)][chosen, np.arange(len(dense))] if parts else similar.text[query]
    return _Lanes(
        dense,
        part_dense,
        lexical,
        np.where(whole_wins, similar.text[query], part_wording),
        np.where(whole_wins, -1, chosen),
    )


def _candidate(
    clause_id: str,
    number: int,
    index: StatementIndex,
    lanes: _Lanes,
    fused: Scores,
    parts: Sequence[str],
    signals: Mapping[str, Scores],
) -> Candidate:
    return Candidate(
        clause_id=clause_id,
        statement_id=index.ids[number],
        dense=_score(lanes.dense[number]),
        lexical=_score(lanes.lexical[number]),
        fused=_score(fused[number]),
        part_dense=_score(lanes.part_dense[number]),
        phrase=index.wordings[int(lanes.wording[number])],
        part=parts[int(lanes.part[number])] if lanes.part[number] >= 0 else "",
        signals={name: _score(array[number]) for name, array in signals.items()},
    )


def _score(value: float) -> float:
    """Six decimals: more than any decision needs, few enough to be the same on every machine."""
    return round(float(value), 6)
