from pathlib import Path

from eval.results import save_results
from tests.eval.commands.conftest import Evaluate
from tests.eval.made_records import made_results, random_records


def test_the_page_is_written_where_asked(tmp_path: Path, evaluate: Evaluate) -> None:
    save_results(made_results(random_records(0)), tmp_path / "results")
    page = tmp_path / "pages" / "dev.html"
    code, text = evaluate("report", "product-dev", "--output", str(page))
    assert code == 0
    assert f"The page is in {page}" in text
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
