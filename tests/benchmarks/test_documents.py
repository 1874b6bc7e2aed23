from benchmarks.documents import SYNTHETIC_CLAUSES, TWO_PAGES, examples, synthetic, synthetic_lines


def test_no_clause_is_there_twice() -> None:
    lines = synthetic_lines()
    assert len(set(lines)) == len(lines) == SYNTHETIC_CLAUSES - 1
    assert synthetic().decode().count("\n- ") == len(lines)


def test_the_documents_of_two_pages_are_among_the_examples() -> None:
    names = [name for name, _ in examples()]
    assert set(TWO_PAGES) <= set(names)
    assert names == sorted(names)
