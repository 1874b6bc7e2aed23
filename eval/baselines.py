"""What must be beaten, and what each part of the product is worth: systems measured beside it in the same run.

The peers' settings are those they ship with: one statement where the cosine reaches .7 (Nesta) or .6
(esco-skill-extractor), five whatever the cosine (Tabiya). As there, a line is held against the statements' own text,
every line that is not a heading is asked about, and the confidence is the score itself. All use the product's clauses,
so that borders are not what is compared, and say nothing of role category or gaps.

The ablations without a second stage rank the product's candidates by one score: that of one lane, that of all, and that
of all but one. From which score on a candidate is taken, and how many of a line's at most, is fitted for the best F1 on
the train split. The one with the plain encoder is the whole product, without all that was learnt with its own encoder.
"""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from alignment.matching import find_candidates, matchable, open_index
from alignment.pipeline import Tools, read_lines
from alignment.types import Clause, ClauseKind, Document, Flag
from alignment.verdicts import MAX_MATCHES
from embeddings import Encoder, LexicalIndex
from eval.cases import Case
from eval.records import RANKED, Answer, Answers, record_case
from eval.systems import System, ask_all, shipped

Scores = NDArray[np.float32]
Score = Callable[[Sequence[str]], Scores]

# How names begin.
PEER, ABLATION = "peer", "ablation"
# The encoder the peers use.
PLAIN = "all-minilm-l6-v2"
SEED = 7
NESTA = 0.7
ESCO_SKILL_EXTRACTOR = 0.6
TABIYA = 5
# Cuts tried for the ablations.
CUTS = np.round(np.arange(0.05, 0.95, 0.01), 2)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A system under the name it is kept by. `says` is one line on what it does; `settings` are what decides it.

    `encoder` is the one it has of its own; most ablations have the product's.
    """

    name: str
    says: str
    system: System
    settings: Mapping[str, str | float | int] = field(default_factory=dict)
    encoder: Encoder | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Which of a line's candidates are taken: those that score `at_least` this, and no more than `most`."""

    at_least: float
    most: int

    def take(self, ranked: Sequence[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
        """Those of the candidates, best first, that are taken."""
        return tuple(pair for pair in ranked[: self.most] if pair[1] >= self.at_least)


# Whatever its score.
ALWAYS = -1.0


def all_baselines(train: Sequence[Case], tools: Tools, plain: Encoder) -> tuple[Baseline, ...]:
    """Every baseline and ablation. `train` is for rates and cuts; `plain` is the encoder the peers use."""
    return (*_peers(train, tools, plain), *_ablations(train, tools), *_with_plain(tools, plain))


def _peers(train: Sequence[Case], tools: Tools, plain: Encoder) -> tuple[Baseline, ...]:
    ids = tuple(statement.id for statement in tools.pathway.statements)
    texts = tuple(statement.text for statement in tools.pathway.statements)
    cosine = cosine_scores(texts, plain)
    cuts = {
        "nesta": ("the nearest by cosine from .7 on, as Nesta's library", Cut(NESTA, 1)),
        "esco": ("the nearest by cosine from .6 on, as esco-skill-extractor", Cut(ESCO_SKILL_EXTRACTOR, 1)),
        "tabiya": ("the nearest five by cosine, as Tabiya's classifier", Cut(ALWAYS, TABIYA)),
    }
    return (
        Baseline(f"{PEER}-random", "a statement drawn at the train rate", _random(train, ids), {"seed": SEED}),
        Baseline(f"{PEER}-most-frequent", "the statement given most often in train", _most_frequent(train, ids)),
        Baseline(f"{PEER}-bm25", "the best by shared words", by_score(bm25_scores(ids, texts), ids)),
        *(
            Baseline(f"{PEER}-minilm-{name}", says, by_score(cosine, ids, cut), _told(cut), plain)
            for name, (says, cut) in cuts.items()
        ),
    )


def _ablations(train: Sequence[Case], tools: Tools) -> tuple[Baseline, ...]:
    fusion = tools.index.fusion
    lanes: Mapping[str, tuple[str, Mapping[str, float]]] = {
        "dense-only": ("the product, ranked by meaning alone, no second stage", {"dense": 1.0}),
        "lexical-only": ("the product, ranked by shared words alone, no second stage", {"lexical": 1.0}),
        "no-second-stage": ("the product, ranked by the fused score", fusion),
        **{f"no-{lane.replace('_', '-')}": _left_out(lane, fusion) for lane in fusion},
    }
    without = Baseline(f"{ABLATION}-no-kinds", "the product, every line taken for a duty", without_kinds(tools))
    return (*(_cut_off(name, says, train, tools, weights) for name, (says, weights) in lanes.items()), without)


def _left_out(lane: str, fusion: Mapping[str, float]) -> tuple[str, Mapping[str, float]]:
    rest = {name: weight for name, weight in fusion.items() if name != lane}
    return f"the same, the lane {lane} left out of the score", rest


def _with_plain(tools: Tools, plain: Encoder) -> tuple[Baseline, ...]:
    """The product with the encoder as it comes; nothing where that is the product's own."""
    if plain.fingerprint == tools.index.encoder.fingerprint:
        return ()
    bare = replace(tools, index=open_index(tools.pathway, plain))
    says = "the product with MiniLM as it comes, so that nothing learnt with its own encoder applies"
    return (Baseline(f"{ABLATION}-plain-encoder", says, shipped(bare), encoder=plain),)


def _cut_off(name: str, says: str, train: Sequence[Case], tools: Tools, weights: Mapping[str, float]) -> Baseline:
    cut = fit_cut(train, tools, weights)
    fusion = {f"fusion_{lane}": weight for lane, weight in weights.items()}
    return Baseline(f"{ABLATION}-{name}", says, by_lanes(tools, weights, cut), {**_told(cut), **fusion})


def _told(cut: Cut) -> dict[str, str | float | int]:
    return {"most": cut.most} if cut.at_least == ALWAYS else {"at_least": cut.at_least, "most": cut.most}


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


def by_score(score: Score, ids: Sequence[str], cut: Cut = Cut(ALWAYS, 1)) -> System:
    """Rank the statements of each line that is not a heading by a score, and take those of the cut."""

    def answer(case: Case) -> Answers:
        asked = [clause for clause in read_lines(case.document) if not clause.is_heading]
        rows = score([clause.text for clause in asked])
        return Answers(tuple(_answer(clause, row) for clause, row in zip(asked, rows, strict=True)))

    def _answer(clause: Clause, row: Scores) -> Answer:
        best = sorted(range(len(ids)), key=lambda number: (-float(row[number]), ids[number]))[:RANKED]
        ranked = tuple((ids[number], round(float(row[number]), 4)) for number in best)
        return Answer(clause, ranked, cut.take(ranked), min(1.0, max(0.0, ranked[0][1])))

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


def fit_cut(train: Sequence[Case], tools: Tools, weights: Mapping[str, float]) -> Cut:
    """The cut with the best F1 on these job descriptions; fewer of a line, then the lower score, where two do alike."""
    everything = by_lanes(tools, weights, Cut(ALWAYS, MAX_MATCHES))
    records = [record_case(case, everything(case), tools.pathway) for case in train]
    wanted = sum(len(label.statements) for record in records for label in record.labels)
    lines = [clause.accepted for record in records for clause in record.clauses]
    taken = [(place, match) for line in lines for place, match in enumerate(line)]
    scores, right = (np.array([getattr(match, name) for _, match in taken]) for name in ("confidence", "grade"))
    places = np.array([place for place, _ in taken])

    def f1(cut: Cut) -> float:
        chosen = (scores >= cut.at_least) & (places < cut.most)
        return float(2 * (right[chosen] > 0).sum() / max(1, chosen.sum() + wanted))

    return max((Cut(float(score), most) for most in range(1, MAX_MATCHES + 1) for score in CUTS), key=f1)


def by_lanes(tools: Tools, weights: Mapping[str, float], cut: Cut) -> System:
    """The product's lines and lanes without its second stage: a line's candidates by their fused score."""

    def answer(case: Case) -> Answers:
        clauses = read_lines(case.document, tools.index.encoder)
        candidates = find_candidates(ask_all(clauses), tools.index, weights=weights)
        ranked = {name: tuple((c.statement_id, c.fused) for c in some[:RANKED]) for name, some in candidates.items()}
        return Answers(tuple(_answer(clause, ranked[clause.id]) for clause in clauses))

    def _answer(clause: Clause, ranked: tuple[tuple[str, float], ...]) -> Answer:
        if not matchable(clause) or Flag.NEGATED in clause.flags:
            return Answer(clause, ranked)
        return Answer(clause, ranked, cut.take(ranked), min(1.0, max(0.0, ranked[0][1])))

    return answer


def without_kinds(tools: Tools) -> System:
    """The product with every line that is not a heading taken for a duty of the worker's own."""

    def lines(document: Document) -> tuple[Clause, ...]:
        return tuple(clause if clause.is_heading else _as_duty(clause) for clause in read_lines(document))

    system = shipped(tools, lines)
    # Role category and gaps lean on kinds in their own ways; they are not what this takes away.
    return lambda case: Answers(system(case).answers)


def _as_duty(clause: Clause) -> Clause:
    return replace(clause, kind=ClauseKind.DUTY, flags=(), flag_reasons={})
