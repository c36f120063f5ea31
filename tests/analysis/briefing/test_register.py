from analysis.briefing import register
from analysis.briefing.exhibit import Place
from analysis.briefing.register import FILE, Shown, remember, remembered

SHOWN = Shown(
    "7K3M-Q2RD-W9FA", "topics", Place("contrast/authors", {"topic": ("europe",)}, {"terms": "europe"}), "ours"
)


def test_what_was_shown_is_found_again_by_its_id(tmp_path):
    remember([SHOWN], tmp_path / "new")
    assert remembered(tmp_path / "new") == {SHOWN.id: SHOWN}


def test_no_register_knows_nothing(tmp_path):
    assert remembered(tmp_path) == {}


def test_a_line_that_cannot_be_read_is_passed_over(tmp_path):
    (tmp_path / FILE).write_text('no JSON\n{"id": 3}\n[]\n')
    remember([SHOWN], tmp_path)
    assert list(remembered(tmp_path)) == [SHOWN.id]


def test_a_register_that_grew_too_long_keeps_its_newer_half(tmp_path, monkeypatch):
    monkeypatch.setattr(register, "MOST", 4)
    ids = [f"{n:04d}-0000-0000" for n in range(6)]
    remember([Shown(each, "k", Place("p")) for each in ids], tmp_path)
    assert list(remembered(tmp_path)) == ids[-2:]
    assert len((tmp_path / FILE).read_text().splitlines()) == 2
