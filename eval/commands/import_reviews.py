"""`python -m eval import-reviews`: reviewers' decisions on a report, as candidate labels."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from alignment import report_from_json
from eval import cases
from eval.commands.command import Command
from eval.label_files import write_rows
from eval.reviews import ReviewError, candidate_rows, read_decisions


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("report", type=Path, metavar="REPORT.json", help="written with --format json")
    parser.add_argument("decisions", type=Path, metavar="DECISIONS.json", help="docs/eval.md describes them")
    parser.add_argument("--output", type=Path, required=True, help="the file of candidates, outside eval/gold")


def run(options: Namespace) -> int:
    """Write the candidates and say how many there are."""
    refuse_gold(options.output)
    report = report_from_json(_read(options.report))
    rows = candidate_rows(report, read_decisions(_read(options.decisions)))
    write_rows(options.output, rows)
    open_ones = sum(bool(row["candidate"]["undecided"]) for row in rows)
    print(f"{len(rows)} of {len(report.verdicts)} lines were decided on, {open_ones} of them not fully")
    print(f"{options.output} holds candidates: read each against eval/gold/GUIDE.md before it becomes a label")
    return 0


def refuse_gold(output: Path) -> None:
    """Raise `ReviewError` where candidates would lie among labels."""
    if output.resolve().is_relative_to(cases.GOLD.resolve()):
        raise ReviewError(f"{output} lies among the labels.", "Write candidates somewhere else.")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ReviewError(f"{path} could not be read: {error}.", "Give two JSON files.") from error


COMMAND = Command("reviewers' decisions on a report, as candidate labels", add_arguments, run)
