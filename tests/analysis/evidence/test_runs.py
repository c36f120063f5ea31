"""Runs: overlapping marks cut a sentence into pieces that put it together again."""

from analysis.evidence.passages import Mark
from analysis.evidence.runs import cut_runs

TEXT = "A very bad bargain"
VERY, BAD = Mark(2, 10, "topic", "x"), Mark(7, 18, "tone", "", -0.7)


def test_the_pieces_put_the_sentence_together_again():
    runs = cut_runs(len(TEXT), [VERY, BAD])
    assert [TEXT[run.start : run.end] for run in runs] == ["A ", "very ", "bad", " bargain"]


def test_each_piece_has_every_mark_that_covers_it():
    assert [run.marks for run in cut_runs(len(TEXT), [VERY, BAD])] == [(), (VERY,), (VERY, BAD), (BAD,)]


def test_a_mark_beyond_the_end_is_cut_there():
    (run,) = cut_runs(4, [Mark(0, 9, "topic")])
    assert (run.start, run.end, len(run.marks)) == (0, 4, 1)


def test_a_sentence_without_marks_is_one_piece_and_an_empty_one_none():
    assert cut_runs(4, []) == [(0, 4, ())]
    assert cut_runs(0, []) == []
