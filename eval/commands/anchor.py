"""`python -m eval anchor`: write the place of each label, and check every label file."""

from argparse import ArgumentParser, Namespace

from alignment.documents import read_document
from eval.anchoring import Finding, anchor_rows, check_labels, labelled_for
from eval.commands.command import Command
from eval.label_files import SECOND, SPLITS, LabelFile, label_files, read_rows, write_rows


def add_arguments(parser: ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--check", action="store_true", help="check only and write nothing")
    parser.add_argument("--split", choices=[*SPLITS, SECOND], help="this folder only")


def run(options: Namespace) -> int:
    """Anchor and check; 1 when something has to be mended by hand."""
    folders = [options.split] if options.split else [*SPLITS, SECOND]
    files = [file for folder in folders for file in label_files(folder)]
    if not options.check:
        print(f"{sum(map(anchor_file, files))} of {len(files)} label files have new places")
    pathway = labelled_for()
    findings = [finding for file in files for finding in check_labels(file, pathway)]
    return show_findings(findings, len(files))


def anchor_file(file: LabelFile) -> bool:
    """Write the places of one file's rows; tells whether the file has changed."""
    text = read_document(file.document.read_bytes(), name=file.document.name).text
    before = file.rows.read_bytes()
    write_rows(file.rows, anchor_rows(read_rows(file.rows), text))
    return file.rows.read_bytes() != before


def show_findings(findings: list[Finding], files: int) -> int:
    """Print what was found; 1 when anything is serious."""
    for finding in findings:
        print(finding)
    serious = sum(finding.serious for finding in findings)
    print(f"{files} label files checked: {serious} mistakes, {len(findings) - serious} notes")
    return 1 if serious else 0


COMMAND = Command("write the place of each label, and check every label file", add_arguments, run)
