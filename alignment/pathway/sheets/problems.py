"""What is wrong with a file of sheets, each with its sheet, row and column, told all at once."""

from dataclasses import dataclass, field

from alignment.errors import InvalidPathwayError
from alignment.pathway.content_files import MAX_PROBLEMS

_CURE = "Mend it in the spreadsheet and try again. docs/pathway.md says what each sheet holds."


@dataclass(slots=True)
class Problems:
    """Collects problems, so that a person can mend them in one go."""

    texts: list[str] = field(default_factory=list)

    def add(self, place: str, text: str) -> None:
        """Note a problem. `place` is such as `Statements, row 12, column D (Theme)`."""
        self.texts.append(f"{place}: {text}")

    def refuse(self) -> None:
        """Stop here if anything was noted.

        Raises:
            InvalidPathwayError: With every problem, up to a screenful.
        """
        if self.texts:
            raise self.refusal()

    def refusal(self) -> InvalidPathwayError:
        """The error that tells every problem."""
        more = len(self.texts) - MAX_PROBLEMS
        shown = [*self.texts[:MAX_PROBLEMS], *([f"… and {more} more."] if more > 0 else [])]
        return InvalidPathwayError("\n".join(shown), _CURE)
