import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.measures import MEASURES
from eval.report import render_report
from tests.alignment.align_cases import hashing_tools
from tests.eval.made_records import case_record, clause_record, label_record, made_results, named, random_records

HOSTILE = '<script>alert("x")</script> & more'
RECORDS = named(
    [
        case_record(
            clauses=[clause_record(("eat", 0.9, 0), text=HOSTILE, top=("eat", 0.9, 0), chance=0.9)],
            labels=[label_record({"wash": 2}, found=["eat"], quote=HOSTILE)],
            traits={"format": "pdf", "category": "care_or_support_worker"},
        )
    ]
    * 3
)


@pytest.fixture(scope="module")
def page() -> str:
    return render_report(made_results(RECORDS), hashing_tools().pathway)


def test_the_page_needs_no_other_file(page: str) -> None:
    assert re.findall(r"""(?:src|href)=|url\(|@import|<script""", page) == []


def test_every_picture_has_words_for_those_who_cannot_see_it(page: str) -> None:
    pictures = re.findall(r"<svg[^>]*>", page)
    assert len(pictures) > 3
    for picture in pictures:
        assert re.search(r'role="img" aria-label="\w[^"]{20,}"|aria-hidden="true"', picture), picture


def test_every_picture_is_sound(page: str) -> None:
    for picture in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        ET.fromstring(picture)


def test_words_of_a_job_description_stay_words(page: str) -> None:
    assert "<script>" not in page
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; more" in page


def test_every_measure_and_part_is_there(page: str) -> None:
    for measure in MEASURES:
        assert f'<th scope="row">{measure.name}' in page
    for caption in ("By category", "By format", "By kind", "By statement kind"):
        assert f"<caption>{caption}</caption>" in page
    assert "Care or support worker" in page
    assert "By setting" not in page


def test_both_texts_of_a_worst_line_are_there() -> None:
    statement = hashing_tools().pathway.statements[0]
    record = case_record(clauses=[clause_record((statement.id, 0.8, 0), text="Mealtimes")], labels=[label_record()])
    page = render_report(made_results([record]), hashing_tools().pathway)
    assert "Mealtimes" in page
    assert statement.text.replace("'", "&#39;") in page


def test_the_same_run_is_the_same_page(page: str) -> None:
    assert render_report(made_results(RECORDS), hashing_tools().pathway) == page


@given(st.integers(0))
@settings(max_examples=2, deadline=None)
def test_any_run_can_be_shown(seed: int) -> None:
    assert "<h1>" in render_report(made_results(random_records(seed)), hashing_tools().pathway)
