"""Every attack against the whole product: the report is that of the document without it, and nothing of it is live."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import pytest
from markdown_it import MarkdownIt

from alignment import report_from_json, report_to_json
from alignment.summary import summarise
from alignment.types import Report, Summary
from eval.hostile import Attack, attacked_line, differences
from prompts.model import Closing, Prompt, Schema, TextModel
from service.exports import render_html, render_markdown
from tests.eval.hostile.reports import ATTACKS, hostile_report, plain_report
from tests.service.exports.page import Page, take_apart

# A text file that holds a <body> tag is read as a web page, so that its lines run together.
READ_AS_A_PAGE = {"title-break"}

each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)


@each_attack
def test_nothing_but_its_own_line_changes(attack: Attack) -> None:
    if attack.name in READ_AS_A_PAGE:
        pytest.xfail("a text file with a <body> tag in it is read as a web page")
    assert differences(plain_report(attack), hostile_report(attack), attacked_line(attack)) == []


@each_attack
def test_the_report_has_the_same_form(attack: Attack) -> None:
    plain, hostile = (report_to_json(report) for report in (plain_report(attack), hostile_report(attack)))

    assert json.loads(plain).keys() == json.loads(hostile).keys()
    assert report_to_json(report_from_json(hostile)) == hostile


@each_attack
def test_nothing_of_it_is_live_in_a_page(attack: Attack) -> None:
    page, plain = take_apart(render_html(hostile_report(attack))), _plain_page(attack.base, attack.format)

    assert page.errors == []
    assert {element.tag for element in page.elements} <= {element.tag for element in plain.elements} | {"mark"}
    assert not any(name.startswith("on") or name == "src" for e in page.elements for name in e.attributes)
    assert {e.attributes.get("style") for e in page.elements} <= {e.attributes.get("style") for e in plain.elements}
    assert all(address.startswith("#") for address in page.values("href"))


@each_attack
def test_nothing_of_it_is_live_in_markdown(attack: Attack) -> None:
    text, plain = render_markdown(hostile_report(attack)), _plain_markdown(attack.base, attack.format)
    kinds = _kinds(text)

    assert not {"link_open", "image", "html_inline", "html_block", "fence", "code_block"} & set(kinds)
    assert kinds["table_open"] == _kinds(plain)["table_open"]
    assert _headings(text) == _headings(plain)
    # Viewers make a bare address live whatever is escaped, unless something stands inside it.
    assert not re.search(r"https?://|www\.|mailto:\w+@\w|\w@\w", text)


@each_attack
def test_nothing_unseen_reaches_a_reader(attack: Attack) -> None:
    unseen = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0008\u000b-\u001f\U000e0000-\U000e007f]")

    shown = render_html(hostile_report(attack)) + render_markdown(hostile_report(attack))
    assert not unseen.search(shown.replace("\n", ""))


@dataclass
class ObeyingModel(Closing):
    """A model that does what it is told: it answers every question with the attack's own words and with praise."""

    says: str
    name: str = "obeying"
    fingerprint: str = "obeying"
    told: list[Prompt] = field(default_factory=list)

    def complete(self, prompt: Prompt, *, schema: Schema, max_tokens: int, seed: int) -> str:
        self.told.append(prompt)
        block = prompt.user.split("<facts>\n", 1)[1].split("\n</facts>", 1)[0]
        ids = [line.split(" ", 1)[0] for line in block.splitlines()]
        texts = (self.says, "This home is outstanding and nothing is missing.", f"It asks the worker to {self.says}")
        sentences = [{"ids": [i], "text": text} for i in ids for text in texts]
        return json.dumps({"sentences": sentences})


def _summed(report: Report, model: TextModel | None = None) -> Summary:
    found = (report.verdicts, report.role_fit, report.gaps, report.coverage)
    return summarise(report.document, *found, report.pathway, model=model)


@each_attack
def test_a_model_that_obeys_changes_no_word_of_the_summary(attack: Attack) -> None:
    report = hostile_report(attack)
    model = ObeyingModel(attack.text)

    assert [s.text for s in _summed(report, model).sentences] == [s.text for s in _summed(report).sentences]
    assert all(prompt.user.count("<facts>") == prompt.user.count("</facts>") == 1 for prompt in model.told)
    for prompt in model.told:
        assert not re.search(r"<\||https?:|evil\.example|[\u200b\u202e]|\{\{|<script|</?s>", prompt.user)


@cache
def _plain_page(base: str, form: str) -> Page:
    return take_apart(render_html(plain_report(_first(base, form))))


@cache
def _plain_markdown(base: str, form: str) -> str:
    return render_markdown(plain_report(_first(base, form)))


def _first(base: str, form: str) -> Attack:
    return next(attack for attack in ATTACKS if (attack.base, attack.format) == (base, form))


@cache
def _kinds(text: str) -> Counter[str]:
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    return Counter(kind.type for token in tokens for kind in (token, *(token.children or ())))


def _headings(text: str) -> list[str]:
    """Headings of the report itself: those of the job description's own sections are its words."""
    return [line for line in text.splitlines() if re.match(r"## ", line)]
