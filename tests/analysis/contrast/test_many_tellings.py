"""Four tellings of three events: which sides there are, who is on none, and what the sentences call them."""

from dataclasses import replace

import pytest

from analysis.charts.sides import side_groups
from analysis.charts.theme import painted, theme_named
from analysis.contrast.arc import arc_finding, tone_arc
from analysis.contrast.compared import compare
from analysis.contrast.contrasts import (
    Pair,
    contrast_authors,
    contrast_meetings,
    first_events,
    first_pair,
    meetings_within,
    perspectives,
    say_cells,
    say_left_out,
)
from analysis.contrast.doubt.families import comparisons
from analysis.contrast.groups import by_event, document_of
from analysis.contrast.overview import corpus_lead, say_source, title_of_authors, title_of_events
from analysis.contrast.selection import Filters, select
from analysis.contrast.stance import about_meetings
from analysis.contrast.strips import cells_finding, in_cells, meetings_finding, paragraph_strips
from analysis.contrast.tone import tone_by_meeting
from analysis.contrast.tone_findings import say_translated
from analysis.evidence.behind import article_names, behind_each_paragraph
from analysis.scope import NONE, REST, Scope
from tests.four_outlets import OUTLETS, scored_outlets

POST, HERALD, COURIER, TIMES = OUTLETS
OUTLETS_SCORED = scored_outlets()


def told_by(side) -> set[str]:
    return {document_of(each).split("-")[0] for each in side.paragraph_ids}


def changed(**documents):
    """The outlets with other values in columns of "documents", and their tellings settled anew."""
    scope = replace(OUTLETS_SCORED.scope, tellings=())
    return replace(OUTLETS_SCORED, documents=OUTLETS_SCORED.documents.assign(**documents), scope=scope)


def test_two_of_four_are_compared_and_the_others_are_on_no_side():
    contrast = contrast_authors(OUTLETS_SCORED, Pair(COURIER, HERALD))
    assert [told_by(side) for side in contrast.sides] == [{"island"}, {"steppe"}]
    assert contrast.noun == "telling"


def test_the_rest_are_all_others_together():
    contrast = contrast_authors(OUTLETS_SCORED, Pair(COURIER, REST))
    assert told_by(contrast.reference) == {"harbour", "steppe", "delta"}
    assert title_of_authors(contrast) == "How does Island Courier tell it against all others?"


def test_without_a_choice_the_first_two_are_compared():
    assert first_pair(perspectives(OUTLETS_SCORED)) == (POST, HERALD)
    assert first_events(OUTLETS_SCORED.scope) == ("lisbon", "singapore")


def test_a_paragraph_about_two_of_three_events_is_on_no_side_but_passes_the_filter_for_each():
    codes = OUTLETS_SCORED.events.set_index("paragraph_id")["event"]
    [several] = codes.index[codes.str.contains("+", regex=False)]
    assert by_event(OUTLETS_SCORED).isna()[several]
    assert several not in contrast_meetings(OUTLETS_SCORED, pair=(codes[several].split("+")[0], REST)).groups
    for event in codes[several].split("+"):
        assert several in set(select(OUTLETS_SCORED, Filters(event=event)).paragraphs["paragraph_id"])


def test_every_paragraph_is_on_a_side_or_said_to_be_left_out():
    contrast = contrast_meetings(OUTLETS_SCORED, pair=("geneva", "lisbon"))
    left = len(OUTLETS_SCORED.paragraphs) - len(contrast.groups)
    said = say_left_out(OUTLETS_SCORED, ("geneva", "lisbon"))
    assert said.startswith(f"Left out: {left} paragraphs, 1 about several events, ")
    assert "about other events and" in said
    assert "other events" not in say_left_out(OUTLETS_SCORED, ("geneva", REST))


def test_the_rest_of_the_events_are_the_paragraphs_about_another_one():
    rest = contrast_meetings(OUTLETS_SCORED, pair=("geneva", REST))
    others = [contrast_meetings(OUTLETS_SCORED, pair=("geneva", each)).reference for each in ("lisbon", "singapore")]
    assert set(rest.reference.paragraph_ids) == {each for side in others for each in side.paragraph_ids}
    assert title_of_events(rest, "event") == "How is Geneva told against the other events?"


def test_one_event_stands_against_the_paragraphs_about_none():
    alone = replace(OUTLETS_SCORED, scope=replace(OUTLETS_SCORED.scope, events={"geneva": "Geneva"}))
    contrast = contrast_meetings(alone)
    assert contrast.reference.id == NONE
    assert len(contrast.groups) == len(alone.paragraphs)
    assert say_left_out(alone) == ""


def test_without_events_nothing_fails_and_nothing_is_on_the_target_s_side():
    without = replace(OUTLETS_SCORED, scope=replace(OUTLETS_SCORED.scope, events={}))
    assert contrast_meetings(without).target.paragraph_ids.empty
    assert say_left_out(without) == ""
    assert "no event is defined yet" in meetings_finding(paragraph_strips(without, "author"), without.scope)


def test_articles_without_perspectives_are_tellings_of_their_own():
    bare = changed(perspective=None)
    assert perspectives(bare) == list(bare.documents["doc_id"])
    target = contrast_authors(bare, first_pair(perspectives(bare))).target
    assert target.label == "Nine hours that Washington needed"
    assert len(select(bare, Filters(perspective=target.id)).documents) == 1


