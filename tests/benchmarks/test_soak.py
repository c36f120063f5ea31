"""What the soak compares: files that nobody writes to, by their hashes, and when the server was away."""

import pytest

from benchmarks.faults import House, _n_differing
from benchmarks.served import _image_variables, start


@pytest.fixture
def house(tmp_path) -> House:
    for name in ("attached/decisions.json", "projects/a/codings.csv", "projects/a/briefing.json", "server.log"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    return House(8799, tmp_path)


def test_what_readers_keep_is_compared_and_what_is_written_all_the_time_is_not(house):
    assert set(house.kept()) == {"attached/decisions.json", "projects/a/codings.csv"}


def test_a_file_that_changed_or_is_gone_counts(house):
    before = house.kept()
    assert _n_differing(before, house.kept()) == 0
    (house.folder / "projects/a/codings.csv").write_text("two")
    (house.folder / "attached/decisions.json").unlink()
    assert _n_differing(before, house.kept()) == 2


def test_an_answer_overlaps_with_the_servers_absence_or_does_not(house):
    house.down.append((10.0, 15.0))
    assert house.was_down(9.0, 10.5)
    assert house.was_down(14.0, 20.0)
    assert not house.was_down(16.0, 20.0)
    assert not house.was_down(5.0, 9.0)


def test_the_server_is_started_with_the_variables_of_the_image():
    assert _image_variables()["STREAMLIT_SERVER_HEADLESS"] == "true"
    assert _image_variables()["STREAMLIT_CLIENT_SHOW_ERROR_DETAILS"] == "none"


def test_a_port_on_which_another_server_answers_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.served._is_healthy", lambda address: True)
    with pytest.raises(RuntimeError, match=r"answers on 127\.0\.0\.2:8799 already"):
        start(8799, tmp_path, shared=True, more={})
