"""Which suites a folder holds."""

from pathlib import Path

from eval.external import esco, onet
from eval.external.suite import ExternalError, Suite


def read_folder(folder: Path) -> tuple[Suite, ...]:
    """Every suite in a folder, O*NET's first.

    Raises:
        ExternalError: there is no such folder, no suite in it, or one with something missing or odd.
    """
    if not folder.is_dir():
        raise ExternalError(f"There is no folder {folder}.", "docs/eval.md says how to get the suites.")
    suites = []
    if (folder / onet.LABELS).is_file():
        suites.append(onet.read_onet(folder))
    if any(folder.glob(esco.ANNOTATIONS)) or (folder / esco.LABELS).is_file():
        suites.extend(esco.read_esco(folder))
    if not suites:
        raise ExternalError(
            f"{folder} holds no suite: neither {', '.join(onet.FILES)} (O*NET) nor {esco.LABELS} and "
            f"{esco.ANNOTATIONS} (ESCO).",
            "docs/eval.md says how to get them.",
        )
    return tuple(suites)