def test_a_filter_that_leaves_one_telling_does_not_change_what_a_telling_is():
    shown = select(OUTLETS_SCORED, Filters(perspective=COURIER))
    assert perspectives(shown) == list(OUTLETS)
    assert told_by(contrast_authors(shown, (COURIER, REST)).target) == {"island"}


def test_an_article_without_a_perspective_is_on_no_side_where_others_have_one():
    named = OUTLETS_SCORED.documents["perspective"].where(OUTLETS_SCORED.documents["doc_id"] != "delta-3")
    groups = contrast_authors(changed(perspective=named), (POST, REST)).groups
    assert not any(each.startswith("delta-3/") for each in groups.index)


def test_only_the_chosen_pair_is_judged():
    contrast = contrast_authors(OUTLETS_SCORED, (POST, TIMES))
    [row] = compare(OUTLETS_SCORED, contrast, {"quoted_share": "all"}).to_dict("records")
    assert (row["n_units_target"], row["n_units_reference"]) == tuple(
        len(side.paragraph_ids) for side in contrast.sides
    )


def test_voices_are_compared_in_the_two_chosen_tellings_alone():
    made = comparisons(OUTLETS_SCORED, "voices", {"polarity": "author"}, (POST, REST), {})
    assert {each.id for each in made} == {
        f"{who} / {voice}" for who in (POST, "All others") for voice in ("reported", "quoted")
    }


def test_a_paragraph_of_several_articles_is_named_with_its_article():
    contrast = contrast_authors(OUTLETS_SCORED, (POST, HERALD))
    assert contrast.target.place("harbour-2/p03", 3) == (
        "paragraph 3 of “An accord that smells of ice” in the Harbour Post telling"
    )
    said = arc_finding(tone_arc(OUTLETS_SCORED, "author"), "author", contrast.sides)
    assert "of “" in said
    assert COURIER not in said
    labels = behind_each_paragraph(OUTLETS_SCORED)["label"]
    assert labels.is_unique
    assert article_names(OUTLETS_SCORED)["harbour-2"] == "Harbour Post: An accord that smells of ice"


def test_splits_by_event_follow_the_pair():
    contrast, pair = contrast_authors(OUTLETS_SCORED, (POST, HERALD)), ("singapore", REST)
    panels = list(about_meetings(OUTLETS_SCORED, contrast, pair))
    assert panels[1:] == ["About Singapore", "About other events"]
    labels = tone_by_meeting(OUTLETS_SCORED, contrast.sides, "subjectivity", "author", pair)["label"]
    assert list(labels.unique()) == panels


def test_cells_hold_the_paragraphs_on_a_side_of_both_contrasts():
    authors, meetings = contrast_authors(OUTLETS_SCORED, (TIMES, POST)), contrast_meetings(OUTLETS_SCORED)
    cells = in_cells(paragraph_strips(OUTLETS_SCORED, "author"), meetings, authors)
    assert set(cells["paragraph_id"]) == set(authors.groups.index) & set(meetings.groups.index)
    assert cells["block"].iloc[0] == f"lisbon / {TIMES}"
    assert "in the Delta Times telling" in cells_finding(cells, meetings, authors, OUTLETS_SCORED.scope)


def test_cells_are_counted_telling_by_telling():
    contrast = contrast_authors(OUTLETS_SCORED, (POST, REST))
    by_side = {side.label: meetings_within(OUTLETS_SCORED, side, ("geneva", REST)) for side in contrast.sides}
    said = say_cells(by_side, OUTLETS_SCORED.scope)
    assert said.startswith("Paragraphs by telling and event: Harbour Post: ")
    assert by_side["All others"].target.phrase == "the rest of the tellings about Geneva"


def test_only_translations_among_the_compared_are_told():
    translated = changed(translated=OUTLETS_SCORED.documents["doc_id"].isin(["island-1"]))
    assert say_translated(translated, contrast_authors(translated, (POST, HERALD))) == ""
    assert say_translated(translated, contrast_authors(translated, (COURIER, HERALD))).startswith(
        "1 of the 3 articles of the Island Courier telling is a translation"
    )


def test_the_lead_and_the_source_of_many_articles_count_them():
    assert corpus_lead(OUTLETS_SCORED).startswith("12 articles of 55 paragraphs: Harbour Post (3), Steppe Herald (3)")
    assert say_source(OUTLETS_SCORED.documents).startswith("12 articles (Harbour Post, ")


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_no_two_of_four_tellings_or_three_events_share_a_colour(name):
    theme = painted(theme_named(name), OUTLETS_SCORED.scope)
    assert len({theme.authors[outlet] for outlet in OUTLETS}) == 4
    assert len({theme.events[event] for event in OUTLETS_SCORED.scope.events}) == 3


def test_two_sides_of_one_colour_are_drawn_in_two():
    scope = Scope(OUTLETS_SCORED.scope.with_names(f"P{n}" for n in range(9)).perspectives)
    names = [each.name for each in scope.perspectives if scope.of(each.name).colour == scope.of(POST).colour]
    contrast = replace(contrast_authors(OUTLETS_SCORED, (POST, HERALD)))
    sides = [replace(side, id=each) for side, each in zip(contrast.sides, names, strict=False)]
    groups = side_groups(replace(contrast, target=sides[0], reference=sides[1]), painted(theme_named("light"), scope))
    assert groups[0].colour != groups[1].colour
