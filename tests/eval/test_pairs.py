from alignment import load_pathway
from eval.cases import load_cases
from eval.pairs import training_pairs
from eval.training_text import TrainingClause, load_clauses

PATHWAY = load_pathway()
GIVE, PROMPT = "medicines.help-take-medicines", "medicines.prompt-medicines"
CLAUSE = TrainingClause("Give out the residents' meds", GIVE, {GIVE: 2}, near=(PROMPT,))


def text(statement_id: str) -> str:
    return PATHWAY.statement(statement_id).text


def test_every_wording_of_a_statement_is_a_pair_with_it() -> None:
    pairs = training_pairs(PATHWAY, [], [])
    assert len(pairs) == sum(len(statement.phrases) for statement in PATHWAY.statements)
    assert {pair.group for pair in pairs} == {statement.id for statement in PATHWAY.statements}


def test_a_clause_is_a_pair_with_each_statement_it_calls_for_and_against_its_near_misses() -> None:
    pair = training_pairs(PATHWAY, [CLAUSE], [])[-1]
    assert pair.group == GIVE
    assert pair.negatives[0] == text(PROMPT)
    assert pair.positive not in pair.negatives


def test_negatives_are_never_statements_the_clause_calls_for() -> None:
    both = TrainingClause("Give and prompt medicines", GIVE, {GIVE: 2, PROMPT: 1})
    for pair in training_pairs(PATHWAY, [both], [])[-2:]:
        assert not {text(GIVE), text(PROMPT)} & set(pair.negatives)


def test_the_same_seed_gives_the_same_pairs() -> None:
    clauses = load_clauses()[:50]
    assert training_pairs(PATHWAY, clauses, []) == training_pairs(PATHWAY, clauses, [])


def test_labels_of_the_train_split_are_pairs_too() -> None:
    case = load_cases("train")[0]
    added = training_pairs(PATHWAY, [], [case])[len(training_pairs(PATHWAY, [], [])) :]
    assert len(added) == sum(len(label.statements) for label in case.labels)
