"""`python -m eval COMMAND`: is it any good, and how sure are we. `eval/commands/` has the commands."""

import argparse
import sys

from alignment import FingerpostError
from eval.commands import COMMANDS


def main(arguments: list[str] | None = None) -> int:
    """Run the command named on the command line and give its exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.says, description=command.says))
    options = parser.parse_args(arguments)
    try:
        return COMMANDS[options.command].run(options)
    except FingerpostError as error:
        print(f"{error.problem}\n{error.cure}".strip(), file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
