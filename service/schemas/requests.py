"""What may be asked."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator

# The longest a person types; whole paragraphs fit.
LONG = 5_000
SHORT = 200
LONGEST_RETENTION = 36_500


def _storable(text: str) -> str:
    """Refuse what not every database can hold and no page can show."""
    if any(ord(character) < ord(" ") and character not in "\n\r\t" for character in text):
        raise ValueError("control characters are not taken")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("half of a character is not taken") from None
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_storable)]


class Options(BaseModel):
    """What may be asked beside the document itself."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    name: Text = Field("", max_length=500, description="What to call the document in the report.")
    category: str | None = Field(
        None, max_length=200, description="Role category to hold it against; worked out from the duties if left out."
    )
    summary: Literal["none", "extractive"] = Field("extractive", description="Whether the report opens with a summary.")

    pathway: str | None = Field(
        None, max_length=SHORT, description="Pathway version to hold it against; the server's own if left out."
    )
    retention: int | None = Field(
        None,
        ge=0,
        le=LONGEST_RETENTION,
        description="Days to keep the report, at most the server's own; 0 keeps nothing at all.",
    )

    @field_validator("category", "pathway", "retention", mode="before")
    @classmethod
    def _none_when_blank(cls, value: object) -> object:
        """A form sends the first choice of a list, and a field left empty, as an empty text."""
        return None if value == "" else value


class AlignmentRequest(Options):
    """A job description as JSON."""

    text: str = Field(description="The job description as plain text.")


class AlignmentForm(Options):
    """A job description as a form: a file or a text, not both."""

    file: bytes | None = Field(None, description="Word (.docx), PDF, web page, Markdown or plain text.")
    text: str | None = Field(None, description="The job description as plain text.")


class DecisionRequest(BaseModel):
    """What a person decides about a line, or about one statement on it."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    decision: Literal["accept", "adjust", "reject", "add", "not_applicable"] = Field(
        description="accept, adjust (with wording), reject, add (with a statement), or not_applicable."
    )
    by: Text = Field("", max_length=SHORT, description="Who decides, as they want to be named.")
    statement: Text | None = Field(
        None, max_length=SHORT, description="Id of a statement; left out, the decision is about the line as a whole."
    )
    wording: Text = Field("", max_length=LONG, description="The line's new wording, with adjust.")
    reason: Text = Field("", max_length=LONG, description="Why, in a few words.")


class SignOffRequest(BaseModel):
    """Somebody's word that the review is done."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    by: Text = Field(min_length=1, max_length=SHORT, description="Who signs, as they want to be named.")
    note: Text = Field("", max_length=LONG, description="Anything to be said beside it.")
