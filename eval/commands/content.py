"""`python -m eval content OLD NEW`: what a change of the content does to labels and to what is found."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alignment import load_pathway, open_tools
from alignment.pathway.comparing import PathwayDiff, compare_pathways
from alignment.pathway.comparing.effects import LabelEffect
from alignment.types import Pathway
from eval.anchoring import labelled_for
from eval.cases import load_cases
from eval.commands.command import Command
from eval.commands.gate import told
from eval.content import VersionRun, compare_versions, labels_to_look_at, run_version
from eval.label_files import SPLITS
from eval.moves import told_moves
from eval.run import open_for_runs


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    for name in ("old", "new"):
        parser.add_argument(name, help="a version of the framework or its folder")
    parser.add_argument("--split", choices=SPLITS, default="dev", help="which job descriptions (default: dev)")


def run(options: Namespace) -> int:
    """Say what changed, which labels to look at again and what moved; 1 when a protected measure surely fell."""
    before = open_for_runs(options.old)
    diff = compare_pathways(before.pathway, load_pathway(options.new), encoder=before.index.encoder)
    print(f"{told_diff(diff)}\n")
    if not diff.changes_content:
        print("Nothing that decides a result differs, so nothing was run.")
        return 0
    print("\n".join(told_labels(labels_to_look_at(diff, options.split))) + "\n")
    cases, labelled = load_cases(options.split), labelled_for()
    after = open_tools(diff.new, encoder=before.index.encoder)
    old, new = (run_version(cases, options.split, tools, labelled) for tools in (before, after))
    print("\n".join([*told_set_aside(new, diff.new), *told_roles(new)]) + "\n")
    verdict = compare_versions(old, new)
    print("\n\n".join(told_moves(verdict.comparison, with_gone(diff))) + "\n")
    print(told(verdict))
    return 0 if verdict.passed else 1


def told_diff(diff: PathwayDiff) -> str:
    """What changed, in one line."""
    reworded = sum(change.rewording is not None for change in diff.changed)
    parts = (
        f"{len(diff.added)} statements new, {len(diff.removed)} gone, {len(diff.replaced)} with others in their place, "
        f"{reworded} reworded, {len(diff.changed) - reworded} changed otherwise",
        f"{len(diff.categories_added)} role categories new, {len(diff.categories_removed)} gone, "
        f"{len(diff.categories_changed)} changed",
    )
    return f"{diff.old.version} to {diff.new.version}: {'; '.join(parts)}."


def told_labels(effects: Sequence[LabelEffect]) -> Iterator[str]:
    """Labels that may no longer be right, by statement."""
    names = dict.fromkeys(effect.statement_id for effect in effects)
    yield f"Labels to look at again: {len(effects)}, on {len(names)} statements."
    for name in names:
        own = [effect for effect in effects if effect.statement_id == name]
        yield f"  {name}: {_fate(own[0])}"
        yield from (f"    {effect.file}:{effect.line} “{effect.quote}”" for effect in own)


def _fate(effect: LabelEffect) -> str:
    by = f" by {', '.join(effect.instead)}" if effect.instead else ""
    shift = "" if effect.shift is None else f", {effect.shift.value.replace('_', ' ')}"
    return f"{effect.touch.value}{by}{shift}"


def told_set_aside(found: VersionRun, pathway: Pathway) -> Iterator[str]:
    """Lines matched with statements that nobody could give, with both texts."""
    texts = {statement.id: statement.text for statement in pathway.statements}
    yield f"Matches with statements newer than the labels, set aside: {len(found.set_aside)}."
    for line in found.set_aside:
        yield f"  {line.case}: “{line.text}”\n      {texts[line.statement]} ({line.statement})"


def told_roles(found: VersionRun) -> Iterator[str]:
    """Job descriptions that now have a role category nobody could give."""
    for name, category in found.newer_roles:
        yield f"  {name} now has the role category {category}, newer than the labels: set aside."


def with_gone(diff: PathwayDiff) -> Pathway:
    """The newer version with the statements it no longer has, so that both versions' words can be shown."""
    now = {statement.id for statement in diff.new.statements}
    gone = (statement for statement in diff.old.statements if statement.id not in now)
    return replace(diff.new, statements=(*diff.new.statements, *gone))


COMMAND = Command("what a change of the content does to labels and results, with a gate", add_arguments, run)
