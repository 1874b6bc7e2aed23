import pytest

from eval.variants.rules import any_of, like, plain, rule, swap


@pytest.mark.parametrize(
    ("found", "said", "expected"),
    [("Help", "assist", "Assist"), ("help", "assist", "assist"), ("HELP", "assist", "ASSIST"), ("I", "we", "We")],
)
def test_words_are_written_as_those_they_replace(found: str, said: str, expected: str) -> None:
    assert like(found, said) == expected


def test_the_longest_phrase_is_found_first_and_hyphens_count_as_spaces() -> None:
    pattern, _ = rule(any_of(["user", "service user"]), lambda found: found[0])
    assert [found[0] for found in pattern.finditer("Service-user, service  user, USER")] == [
        "Service-user",
        "service  user",
        "USER",
    ]
    assert plain("Service-user") == plain("service  user") == "service user"


def test_a_swap_takes_whole_words_and_leaves_what_stands_round_them() -> None:
    pattern, say = swap({"eat": "dine"}, before=r"\bto\s+", after=r"(?!\s+out)")
    text = "to eat, to Eat; eat, to eaten, to eat out, to eat-in"
    assert pattern.sub(say, text) == "to dine, to Dine; eat, to eaten, to eat out, to eat-in"
