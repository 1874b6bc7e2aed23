"""`python -m eval agreement`: how far two readers agree who labelled the same job descriptions."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from alignment import FingerpostError
from eval import cases
from eval.agreement import (
    MEASURES,
    Tally,
    Unit,
    align_labels,
    estimate_agreement,
    flags_of,
    grades_of,
    kind_of,
    tally,
)
from eval.anchoring import labelled_for
from eval.blocks import fill_block
from eval.cases import Case, Label, load_case
from eval.commands.command import Command
from eval.label_files import SECOND, SPLITS, find_label_file, label_files

GOLD = "gold"
# Shown for each job description, where an interval would say little.
EACH = ("statement kappa, quadratic", "statement positive agreement", "kind kappa", "clause boundary F1")


class NothingInCommonError(FingerpostError):
    """The two readers labelled no job description in common."""


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    says = "`gold` (the labels in the splits), `second`, or a folder with label files"
    parser.add_argument("first", nargs="?", default=GOLD, metavar="FIRST", help=f"{says}; gold if left out")
    parser.add_argument("second", nargs="?", default=SECOND, metavar="SECOND", help="likewise; second if left out")
    parser.add_argument("--each", action="store_true", help="a row for each job description too")
    parser.add_argument("--list", action="store_true", help="every line the two differ on, to be settled")
    parser.add_argument("--write", action="store_true", help="write the table into eval/gold/DATASHEET.md")


def run(options: Namespace) -> int:
    """Print how far the two agree."""
    pathway = labelled_for()
    pairs = list(read_pairs(options.first, options.second))
    tallies = [tally(one, other, pathway) for one, other in pairs]
    table = agreement_table(tallies, len(pathway.statements))
    print(table)
    if options.each:
        show_each(tallies)
    for one, other in pairs if options.list else ():
        show_differences(one, other)
    if options.write:
        page = cases.GOLD / "DATASHEET.md"
        page.write_text(fill_block(page.read_text(encoding="utf-8"), "agreement", table), encoding="utf-8")
    return 0


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


def show_each(tallies: Sequence[Tally]) -> None:
    """A row for each job description."""
    measures = [measure for measure in MEASURES if measure.name in EACH]
    print(f"\n{'':<36}{'lines':>7}" + "".join(f"{measure.name:>31}" for measure in measures))
    for one in tallies:
        values = [measure.value(one.tables[measure.table]) for measure in measures]
        cells = "".join(f"{'-' if value is None else f'{value:.3f}':>31}" for value in values)
        print(f"{one.name:<36}{one.units:>7}{cells}")


def show_differences(one: Case, other: Case) -> None:
    """Each line the two readers differ on: what both say of it, and where it stands."""
    print(f"\n{one.name}")
    answers = [f"{case.category or case.outcome.value} ({', '.join(case.acceptable) or '-'})" for case in (one, other)]
    if answers[0] != answers[1]:
        print(f"  role\n    1: {answers[0]}\n    2: {answers[1]}")
    for unit in align_labels(one.labels, other.labels):
        if _says(unit.first) != _says(unit.second):
            _show_unit(unit)


def _show_unit(unit: Unit) -> None:
    print(f"  at {unit.first[0].start}: {' '.join(unit.first[0].quote.split())}")
    for number, labels in ((1, unit.first), (2, unit.second)):
        print(f"    {number}: {_says(labels)}")


def _says(labels: Sequence[Label]) -> str:
    flags = "".join(f" {flag.value}" for flag in sorted(flags_of(labels)))
    grades = ", ".join(f"{name} {grade}" for name, grade in sorted(grades_of(labels).items()))
    return f"{kind_of(labels).value}{flags}: {grades or 'none'}"


COMMAND = Command("how far two readers agree on the same job descriptions", add_arguments, run)
