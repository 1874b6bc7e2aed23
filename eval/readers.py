"""Two readers' labels of the same job descriptions, side by side, and the table of how far they agree."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from alignment import FingerpostError
from eval.agreement import MEASURES, Tally, estimate_agreement
from eval.cases import Case, load_case
from eval.label_files import SECOND, SPLITS, find_label_file, label_files

# The first reader: the labels in the splits.
GOLD = "gold"


class NothingInCommonError(FingerpostError):
    """The two readers labelled no job description in common."""


def read_pairs(first: str, second: str) -> Iterator[tuple[Case, Case]]:
    """Both readers' labels of each job description that both labelled, by name.

    Raises:
        NothingInCommonError: there is none.
    """
    one, other = label_bases(first), label_bases(second)
    common = sorted(one.keys() & other.keys())
    if not common:
        raise NothingInCommonError(
            f"No job description has labels both in {first} and in {second}.",
            f"A second reader writes them with: python -m eval label NAME --{SECOND}",
        )
    for name in common:
        document = find_label_file(name).document
        yield load_case(document, one[name]), load_case(document, other[name])


def label_bases(where: str) -> dict[str, Path]:
    """The paths of label files without their endings, by job description."""
    if where in (GOLD, SECOND, *SPLITS):
        folders = SPLITS if where == GOLD else (where,)
        return {file.document.stem: file.base for folder in folders for file in label_files(folder)}
    ending = ".labels.jsonl"
    return {
        path.name.removesuffix(ending): path.with_name(path.name.removesuffix(ending))
        for path in sorted(Path(where).glob(f"*{ending}"))
    }


def agreement_table(tallies: Sequence[Tally], statements: int) -> str:
    """The pooled measures with their intervals, as a Markdown table, and what they are over."""
    units, alone = sum(one.units for one in tallies), sum(one.alone for one in tallies)
    lines = [
        f"{len(tallies)} job descriptions labelled twice, {units:,} lines in common; {alone} rows of one reader "
        f"have no counterpart. Statement grades are compared over {units:,} lines × {statements} statements.",
        "",
        "| Measure | Agreement | 95 % interval |",
        "|---|---|---|",
    ]
    for measure in MEASURES:
        found = estimate_agreement(measure, tallies)
        value = "no evidence" if found.value is None else f"{found.value:.3f}"
        interval = "" if found.low is None or found.high is None else f"{found.low:.3f} to {found.high:.3f}"
        lines.append(f"| {measure.name} | {value} | {interval} |")
    return "\n".join(lines)
