"""What must be beaten, and what each part of the product is worth: systems measured beside it in the same run.

The peers' settings are those they ship with: one statement where the cosine reaches .7 (Nesta) or .6
(esco-skill-extractor), five whatever the cosine (Tabiya). As there, a line is held against the statements' own text,
every line that is not a heading is asked about, and the confidence is the score itself. All use the product's clauses,
so that borders are not what is compared, and say nothing of role category or gaps.

The ablations rank the product's candidates by one score and take the best of a line where it reaches a cut, fitted for
the best F1 on the train split.
"""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alignment.matching import FUSION, find_candidates
from alignment.pipeline import Tools, read_lines
from alignment.types import Clause, ClauseKind, Document, Flag
from embeddings import Encoder, LexicalIndex
from eval.cases import Case
from eval.records import RANKED, Answer, Answers, record_case
from eval.systems import System, shipped

Scores = NDArray[np.float32]
Score = Callable[[Sequence[str]], Scores]

SEED = 7
NESTA = 0.7
ESCO_SKILL_EXTRACTOR = 0.6
TABIYA = 5
# Cuts tried for the ablations.
CUTS = np.round(np.arange(0.05, 0.95, 0.01), 2)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A system under its printed name. `says` is one line on what it does."""

    name: str
    says: str
    system: System


def all_baselines(train: Sequence[Case], tools: Tools, plain: Encoder) -> tuple[Baseline, ...]:
    """Every baseline and ablation. `train` is for rates and cuts; `plain` is the encoder the peers use."""
    return (*_peers(train, tools, plain), *_ablations(train, tools))


def _peers(train: Sequence[Case], tools: Tools, plain: Encoder) -> tuple[Baseline, ...]:
    ids = tuple(statement.id for statement in tools.pathway.statements)
    texts = tuple(statement.text for statement in tools.pathway.statements)
    cosine = cosine_scores(texts, plain)
    return (
        Baseline("random", "a statement drawn at the train rate", _random(train, ids)),
        Baseline("most frequent", "the statement given most often in train", _most_frequent(train, ids)),
        Baseline("BM25", "best by shared words, always", by_score(bm25_scores(ids, texts), ids)),
        Baseline("MiniLM top 1 at .7", "cosine, as Nesta", by_score(cosine, ids, at_least=NESTA)),
        Baseline("MiniLM top 1 at .6", "as esco-skill-extractor", by_score(cosine, ids, at_least=ESCO_SKILL_EXTRACTOR)),
        Baseline("MiniLM top 5", "cosine, always, as Tabiya", by_score(cosine, ids, most=TABIYA)),
    )


def _ablations(train: Sequence[Case], tools: Tools) -> tuple[Baseline, ...]:
    lanes: Mapping[str, tuple[str, Mapping[str, float]]] = {
        "dense only": ("product, ranked by meaning alone, no re-scorer", {"dense": 1.0}),
        "lexical only": ("product, ranked by shared words alone, no re-scorer", {"lexical": 1.0}),
        "no re-scorer": ("product, ranked by the fused score", FUSION),
    }
    ablations = [Baseline(name, says, cut_on(train, tools, weights)) for name, (says, weights) in lanes.items()]
    return (*ablations, Baseline("no kinds", "product, every line taken for a duty", without_kinds(tools)))


def cosine_scores(texts: Sequence[str], encoder: Encoder) -> Score:
    """Cosines of shape (lines, statements)."""
    statements = encoder.encode(list(texts))
    return lambda lines: encoder.encode(list(lines)) @ statements.T


def bm25_scores(ids: Sequence[str], texts: Sequence[str]) -> Score:
    """BM25 as shares of the best a line could get, of shape (lines, statements)."""
    index = LexicalIndex(ids, texts)

    def score(lines: Sequence[str]) -> Scores:
        rows: Scores = np.array([index.scores(line) for line in lines], dtype=np.float32).reshape(-1, len(ids))
        return rows

    return score


def by_score(score: Score, ids: Sequence[str], *, at_least: float = -1.0, most: int = 1) -> System:
    """Take the `most` best statements of each line that reach `at_least`."""

    def answer(case: Case) -> Answers:
        asked = [clause for clause in read_lines(case.document) if not clause.is_heading]
        rows = score([clause.text for clause in asked])
        return Answers(tuple(_answer(clause, row) for clause, row in zip(asked, rows, strict=True)))

    def _answer(clause: Clause, row: Scores) -> Answer:
        best = sorted(range(len(ids)), key=lambda number: (-float(row[number]), ids[number]))[:RANKED]
        ranked = tuple((ids[number], round(float(row[number]), 4)) for number in best)
        taken = tuple(pair for pair in ranked[:most] if pair[1] >= at_least)
        return Answer(clause, ranked, taken, min(1.0, max(0.0, ranked[0][1])))

    return answer


def _random(train: Sequence[Case], ids: Sequence[str]) -> System:
    labels = [label for case in train for label in case.labels]
    rate = sum(bool(label.statements) for label in labels) / max(1, len(labels))

    def answer(case: Case) -> Answers:
        generator = random.Random(f"{SEED} {case.name}")
        answers = []
        for clause in read_lines(case.document):
            scores = sorted((round(generator.random(), 4) for _ in range(RANKED)), reverse=True)
            ranked = tuple(zip(generator.sample(list(ids), RANKED), scores, strict=True))
            matched = not clause.is_heading and generator.random() < rate
            answers.append(Answer(clause, ranked, ranked[:1] if matched else (), generator.random()))
        return Answers(tuple(answers))

    return answer


def _most_frequent(train: Sequence[Case], ids: Sequence[str]) -> System:
    labels = [label for case in train for label in case.labels]
    counts = Counter(name for label in labels for name in label.statements)
    shares = np.array([counts[name] / max(1, len(labels)) for name in ids], dtype=np.float32)
    return by_score(lambda lines: np.tile(shares, (len(lines), 1)), ids)


def cut_on(train: Sequence[Case], tools: Tools, weights: Mapping[str, float]) -> System:
    """The product's lines and lanes without its second stage: a line's best candidate from a fitted cut on."""
    records = [record_case(case, _ranked(case, tools, weights, 0.0), tools.pathway) for case in train]
    tops = [clause.top for record in records for clause in record.clauses if clause.top]
    scores, right = np.array([top.confidence for top in tops]), np.array([top.grade > 0 for top in tops])
    wanted = sum(clause.wanted for record in records for clause in record.clauses)
    f1 = [2 * right[scores >= cut].sum() / max(1, (scores >= cut).sum() + wanted) for cut in CUTS]
    cut = float(CUTS[int(np.argmax(f1))])
    return lambda case: _ranked(case, tools, weights, cut)


def _ranked(case: Case, tools: Tools, weights: Mapping[str, float], cut: float) -> Answers:
    clauses = read_lines(case.document, tools.index.encoder)
    asked = [clause for clause in clauses if Flag.NEGATED not in clause.flags]
    candidates = find_candidates(asked, tools.index, weights=weights)
    answers = []
    for clause in clauses:
        ranked = tuple((c.statement_id, c.fused) for c in candidates.get(clause.id, ()))
        accepted = tuple(pair for pair in ranked[:1] if pair[1] >= cut)
        answers.append(Answer(clause, ranked, accepted, max(0.0, ranked[0][1]) if ranked else 0.0))
    return Answers(tuple(answers))


def without_kinds(tools: Tools) -> System:
    """The product with every line that is not a heading taken for a duty of the worker's own."""

    def lines(document: Document) -> tuple[Clause, ...]:
        return tuple(clause if clause.is_heading else _as_duty(clause) for clause in read_lines(document))

    system = shipped(tools, lines)
    # Role category and gaps lean on kinds in their own ways; they are not what this takes away.
    return lambda case: Answers(system(case).answers)


def _as_duty(clause: Clause) -> Clause:
    return replace(clause, kind=ClauseKind.DUTY, flags=(), flag_reasons={})
