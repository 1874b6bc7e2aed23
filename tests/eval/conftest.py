import pytest

from eval.intervals import compare, estimate


@pytest.fixture
def few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Intervals from fifty resamples, for tests that look at words and not at numbers."""
    for function in (estimate, compare):
        assert function.__kwdefaults__ is not None
        monkeypatch.setitem(function.__kwdefaults__, "resamples", 50)
