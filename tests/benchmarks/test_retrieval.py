from dataclasses import replace

from alignment.documents import read_document
from alignment.matching import CANDIDATES, find_candidates, matchable
from alignment.pipeline import read_lines
from benchmarks.retrieval import Retrieval, plain_search, time_retrieval
from embeddings import load_encoder
from tests.alignment.align_cases import JOB_DESCRIPTION, hashing_tools

CLAUSES = read_lines(read_document(JOB_DESCRIPTION.encode()))


def test_both_look_for_the_same_lines() -> None:
    asked = [clause for clause in CLAUSES if matchable(clause)]
    found = time_retrieval([CLAUSES, CLAUSES], hashing_tools(), load_encoder("hashing"), repeats=1)
    assert found.lines == 2 * len(asked) == 2 * len(find_candidates(CLAUSES, hashing_tools().index))
    assert min(found.plain, found.shipped, found.judged) > 0


def test_the_plain_search_gives_as_many_the_nearest_first() -> None:
    tools = hashing_tools()
    clause = next(clause for clause in CLAUSES if matchable(clause))
    statement = tools.pathway.statements[7]
    search = plain_search(tools, load_encoder("hashing"))
    (found,) = search([replace(clause, text=statement.text)])
    assert len(found) == CANDIDATES
    assert found[0] == statement.id


def test_ratios_are_of_seconds() -> None:
    found = Retrieval(lines=10, plain=2.0, shipped=3.0, judged=5.0)
    assert (found.ratio, found.judged_ratio) == (1.5, 2.5)
