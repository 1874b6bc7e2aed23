from alignment.documents import read_document
from alignment.types import BlockKind
from eval.variants.boilerplate import COMPANY, EQUALITY, insert_boilerplate
from tests.eval.variants.test_variant import documents


def test_paragraphs_stand_before_the_first_heading_below_the_title_and_at_the_end() -> None:
    document = read_document(b"# Care worker\n\nFull time\n\n## Duties\n\n- Help people\n", name="job.md")
    found = [block.text for block in insert_boilerplate(document).document.blocks]
    added = [*COMPANY[0]]
    assert found[: 2 + len(added) + 1] == ["Care worker", "Full time", *added, "Duties"]
    assert found[-1] == EQUALITY[-1][-1]


def test_without_another_heading_all_stand_at_the_end() -> None:
    document = read_document(b"Carer wanted to help my father with meals.", name="job.txt")
    found = insert_boilerplate(document).document
    assert found.text.startswith(document.text)
    assert found.blocks[len(document.blocks)].kind is BlockKind.HEADING


def test_every_line_of_the_original_is_there_word_for_word() -> None:
    for document in documents():
        variant = insert_boilerplate(document)
        text = variant.document.text
        for block in document.blocks:
            begin, end = variant.place_of(block.start, block.end)
            assert text[begin:end] == block.text
            assert not variant.is_reworded(block.start, block.end)
        assert all(text[block.start : block.end] == block.text for block in variant.document.blocks)
