import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.phrases import MAX_GAPS, PhraseError, check_phrase, find_phrase, find_phrases


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("lead shifts", "You will LEAD  shifts at night", "LEAD  shifts"),
        ("lead* shift*", "Experience of leading shifts", "leading shifts"),
        ("lead shifts", "Team leader, shifts vary", None),
        ("lead", "the leader leads a misleading life", None),
        ("absence of … manager", "in the absence of the registered manager", "absence of the registered manager"),
        ("absence of ... manager", "in the absence of manager", "absence of manager"),
        (
            "absence of … manager",
            "absence of one two three four five manager",
            "absence of one two three four five manager",
        ),
        ("absence of … manager", "absence of one two three four five six manager", None),
        ("absence of … manager", "note any absence of staff. The manager decides", None),
        ("absence of … manager", "note any absence; the manager decides", None),
        ("lead*|run* … shift*", "running the late shift", "running the late shift"),
        ("on-call", "on call, every third week", "on call"),
        ("on-call", "share the on-call rota", "on-call"),
        ("on-call", "the oncall phone", "oncall"),
        ("line-manag* staff", "line managing staff", "line managing staff"),
        ("health and safety", "Health & Safety at work", "Health & Safety"),
        ("health & safety", "health and safety at work", "health and safety"),
        ("employer's home", "in your employer’s home", "employer’s home"),
        ("manager*", "the manager’s office", "manager’s"),
        ("manager", "the manager’s office", "manager"),
        ("rota", "rota/roster", "rota"),
        ("level 5", "the Level 5 Diploma", "Level 5"),
        ("NMC pin", "An NMC (PIN) is needed", "NMC (PIN"),
        ("give medicines", "give,\n medicines", "give,\n medicines"),
        ("café", "a CAFÉ visit", "CAFÉ"),
        ("tasks … nurse", "tasks, e.g. injections, of a nurse", "tasks, e.g. injections, of a nurse"),
    ],
)
def test_a_phrase_finds_what_it_says_and_no_more(phrase: str, text: str, words: str | None) -> None:
    hit = find_phrase([phrase], text)
    assert (hit.words if hit else None) == words
    if hit:
        assert text[hit.start : hit.end] == hit.words
        assert hit.phrase == phrase


def test_the_first_hit_in_the_text_wins_over_the_first_phrase_in_the_list() -> None:
    hit = find_phrase(["manager", "carer"], "a carer and a manager")
    assert hit is not None
    assert hit.phrase == "carer"


def test_at_one_position_the_first_phrase_in_the_list_wins() -> None:
    hit = find_phrase(["team leader", "team"], "team leader")
    assert hit is not None
    assert hit.words == "team leader"


def test_no_phrases_find_nothing() -> None:
    assert find_phrase([], "anything") is None
    assert find_phrases([], "anything") == ()


def test_every_hit_is_found_in_order() -> None:
    hits = find_phrases(["rota", "shift*"], "shifts, rota and shift")
    assert [hit.words for hit in hits] == ["shifts", "rota", "shift"]


def test_a_hit_inside_a_spoiler_is_passed_over_and_a_later_one_found() -> None:
    text = "Reports to the registered manager. You are the registered manager."
    hit = find_phrase(["registered manager"], text, without=["reports to … registered manager"])
    assert hit is not None
    assert hit.start > 35


def test_a_hit_that_only_exists_inside_a_spoiler_is_no_hit() -> None:
    assert find_phrase(["manager"], "Reports to the manager", without=["reports to … manager"]) is None


def test_the_longer_of_two_spoilers_at_one_place_counts() -> None:
    spoilers = ["attend … supervision", "attend … supervision and appraisals"]
    assert find_phrase(["appraisals"], "Attend supervision and appraisals", without=spoilers) is None


def test_only_a_hit_that_reaches_past_borrowed_words_counts() -> None:
    text = "Supervision of staff: including care assistants"
    assert find_phrase(["staff"], text, reaching=20) is None
    hit = find_phrase(["staff … assistants", "staff"], text, reaching=20)
    assert hit is not None
    assert hit.end == len(text)


@pytest.mark.parametrize(
    "phrase",
    ["", "   ", "… manager", "manager …", "a … b … c … d … e", "wo*rd", "*", "a|", "(a)", "a.b", "x" * 201],
)
def test_a_phrase_outside_the_language_is_refused_with_its_words(phrase: str) -> None:
    with pytest.raises(PhraseError):
        check_phrase(phrase)


def test_a_bad_phrase_is_quoted_in_the_message() -> None:
    with pytest.raises(PhraseError, match=r"'lead\(s\)'"):
        check_phrase("staff who lead(s)")


@given(
    st.lists(st.from_regex(r"[a-c]{1,3}\*?(\|[a-c]{1,2})?", fullmatch=True), min_size=1, max_size=3),
    st.text(alphabet="abc ,.-;'&\n", max_size=80),
)
def test_a_hit_is_always_a_slice_of_the_text(words: list[str], text: str) -> None:
    for hit in find_phrases([" … ".join(words), " ".join(words)], text):
        assert text[hit.start : hit.end] == hit.words


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text", ["a " * 20_000, "a" * 50_000, "a" + " " * 50_000, "a-" * 20_000, "a'" * 20_000, "&" * 50_000]
)
def test_hostile_text_is_searched_in_reasonable_time(text: str) -> None:
    gaps = " … ".join(["a*|aa*|aaa*"] * (MAX_GAPS + 1))
    assert find_phrase([f"{gaps} zz", "a-a-a-zz"], text) is None
