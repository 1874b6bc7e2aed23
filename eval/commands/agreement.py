"""`python -m eval agreement`: how far two readers agree who labelled the same job descriptions."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from eval.agreement import MEASURES, Tally, Unit, align_labels, flags_of, grades_of, kind_of, tally
from eval.anchoring import labelled_for
from eval.cases import Case, Label
from eval.commands.command import Command
from eval.label_files import SECOND
from eval.readers import GOLD, agreement_table, read_pairs

# Shown for each job description, where an interval would say little.
EACH = ("statement kappa, quadratic", "statement positive agreement", "kind kappa", "clause boundary F1")


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    says = "`gold` (the labels in the splits), `second`, or a folder with label files"
    parser.add_argument("first", nargs="?", default=GOLD, metavar="FIRST", help=f"{says}; gold if left out")
    parser.add_argument("second", nargs="?", default=SECOND, metavar="SECOND", help="likewise; second if left out")
    parser.add_argument("--each", action="store_true", help="a row for each job description too")
    parser.add_argument("--list", action="store_true", help="every line the two differ on, to be settled")


def run(options: Namespace) -> int:
    """Print how far the two agree."""
    pathway = labelled_for()
    pairs = list(read_pairs(options.first, options.second))
    tallies = [tally(one, other, pathway) for one, other in pairs]
    print(agreement_table(tallies, len(pathway.statements)))
    if options.each:
        show_each(tallies)
    for one, other in pairs if options.list else ():
        show_differences(one, other)
    return 0


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
