"""`python -m eval gate`: run again and hold it against the committed baseline. Exit code 1 when something fell."""

from argparse import ArgumentParser, Namespace

from eval.cases import load_cases
from eval.commands.command import Command
from eval.commands.options import add_pathway, add_results
from eval.gate import GateVerdict, baseline_name, judge_run
from eval.label_files import SPLITS
from eval.layout import signed
from eval.moves import told_moves
from eval.results import find_results, load_results
from eval.run import open_for_runs, run_gold


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--split", choices=SPLITS, action="append", help="which job descriptions (default: dev)")
    parser.add_argument("--baseline", help="the run to hold it against (default: baseline- and the split)")
    add_pathway(parser)
    add_results(parser)


def run(options: Namespace) -> int:
    """Run each split, say what moved, and whether anything protected has surely fallen."""
    tools = open_for_runs(options.pathway)
    passed = True
    for split in options.split or ["dev"]:
        baseline = load_results(find_results(options.baseline or baseline_name(split), options.results))
        verdict = judge_run(baseline, run_gold(load_cases(split), split, tools))
        print(f"{split}, against {baseline.name} of commit {baseline.commit[:12]}\n")
        print("\n\n".join(told_moves(verdict.comparison, tools.pathway)) + "\n")
        print(told(verdict))
        passed = passed and verdict.passed
    return 0 if passed else 1


def told(verdict: GateVerdict) -> str:
    """The verdict in words."""
    if verdict.passed:
        return "Passed: no protected measure has surely fallen."
    return f"Failed: {', '.join(f'{found.measure} ({signed(found.gain)})' for found in verdict.fallen)} fell."


COMMAND = Command("fail when a protected measure has surely fallen since the baseline", add_arguments, run)
