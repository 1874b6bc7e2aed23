from pathlib import Path

from weights.progress import SteadyProgress, folder_size, ignore_progress, watch_folder


def test_progress_never_goes_backwards_nor_past_the_whole() -> None:
    told: list[int] = []
    steady = SteadyProgress(lambda done, total, label: told.append(done), 100)
    for done in (10, 5, 40, 400):
        steady.tell(done, "", now=True)
    assert told == [10, 10, 40, 100]


def test_progress_is_told_no_more_often_than_a_person_can_see() -> None:
    told: list[int] = []
    steady = SteadyProgress(lambda done, total, label: told.append(done), 10_000)
    for done in range(10_000):
        steady.tell(done, "")
    assert len(told) < 100


def test_progress_can_begin_again() -> None:
    told: list[int] = []
    steady = SteadyProgress(lambda done, total, label: told.append(done), 100)
    steady.tell(80, "", now=True)
    steady.restart()
    steady.tell(10, "", now=True)
    assert told == [80, 10]


def test_watching_gives_back_what_the_work_gave(tmp_path: Path) -> None:
    assert watch_folder(lambda: 7, tmp_path, lambda size: None) == 7


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(bytes(5))
    assert folder_size(tmp_path) == 5
    assert folder_size(tmp_path / "nowhere") == 0
    ignore_progress(1, 2, "")
