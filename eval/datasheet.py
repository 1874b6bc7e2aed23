"""The figures of `gold/DATASHEET.md`: what there is, how it is balanced, how far readers agree, how much it echoes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from alignment import Pathway
from eval import cases
from eval.agreement import tally
from eval.anchoring import labelled_for
from eval.blocks import fill_block
from eval.cases import Case, load_cases
from eval.label_files import SECOND, SPLITS, label_files
from eval.layout import markdown_table
from eval.overlap import shared_words, spread
from eval.readers import GOLD, NothingInCommonError, agreement_table, read_pairs
from eval.splits import FROZEN, count_aspects


def filled_datasheet() -> str:
    """The datasheet with every block made anew from the labels."""
    page = page_path().read_text(encoding="utf-8")
    for name, body in make_blocks().items():
        page = fill_block(page, name, body)
    return page


def page_path() -> Path:
    """Where the datasheet lies."""
    return cases.GOLD / "DATASHEET.md"


def make_blocks() -> dict[str, str]:
    """The body of each block by its name."""
    pathway = labelled_for()
    labelled = {split: load_cases(split) for split in SPLITS}
    return {
        "composition": _composition(labelled),
        "balance": _balance(),
        "overlap": _overlap(labelled, pathway),
        "agreement": _agreement(pathway),
    }


def _composition(labelled: Mapping[str, Sequence[Case]]) -> str:
    twice = {file.document for file in label_files(SECOND)}
    rows = []
    for split, held in labelled.items():
        paths = cases.document_paths(split)
        labels = [label for case in held for label in case.labels]
        grades = [grade for label in labels for grade in label.statements.values()]
        counts = (
            len(paths),
            len(held),
            len(twice.intersection(paths)),
            len(labels),
            sum(bool(label.statements) for label in labels),
            grades.count(2),
            grades.count(1),
        )
        rows.append([split, *(f"{count:,}" for count in counts)])
    heads = ["", "Documents", "Labelled", "Twice", "Clauses", "With statements", "Grade 2", "Grade 1"]
    return markdown_table(heads, rows)


def _balance() -> str:
    rows = []
    for aspect, values in count_aspects().items():
        rows.append([f"**{aspect}**", *("" for _ in FROZEN)])
        rows += [[value, *(str(counts[split] or "") for split in FROZEN)] for value, counts in sorted(values.items())]
    return markdown_table(["", *FROZEN], rows)


def _overlap(labelled: Mapping[str, Sequence[Case]], pathway: Pathway) -> str:
    shared = {split: shared_words(held, pathway) for split, held in labelled.items()}
    shared[", ".join(FROZEN)] = [row for split in FROZEN for row in shared[split]]
    rows = []
    for name, found in ((name, spread(held)) for name, held in shared.items()):
        values = (found.lower, found.median, found.upper)
        rows.append([name, f"{found.clauses:,}", *("" if value is None else f"{value:.2f}" for value in values)])
    return markdown_table(["", "Clauses", "Lower quartile", "Median", "Upper quartile"], rows)


def _agreement(pathway: Pathway) -> str:
    try:
        pairs = list(read_pairs(GOLD, SECOND))
    except NothingInCommonError:
        return "No job description has been labelled twice yet."
    return agreement_table([tally(one, other, pathway) for one, other in pairs], len(pathway.statements))
