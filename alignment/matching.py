"""Clauses against statements: for each clause the statements that may answer it, each lane's score kept apart.

Two lanes look for candidates: dense (the cosine of sentence vectors) and lexical (BM25). A statement is searched for by
its text and by the ways employers say it. A long clause is also searched for part by part, since one bullet often holds
several things.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignment.lexicon import plain_people, strip_subject
from alignment.types import Candidate, Clause, ClauseKind, Pathway
from embeddings import Encoder, LexicalIndex, Similarities, VectorIndex, fuse, open_shelved

Scores = NDArray[np.float32]

# Weights of the lanes in the score that ranks candidates. Fitted on the gold train split by `python -m eval.fit`.
FUSION: Mapping[str, float] = {"dense": 0.6, "part_dense": 0.2, "lexical": 0.2}
CANDIDATES = 20
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

    `wordings` are the texts as written; they are searched with one word for the people supported.
    """

    ids: tuple[str, ...]
    wordings: tuple[str, ...]
    vectors: VectorIndex
    words: LexicalIndex
    encoder: Encoder


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
    return StatementIndex(vectors.ids, shown, vectors, LexicalIndex(ids, texts), encoder)


def find_candidates(
    clauses: Sequence[Clause], index: StatementIndex, *, weights: Mapping[str, float] = FUSION, count: int = CANDIDATES
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
    similar = index.vectors.scores(index.encoder.encode([plain_people(text) for text in texts]))
    row = {text: number for number, text in enumerate(texts)}
    found = {}
    for clause, query, some in zip(asked, queries, parts, strict=True):
        lanes = _lanes(similar, row[query], [row[part] for part in some], index.words.scores(plain_people(query)))
        fused = fuse({name: getattr(lanes, name) for name in weights}, weights)
        best = sorted(range(len(index.ids)), key=lambda i: (-round(float(fused[i]), 6), index.ids[i]))[:count]
        found[clause.id] = tuple(_candidate(clause.id, i, index, lanes, fused, some) for i in best)
    return found


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
    clause_id: str, number: int, index: StatementIndex, lanes: _Lanes, fused: Scores, parts: Sequence[str]
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
    )


def _score(value: float) -> float:
    """Six decimals: more than any decision needs, few enough to be the same on every machine."""
    return round(float(value), 6)
