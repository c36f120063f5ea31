"""The log as a file: nothing good is lost, nothing bad is passed over, nothing in it runs."""

import pytest

from analysis.coding.codings import BLIND, CORRECTION, Coding, codings_frame
from analysis.coding.files import FILE, add_to_log, fitting, kept_log, log_bytes, new_rows, read_log
from analysis.errors import InputError
from tests.tiny import tiny_results


def coding(code: str = "against", minute: int = 1, **more) -> Coding:
    known = {"paragraph_id": "east/p01", "variable": "stance", "key": "China", "coder": "AB", "origin": CORRECTION}
    return Coding(**{**known, **more}, code=code, time=f"2026-11-22T08:{minute:02}:00.000+00:00")


BLIND_ONE = coding("neutral", 2, origin=BLIND, sample="simple-3-seed1-abcdef", probability=0.25)


def test_what_is_added_is_read_back_as_it_was(tmp_path):
    added = [coding(note="=1+1, “quoted”, and a comma"), BLIND_ONE, coding("", 3)]
    for each in added:
        add_to_log([each], tmp_path)
    assert kept_log(tmp_path).codings.equals(codings_frame(added))
    assert kept_log(tmp_path).troubles == ()


def test_no_cell_of_the_file_is_a_formula():
    written = log_bytes(codings_frame([coding(coder="=HYPERLINK(0)", note="@SUM(1)")])).decode("utf-8-sig")
    assert "'=HYPERLINK(0)" in written
    assert ",@SUM" not in written


def test_the_log_only_grows(tmp_path):
    add_to_log([coding()], tmp_path)
    before = (tmp_path / FILE).read_bytes()
    add_to_log([coding("favour", 2)], tmp_path)
    assert (tmp_path / FILE).read_bytes().startswith(before)


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("east/p01,stance,China,against,AB,yesterday,correction,,,", "has the time 'yesterday'; write it as 2026"),
        ("east/p01,mood,,sad,AB,2026-11-22T08:00:00,correction,,,", "has the variable 'mood'; it may be topic"),
        ("east/p01,stance,,against,AB,2026-11-22T08:00:00,correction,,,", "has the key '' with stance"),
        ("east,event,,none,AB,2026-11-22T08:00:00,correction,,,", "names no paragraph: 'east'"),
        ("east/p01,event,,none,,2026-11-22T08:00:00,correction,,,", "has a coder’s name of 0 signs"),
        ("east/p01,event,,none,AB,2026-11-22T08:00:00,blind,,,", "is of a blind sample but does not name it"),
        ('east/p01,event,,none,AB,2026-11-22T08:00:00,correction,,,"open', "does not have 10 cells"),
        ("east/p01,event", "does not have 10 cells as the first row"),
    ],
)
def test_a_bad_row_is_told_with_its_number_and_costs_no_other(bad, told):
    content = log_bytes(codings_frame([coding(), BLIND_ONE])).decode("utf-8-sig").splitlines()
    log = read_log("\n".join([content[0], content[1], bad, content[2]]).encode(), "cd.csv")
    assert len(log.codings) == 2
    assert log.troubles[0].startswith("cd.csv: row 3 ")
    assert told in log.troubles[0]


def test_a_kept_log_with_a_bad_row_is_set_aside_before_more_is_added(tmp_path):
    add_to_log([coding()], tmp_path)
    broken = (tmp_path / FILE).read_bytes() + b'east/p01,"open\n'
    (tmp_path / FILE).write_bytes(broken)
    assert "codings-unusable-1.csv" in add_to_log([coding("favour", 2)], tmp_path)
    assert (tmp_path / "codings-unusable-1.csv").read_bytes() == broken
    assert list(kept_log(tmp_path).codings["code"]) == ["against", "favour"]


def test_a_file_of_something_else_is_refused():
    with pytest.raises(InputError, match=r"words\.csv: is no file of codings: it has no column 'paragraph_id'"):
        read_log(b"word,n\ntree,3\n", "words.csv")


def test_a_spreadsheet_s_semicolons_are_read_too():
    content = log_bytes(codings_frame([coding()])).decode("utf-8-sig").replace(",", ";")
    assert len(read_log(content.encode(), "x.csv").codings) == 1


def test_codings_of_other_articles_are_told_and_left_out():
    rows = [coding(), coding(paragraph_id="north/p01"), coding("wimbledon", variable="event", key="")]
    log = fitting(read_log(log_bytes(codings_frame(rows)), "cd.csv"), tiny_results(), "cd.csv")
    assert list(log.codings["paragraph_id"]) == ["east/p01"]
    assert "there is no paragraph north/p01" in log.troubles[0]
    assert "event cannot be 'wimbledon'" in log.troubles[1]


def test_of_another_coder_s_log_only_what_is_not_known_is_new():
    own, others = codings_frame([coding(), BLIND_ONE]), codings_frame([BLIND_ONE, *[coding(coder="CD")] * 2])
    assert new_rows(own, others) == [coding(coder="CD")]
    assert new_rows(own, own) == []
