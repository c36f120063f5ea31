"""Tone in bins: whose edge is whose, what has no tone, and where in its article a paragraph stands."""

import pandas as pd
import pytest

from analysis.contrast import rollup
from analysis.contrast.arc import tone_arc
from analysis.contrast.contrasts import contrast_authors, contrast_meetings
from analysis.contrast.selection import Filters, select
from analysis.exchange.builtin import read_corpus
from analysis.large.bins import SILENT, halves_of, tone_spread, tone_through
from analysis.large.summed import PARTS
from tests.analysis.large.articles import article, told
from tests.analysis.large.folders import opened, scored_folder

PAIR = ("Russian", "American")


@pytest.fixture(scope="module")
def builtin(tmp_path_factory):
    parts = [read_corpus().of_document(doc_id) for doc_id in ("leksyutina", "joscelyn")]
    return opened(scored_folder(tmp_path_factory.mktemp("scored"), *parts))


def large(folder, *articles):
    return opened(scored_folder(folder, told(*articles)))


def sides(shown):
    return contrast_authors(shown, PAIR)


def filled(spread: pd.DataFrame, group: str = "Russian") -> dict[str, int]:
    """The bins of a side that hold a paragraph, and how many."""
    rows = spread[(spread["group"] == group) & (spread["n_paragraphs"] > 0)]
    return dict(zip(rows["bin"], rows["n_paragraphs"], strict=True))


def test_a_bin_holds_its_edge_away_from_0_and_exactly_0_is_a_bin_of_its_own(tmp_path):
    paragraphs = [[-0.1], [-0.05], [0.05], [0.1], [0.11], [0.0], [0.3, -0.3], [0.1, 0.2, -0.3], [-1.0], [1.0]]
    spread = tone_spread(*_shown(large(tmp_path, article("a", "Russian", paragraphs))), "all")
    # 0.1 + 0.2 - 0.3 is no 0 to a computer.
    assert filled(spread) == {"-10": 1, "-1": 2, "0": 3, "1": 2, "2": 1, "10": 1}
    labels = spread.set_index("bin")["label"]
    assert labels[["-10", "-1", "0", "1", SILENT]].tolist() == [
        *("−1 to −0.9", "−0.1 to 0", "exactly 0", "0 to +0.1", "no signal")
    ]
    assert spread["mark"].iloc[0] == "-10|Russian"


def test_a_paragraph_without_a_scored_word_is_no_0_and_shares_are_of_those_with_a_tone(tmp_path):
    shown = large(tmp_path, article("a", "Russian", [[-0.5], [], [0.0], [0.2, 0.4]]))
    spread = tone_spread(*_shown(shown), "all").set_index("bin")
    assert spread.loc[["-5", "0", "3"], "share"].tolist() == pytest.approx([1 / 3] * 3)
    assert spread.loc[SILENT, ["n_paragraphs", "n_base", "share"]].tolist() == [1, 4, 0.25]
    assert spread.loc[SILENT, ["low", "high"]].isna().all()


def test_edges_meet_and_every_paragraph_is_in_one_row(builtin):
    spread = tone_spread(builtin, sides(builtin), "author")
    assert spread.groupby("group")["n_paragraphs"].sum().to_dict() == {"Russian": 8, "American": 16}
    edges = spread[(spread["group"] == "Russian") & (spread["bin"] != SILENT)]
    assert edges["low"].tolist()[1:] == edges["high"].tolist()[:-1]
    assert (edges["low"].iloc[0], edges["high"].iloc[-1]) == (-1.0, 1.0)


def test_only_words_of_the_voice_count(tmp_path):
    shown = large(tmp_path, article("a", "Russian", [[-0.5], [0.4]], quoted=[[1.0], []]))
    assert filled(tone_spread(*_shown(shown), "author")) == {"-5": 1, "4": 1}
    assert filled(tone_spread(*_shown(shown), "quoted")) == {"10": 1, SILENT: 1}
    assert filled(tone_spread(*_shown(shown), "all")) == {"3": 1, "4": 1}  # (-0.5 + 1.0) / 2


