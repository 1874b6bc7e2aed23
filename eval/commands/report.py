"""`python -m eval report RUN`: a saved run as one HTML page with pictures."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from alignment import load_pathway
from eval.commands.command import Command
from eval.commands.options import add_pathway, add_results
from eval.report import render_report
from eval.results import find_results, load_results


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("run", help="a saved run: its name, or the path of its file")
    parser.add_argument("--output", type=Path, help="the file to write (default: reports/ and the run's name)")
    add_pathway(parser, default="the run's")
    add_results(parser)


def run(options: Namespace) -> int:
    """Write the page and say where."""
    results = load_results(find_results(options.run, options.results))
    output: Path = options.output or Path("reports") / f"{results.name}.html"
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(render_report(results, load_pathway(options.pathway or results.pathway)), encoding="utf-8")
    print(f"The page is in {output}")
    return 0


COMMAND = Command("write a saved run as one page with pictures", add_arguments, run)
