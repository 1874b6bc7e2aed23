"""Training documents as labelled cases, read by the product as any upload is, so that the fits can learn from them too.

They were written to be learnt from, so nothing is measured on them: they stand beside the train split in the fits of
kinds and of the second stage.
"""

from collections.abc import Iterator, Sequence

from alignment.documents import read_document
from alignment.types import Document, Outcome
from eval.cases import Case, Label
from eval.training_documents import TrainingDocument, bullet_text, load_documents

# What the names of training cases begin with.
PREFIX = "training/"


def training_cases(documents: Sequence[TrainingDocument] | None = None) -> tuple[Case, ...]:
    """Every training document as a case, named `training/<name>`."""
    return tuple(training_case(document) for document in (load_documents() if documents is None else documents))


def training_case(written: TrainingDocument) -> Case:
    """One training document laid out as a page and read again. A line the reader changed has no label."""
    outside = written.role == Outcome.OUT_OF_SCOPE
    document = read_document(layout(written).encode(), name=f"{written.name}.md")
    return Case(
        name=f"{PREFIX}{written.name}",
        document=document,
        labels=tuple(_labels(written, document)),
        outcome=Outcome.OUT_OF_SCOPE if outside else Outcome.ONE,
        category=None if outside else written.role,
        acceptable=(),
        traits={"setting": written.setting, "style": written.style},
    )


def layout(written: TrainingDocument) -> str:
    """The document in Markdown: a heading or a bullet for each of its bullets."""
    return "\n\n".join(f"{'##' if bullet[0].is_heading else '-'} {bullet_text(bullet)}" for bullet in written.bullets)


def _labels(written: TrainingDocument, document: Document) -> Iterator[Label]:
    position = 0
    for line in written.lines:
        start = document.text.find(line.text, position)
        if start < 0:
            continue
        position = start + len(line.text)
        yield Label(start, position, line.text, line.kind, line.flags, line.grades)
