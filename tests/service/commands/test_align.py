"""`fingerpost align`, with every option."""

import json
from pathlib import Path

import pytest

from alignment import Tools, report_from_json

from ..conftest import ADVERT, EXAMPLES, Run


def test_one_document_becomes_a_page_beside_you(run_align: Run, advert: Path) -> None:
    result = run_align(advert)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "advert.txt: This job description" in result.stderr
    assert result.stderr.endswith("The report is in advert-report.html\n")
    assert "<html" in Path("advert-report.html").read_text(encoding="utf-8")


def test_json_goes_to_standard_output_and_nothing_else_does(run_align: Run, advert: Path) -> None:
    result = run_align(advert, "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == ""
    report = report_from_json(result.stdout)
    assert report.document.name == "advert.txt"
    assert report.summary.sentences
    assert list(Path().iterdir()) == [advert]


def test_markdown_goes_to_standard_output(run_align: Run, advert: Path) -> None:
    result = run_align(advert, "--format", "md")
    assert result.exit_code == 0
    assert result.stdout.startswith("# ")


def test_the_same_document_gives_the_same_bytes(run_align: Run, advert: Path) -> None:
    assert run_align(advert, "--format", "json").stdout == run_align(advert, "--format", "json").stdout


def test_the_outputs_name_decides_the_format(run_align: Run, advert: Path) -> None:
    assert run_align(advert, "--output", "new/folder/a.JSON").exit_code == 0
    assert json.loads(Path("new/folder/a.JSON").read_text(encoding="utf-8"))["schema_version"]
    assert run_align(advert, "--output", "a.json", "--format", "md").exit_code == 0
    assert Path("a.json").read_text(encoding="utf-8").startswith("# ")


def test_a_page_can_go_to_standard_output(run_align: Run, advert: Path) -> None:
    result = run_align(advert, "--output", "-")
    assert "<html" in result.stdout
    assert list(Path().iterdir()) == [advert]


def test_standard_input_is_read(run_align: Run) -> None:
    result = run_align("-", "--format", "json", stdin=ADVERT)
    assert json.loads(result.stdout)["document"]["name"] == "standard input"


def test_a_file_on_standard_input_is_told_by_its_bytes(run_align: Run) -> None:
    data = (EXAMPLES / "senior-carer-care-home.docx").read_bytes()
    result = run_align("-", "--format", "json", stdin=data)
    assert json.loads(result.stdout)["document"]["format"] == "docx"


def test_standard_input_is_read_only_once(run_align: Run) -> None:
    result = run_align("-", "-", stdin=ADVERT)
    assert result.exit_code == 2
    assert "only once" in result.stderr


def test_nothing_on_standard_input_is_an_empty_document(run_align: Run) -> None:
    result = run_align("-", stdin="")
    assert result.exit_code == 11
    assert result.stderr.startswith("standard input: ")


def test_one_bad_file_does_not_stop_the_others_and_gives_the_exit_code(run_align: Run, advert: Path) -> None:
    Path("empty.txt").touch()
    Path("later.txt").write_text(ADVERT, encoding="utf-8")
    result = run_align(advert, "missing.docx", "empty.txt", "later.txt", "--output", "out")
    assert result.exit_code == 10
    assert "missing.docx: There is no such file.\n" in result.stderr
    assert "empty.txt: " in result.stderr
    assert result.stderr.endswith("2 of 4 job descriptions were read.\n")
    assert sorted(path.name for path in Path("out").iterdir()) == ["advert-report.html", "later-report.html"]


def test_a_category_may_be_given(run_align: Run, advert: Path) -> None:
    result = run_align(advert, "--format", "json", "--category", "registered_manager")
    fit = json.loads(result.stdout)["role_fit"]
    assert (fit["chosen"], fit["given"]) == ("registered_manager", True)


def test_an_unknown_category_is_told_once_with_all_there_are(run_align: Run, advert: Path, tools: Tools) -> None:
    result = run_align(advert, advert, "--category", "nurse")
    assert result.exit_code == 33
    assert result.stderr.count("no role category 'nurse'") == 1
    assert all(category.id in result.stderr for category in tools.pathway.role_categories)
    assert list(Path().iterdir()) == [advert]


def test_a_report_without_a_summary_has_none(run_align: Run, advert: Path) -> None:
    result = run_align(advert, "--format", "json", "--summary", "none")
    assert json.loads(result.stdout)["summary"]["sentences"] == []


@pytest.mark.parametrize("text_model", ["", "local:smollm2-135m"])
def test_a_missing_language_model_is_told_before_anything_is_read(
    run_align: Run, advert: Path, text_model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("weights.store.default_cache", lambda: Path("nothing-here").resolve())
    monkeypatch.setenv("FINGERPOST_TEXT_MODEL", text_model)
    result = run_align(advert, "--summary", "model")
    assert result.exit_code == 41
    assert "is not on this machine.\nRun: fingerpost models fetch " in result.stderr
    assert list(Path().iterdir()) == [advert]


def test_a_language_model_nobody_knows_is_told(run_align: Run, advert: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_TEXT_MODEL", "oracle")
    result = run_align(advert, "--summary", "model")
    assert result.exit_code == 43
    assert "'oracle' does not name a text model." in result.stderr


def test_a_missing_encoder_is_told(run_align: Run, advert: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_ENCODER", "all-minilm-l6-v2")
    result = run_align(advert)
    assert result.exit_code == 41
    assert result.stderr.endswith("Run: fingerpost models fetch all-minilm-l6-v2\n")


def test_an_unknown_pathway_is_told(run_align: Run, advert: Path) -> None:
    result = run_align(advert, "--pathway", "1999-01")
    assert result.exit_code == 31
    assert "Bundled versions: 2025-04, 2026." in result.stderr


def test_a_wrong_setting_is_told(run_align: Run, advert: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINGERPOST_PORT", "many")
    result = run_align(advert)
    assert result.exit_code == 60
    assert "Traceback" not in result.output


def test_a_place_that_cannot_be_written_is_told_and_the_others_are_done(run_align: Run, advert: Path) -> None:
    Path("advert-report.html").mkdir()
    Path("later.txt").write_text(ADVERT, encoding="utf-8")
    result = run_align(advert, "later.txt")
    assert result.exit_code == 61
    assert "advert.txt: The report cannot be written to advert-report.html: Is a directory.\n" in result.stderr
    assert Path("later-report.html").is_file()


def test_a_report_on_top_of_its_job_description_is_refused(run_align: Run, advert: Path) -> None:
    assert run_align(advert, "--output", advert).exit_code == 61
    assert advert.read_text(encoding="utf-8") == ADVERT


def test_what_was_left_out_and_personal_data_are_pointed_out(run_align: Run) -> None:
    result = run_align(EXAMPLES / "care-assistant-council.docx")
    assert "Note: The document seems to hold personal data" in result.stderr
    assert "Not read: 2 parts of the document; the report lists them." in result.stderr


def test_a_name_in_another_encoding_is_no_fault(run_align: Run) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    Path(name).write_text(ADVERT, encoding="utf-8")
    result = run_align(name, "--format", "json")
    assert result.exit_code == 0
    assert run_align(name).exit_code == 0
