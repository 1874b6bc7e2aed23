"""Which files are written, from which source."""

from dataclasses import dataclass
from pathlib import Path

from examples.build.pdf import write_pdf
from examples.build.source import read_page
from examples.build.word import write_word

ROOT = Path(__file__).parent.parent.parent
# A folder of finished files, and the folder of their sources; a source is named for the file it becomes.
_FOLDERS = {
    ROOT / "examples": ROOT / "examples" / "build" / "sources",
    ROOT / "eval" / "gold" / "train": ROOT / "eval" / "gold" / "train" / "sources",
    ROOT / "eval" / "gold" / "test": ROOT / "eval" / "gold" / "test" / "sources",
    ROOT / "eval" / "gold" / "dev": ROOT / "eval" / "gold" / "dev" / "sources",
}
_WRITERS = {".docx": write_word, ".pdf": write_pdf}


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write and the source it comes from."""

    path: Path
    source: Path


def all_targets() -> list[Target]:
    """Every file the build writes, by folder and then by name. `a.docx.txt` becomes `a.docx`."""
    return [
        Target(home / source.stem, source)
        for home, folder in _FOLDERS.items()
        for source in sorted(folder.glob("*.txt"))
    ]


def build(target: Target) -> bytes:
    """The bytes of one file."""
    return _WRITERS[target.path.suffix](read_page(target.source.read_text(encoding="utf-8")))