def test_halves_add_the_bins_up(tmp_path):
    shown = large(tmp_path, article("a", "Russian", [[-0.5], [-0.1], [], [0.0], [0.2]]))
    halves = halves_of(tone_spread(*_shown(shown), "all")).iloc[0]
    assert halves[["n_hostile", "n_zero", "n_favourable", "n_silent"]].tolist() == [2, 1, 1, 1]
    assert halves[["n_known", "n_paragraphs"]].tolist() == [4, 5]
    assert halves[["hostile", "zero", "favourable", "silent"]].tolist() == [0.5, 0.25, 0.25, 0.2]


@pytest.mark.parametrize(
    ("n", "tenths"),
    [(1, [6]), (4, [2, 4, 7, 9]), (5, [2, 4, 6, 8, 10]), (10, list(range(1, 11))), (20, sorted([*range(1, 11)] * 2))],
)
def test_a_paragraph_stands_in_the_tenth_of_its_middle_in_the_later_one_if_on_an_edge(tmp_path, n, tenths):
    through = tone_through(*_shown(large(tmp_path, article("a", "Russian", [[0.1]] * n))), "all")
    assert through["tenth"].repeat(through["n_paragraphs"]).tolist() == tenths
    assert through["n_short"].sum() == (n if n < PARTS else 0)


def test_a_tenth_is_a_ratio_of_sums_and_unknown_where_nothing_is_scored(tmp_path):
    one, other = article("a", "Russian", [[1.0], []]), article("b", "Russian", [[0.0, 0.0, 0.0], [], [], []])
    through = tone_through(*_shown(large(tmp_path, one, other)), "all").set_index("tenth")
    assert through.loc[[2, 3], "n_paragraphs"].tolist() == [1, 1]
    assert through.loc[3, ["value", "n_able", "n_counted"]].tolist() == [1.0, 1, 1]
    assert through.loc[9, ["n_paragraphs", "n_able"]].tolist() == [1, 0]
    assert through.loc[[8, 9], "value"].isna().all()
    both = large(tmp_path / "both", article("a", "Russian", [[1.0]]), article("b", "Russian", [[0.0] * 3]))
    assert tone_through(*_shown(both), "all").set_index("tenth").loc[6, "value"] == 0.25


@pytest.mark.parametrize("voice", ["author", "quoted", "all"])
@pytest.mark.parametrize("filters", [Filters(), Filters(topics=("human_rights",)), Filters(actors=("Russia",))])
def test_tenths_are_those_of_the_arc_in_memory_with_their_intervals(builtin, filters, voice, monkeypatch):
    monkeypatch.setattr(rollup, "MANY", 0)  # so that its intervals are computed from sums, however few paragraphs
    shown, held = select(builtin, filters), select(read_corpus(), filters)
    arc = tone_arc(held, voice)
    tenths = arc["perspective"] + "|" + (arc["place"] * PARTS + 1e-9 + 1).astype(int).astype(str)
    groups = tenths.set_axis(arc["paragraph_id"])
    theirs = rollup.rollup(held, groups, "tenth", voice, ("polarity",)).set_index("unit_id").sort_index()
    mine = tone_through(shown, sides(shown), voice)
    mine = mine[mine["n_paragraphs"] > 0]
    mine = mine.set_axis(mine["group"] + "|" + mine["tenth"].astype(str)).sort_index()
    assert mine.index.tolist() == theirs.index.tolist()
    for name, other in {"value": "value", "low": "low", "high": "high", "n_paragraphs": "n_units"}.items():
        assert mine[name].tolist() == pytest.approx(theirs[other].tolist(), nan_ok=True)
    assert mine["n_counted"].tolist() == theirs["n_counted"].tolist()


def test_both_contrasts_and_a_telling_are_read_from_what_was_asked_once(builtin, monkeypatch):
    tone_spread(builtin, sides(builtin), "author")
    monkeypatch.setattr(type(builtin.corpus), "ask", lambda *_: pytest.fail("asked again"))
    meetings = contrast_meetings(builtin)
    events = tone_spread(builtin, meetings, "author").groupby("group")["n_paragraphs"].sum()
    assert events.to_dict() == {side.id: len(side.paragraph_ids) for side in meetings.sides}
    narrowed = select(builtin, Filters(perspective="American"))
    assert tone_spread(narrowed, sides(narrowed), "author")["group"].unique().tolist() == ["American"]


def _shown(shown):
    return shown, sides(shown)
