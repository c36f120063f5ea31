"""Column meanings: each says one thing of a column, the closest entry counts, and every frame of ours is explained."""

import pytest

from analysis.briefing.columns import KINDS, Meaning, built_in_meanings, meaning_of, read_meanings
from analysis.briefing.workbook.annexes import (
    ANCHORS,
    COLUMNS,
    FIGURES,
    PASSAGES,
    REFERENCES,
    figures_frame,
    passages_frame,
    references_frame,
)
from analysis.contrast.every import PAIRS, VALUES
from analysis.errors import CodebookError
from analysis.schemas import SCHEMAS
from tests.analysis.briefing.exhibits import briefing_of, chart_exhibit

OF_SHARES = "perspective variable key code machine hand value low high error freedom n N telling label".split()
OF_TEXTS = ("exact", "prefix", "suffix", "start", "end", "selectors")  # in no figure: sentences of the articles
EVERYWHERE = Meaning("everywhere", "number")
SHARED = {
    "low": EVERYWHERE,
    "spread/low": Meaning("of the spread", "number"),
    "doubt_*/low": Meaning("of doubt", "number"),
    "doubt_table_*/low": Meaning("of the table", "number"),
    "spread/*": Meaning("anything else", "flag"),
}


@pytest.mark.parametrize(
    ("key", "column", "says"),
    [
        ("authors_tone", "low", "everywhere"),
        ("spread", "low", "of the spread"),
        ("doubt_authors", "low", "of doubt"),
        ("doubt_table_authors", "low", "of the table"),
        ("spread", "human_rights", "anything else"),
    ],
)
def test_closest_entry_counts(key, column, says):
    assert meaning_of(SHARED, key, column).says == says


def test_unexplained_column_has_no_meaning():
    assert meaning_of(SHARED, "authors_tone", "high") is None


@pytest.mark.parametrize(("ends", "said"), [((-1, 1), "−1 to 1"), ((0,), "0 or more"), ((), "")])
def test_range_in_words(ends, said):
    assert Meaning("x", "number", range=ends).spans == said


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        ('[a]\nsays = "x"', "no 'holds'"),
        ('[a]\nholds = "text"', "no 'says'"),
        ('[a]\nsays = "x"\nholds = "words"', "it may hold text, count"),
        ('[a]\nsays = "x"\nholds = "text"\nunits = "m"', "unknown field 'units'"),
        ('[a]\nlike = "scores.nothing"', "analysis/schemas.py does not have"),
    ],
)
def test_bad_entry_is_told(tmp_path, written, trouble):
    path = tmp_path / "columns.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(CodebookError, match=trouble):
        read_meanings(path)


def test_schema_lends_its_words(tmp_path):
    path = tmp_path / "columns.toml"
    path.write_text('[tone]\nlike = "sentiment.polarity"\nempty = "no scored word"', encoding="utf-8")
    told, law = read_meanings(path)["tone"], SCHEMAS["sentiment"].columns["polarity"]
    assert (told.says, told.holds, told.range, told.empty) == (law.meaning, "number", (-1, 1), "no scored word")


def test_every_entry_is_a_phrase_without_stop():
    for name, each in built_in_meanings().items():
        assert each.holds in KINDS
        assert each.says
        assert not each.says.endswith("."), name


@pytest.mark.parametrize(
    ("key", "columns"),
    [
        ("authors_every_topics", VALUES),
        ("events_every_pair", PAIRS),
        ("corrected_shares", OF_SHARES),
        ("fact-sanctions", [each for each in SCHEMAS["ledger"].columns if each not in OF_TEXTS]),
        ("passage-hall/p02", "sentence_id paragraph_id position voice speaker n_words polarity n_scored".split()),
        ("pair-hall/p02/s01|berg/p01/s01", ["sentence_id", "polarity", "score"]),
        (ANCHORS, ["mark", "paragraph_id"]),
    ],
)
def test_figures_that_no_page_opens_with_are_explained(key, columns):
    assert [name for name in columns if meaning_of(built_in_meanings(), key, name) is None] == []


def test_other_sheets_of_a_workbook_are_explained():
    briefing = briefing_of(chart_exhibit())
    sheets = {
        FIGURES: figures_frame(briefing, {}),
        PASSAGES: passages_frame(briefing),
        REFERENCES: references_frame(briefing),
    }
    assert COLUMNS not in sheets
    lacking = [(key, name) for key, frame in sheets.items() for name in frame
               if meaning_of(built_in_meanings(), key, name) is None]  # fmt: skip
    assert lacking == []


@pytest.mark.parametrize(
    ("key", "column", "part"),
    [
        ("keyness_meetings_table", "passes", "p is .05 or less"),
        ("keyness_meetings_shift", "kind", "moves the tone"),
        ("keyness_meetings", "kind", "a set phrase"),
        ("keyness_meetings", "side", "has more of it"),
        ("overview_meetings_topics", "value", "share of the side’s paragraphs"),
        ("authors_every_topics", "value", "unit of its measure"),
        ("doubt_voices_audit_table_authors", "difference", "what differs"),
        ("doubt_topics", "low", "interval of the difference"),
        ("strips", "a_topic_of_a_reader", "whether the topic of this id"),
        ("spread", "n_words", "words behind"),
    ],
)
def test_figures_under_other_choices_are_explained_as_what_they_are(key, column, part):
    assert part in meaning_of(built_in_meanings(), key, column).says
