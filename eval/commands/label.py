"""`python -m eval label NAME`: label a job description clause by clause, by reading it."""

from argparse import ArgumentParser, Namespace

from rich.console import Console

from alignment.documents import read_document
from eval.anchoring import check_labels, labelled_for
from eval.commands.command import Command
from eval.label_files import SECOND, find_label_file, read_rows
from eval.label_talk import StopLabellingError, border_lines, label_document
from eval.labelling import Labelling


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("name", metavar="NAME", help="a document without its ending; `splits --names` lists them")
    parser.add_argument("--print", action="store_true", help="print the text and the proposed clauses only")
    parser.add_argument(f"--{SECOND}", action="store_true", help="label as the second reader, into eval/gold/second")


def run(options: Namespace) -> int:
    """Label from where it was left, or print the text."""
    file = find_label_file(options.name, second=options.second)
    document = read_document(file.document.read_bytes(), name=file.document.name)
    if options.print:
        print(*border_lines(document), sep="\n")
        return 0
    rows = read_rows(file.rows) if file.rows.exists() else []
    console = Console(highlight=False, markup=False)
    try:
        label_document(file, Labelling(document, rows), labelled_for(), console, console.input)
    except (StopLabellingError, EOFError, KeyboardInterrupt):
        console.print(f"\nSaved in {file.rows}. The same command goes on from here.")
        return 0
    findings = list(check_labels(file, labelled_for()))
    print(*findings, f"{file.rows} and {file.role} are complete." if not findings else "", sep="\n")
    return 1 if any(finding.serious for finding in findings) else 0


COMMAND = Command("label a job description clause by clause", add_arguments, run)
