import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.exchange.builtin import read_corpus
from analysis.exchange.formulas import guarded, unguarded
from analysis.exchange.writing import csv_bytes, without_formulas, write_frames
from analysis.schemas import conform


@pytest.mark.parametrize(
    "cell", ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "=HYPERLINK('http://x')"]
)
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(cell):
    assert without_formulas(pd.DataFrame({"text": [cell]}))["text"].tolist() == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["=1", "'=1", "''=1", "'tis", "1=1", "", "\n"])
def test_a_guarded_cell_is_no_formula_and_is_read_back_as_it_was(cell):
    assert not str(guarded(cell)).startswith(("=", "\n"))
    assert unguarded(guarded(cell)) == cell


def test_numbers_flags_and_plain_text_stay_what_they_are():
    frame = pd.DataFrame({"n": [-1, 2], "x": [-0.5, None], "flag": [True, False], "text": ["a=b", None]})
    pd.testing.assert_frame_equal(without_formulas(frame), frame)


def test_a_csv_has_a_byte_order_mark_and_no_live_formula():
    frame = pd.DataFrame({"term": ["naïve", "=1+1"], "weight": [-0.5, 0.25]})
    assert csv_bytes(frame).decode("utf-8") == "\ufeffterm,weight\nnaïve,-0.5\n'=1+1,0.25\n"


def test_a_csv_of_no_rows_keeps_its_head():
    assert csv_bytes(pd.DataFrame(columns=["a", "b"])).decode("utf-8-sig") == "a,b\n"


def test_frames_come_back_from_parquet_as_they_were(summit_corpus, tmp_path):
    frames = read_corpus(summit_corpus).frames()
    write_frames(frames, tmp_path / "out", "parquet")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{name}.parquet" for name in frames)
    for name, frame in frames.items():
        back = conform(pd.read_parquet(tmp_path / "out" / f"{name}.parquet"), name)
        pd.testing.assert_frame_equal(back, conform(frame, name))


def test_parquet_holds_hostile_text_as_it_is(tmp_path):
    frame = pd.DataFrame({"text": ["=cmd()", "<script>", "\u202eevil"]})
    write_frames({"odd": frame}, tmp_path, "parquet")
    assert pd.read_parquet(tmp_path / "odd.parquet")["text"].tolist() == frame["text"].tolist()


def test_frames_come_back_from_csv_as_they_were(summit_corpus, tmp_path):
    frames = read_corpus(summit_corpus).frames()
    write_frames(frames, tmp_path)
    back = pd.read_csv(tmp_path / "receipts.csv")
    assert back["weight"].tolist() == pytest.approx(frames["receipts"]["weight"].tolist())
    assert back["start"].tolist() == frames["receipts"]["start"].tolist()


def test_a_file_is_replaced_whole_and_nothing_half_written_is_left(tmp_path):
    write_frames({"one": pd.DataFrame({"a": range(100)})}, tmp_path)
    write_frames({"one": pd.DataFrame({"a": [1]})}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["one.csv"]
    assert (tmp_path / "one.csv").read_text() == "a\n1\n"


def test_a_place_where_nothing_can_be_written_is_told(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(InputError, match="taken: nothing can be written there"):
        write_frames({"one": pd.DataFrame({"a": [1]})}, tmp_path / "taken")


def test_writing_leaves_the_frames_alone(tmp_path):
    frame = pd.DataFrame({"text": ["=1"]})
    write_frames({"one": frame}, tmp_path)
    csv_bytes(frame)
    assert frame["text"].tolist() == ["=1"]
