"""Sentences on stance: counts come first, doubts are told, one text alone and silence are said."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.selection import Filters, select
from analysis.contrast.stance import (
    about_meetings,
    meeting_differences,
    stance_arc,
    stance_differences,
    stance_in_panels,
    stance_of_actors,
    stance_table,
    voice_gaps,
)
from analysis.contrast.stance_findings import say_meetings, say_table, say_voices, say_widest
from analysis.contrast.stance_place_findings import say_arc, say_parting, say_places, say_who
from analysis.contrast.tone_and_stance import tone_against_stance
from analysis.contrast.who_to_whom import who_to_whom
from analysis.exchange.builtin import CORPUS
from tests.analysis.contrast.test_who_to_whom import spoken
from tests.two_shores import two_shores

MEASURES = read_measures(CORPUS / "measures.toml")
STANCE = MEASURES["stance"]


def authors(results):
    return contrast_authors(results, ["Russian", "American"])


def widest(results, voice: str = "author"):
    contrast = authors(results)
    actors = list(results.stance_by_paragraph["actor"].unique())
    values = stance_of_actors(results, contrast, voice, actors)
    return say_widest(values, stance_differences(results, contrast, voice), contrast, STANCE, voice)


def with_positions(*rows: tuple):
    """The two shores, with these positions of their authors alone: paragraph, actor, code, value."""
    results = two_shores()
    columns = ["paragraph_id", "actor", "stance", "value"]
    frame = pd.DataFrame(rows, columns=columns).assign(holder="author", holder_actor=None, n_mentions=1, unsure=False)
    return replace(results, stance_by_paragraph=frame[results.stance_by_paragraph.columns])


def both_texts():
    east = [("east/p01", "Utopia", 1, 0.8), ("east/p02", "Utopia", 1, 0.6)]
    west = [("west/p01", "Utopia", -1, -0.8), ("west/p02", "Utopia", 0, 0.0), ("west/p03", "Utopia", -1, -0.6)]
    return with_positions(*east, *west)


def test_the_texts_part_most_over_an_actor_counts_first():
    finding = widest(both_texts())
    assert finding.sentence == (
        "The texts part most over Utopia: the Russian author’s text is in favour of it in 2 of the 2 paragraphs that "
        "name it (mean +0.70), the American author’s text against it in 2 of the 3 paragraphs that name it "
        "(mean −0.47)."
    )
    assert "2 against 3 paragraphs." in finding.doubt
    assert "fewer than 5 paragraphs" in finding.doubt


def test_two_paragraphs_that_happen_to_agree_do_not_pass_for_the_clearest_difference():
    columns = ["key", "difference", "low", "high", "spread", "few"]
    rows = [("Utopia", 0.5, 0.49, 0.51, 0.01, True), ("Erewhon", 0.4, 0.1, 0.7, 0.15, False)]
    differing = pd.DataFrame(rows, columns=columns).assign(
        measure="stance", target=0.2, reference=-0.2, n_units_target=6, n_units_reference=6
    )
    contrast = authors(two_shores())
    values = pd.concat(
        [stance_of_actors(two_shores(), contrast, "author", ["China"]).assign(key=key) for key in ("Utopia", "Erewhon")]
    )
    assert say_widest(values, differing, contrast, STANCE, "author").key == "Erewhon"
    assert say_widest(values, differing.assign(few=True), contrast, STANCE, "author").key == "Utopia"


def test_a_mean_near_the_middle_is_neutral_on_balance_and_shows_every_count():
    rows = [("east/p01", "Utopia", 1, 0.9), ("west/p01", "Utopia", 1, 0.5), ("west/p02", "Utopia", -1, -0.7)]
    assert "neutral toward it on balance (mean −0.10; paragraphs: 1 against, 0 neutral, 1 in favour)" in (
        widest(with_positions(*rows)).sentence
    )


def test_unsure_positions_are_told():
    # China, one paragraph on each side, parts widest; Russia's west/p02 is unsure.
    finding = widest(two_shores())
    assert finding.doubt.endswith("1 of 5 positions is unsure.")


def test_one_text_alone_compares_nothing():
    finding = widest(select(both_texts(), Filters(perspective="American")))
    assert finding.sentence.startswith(
        "The American author’s text is clearest on Utopia: it is against it in 2 of the 3"
    )
    assert finding.doubt.startswith("No chosen paragraph is in the Russian author’s text, so nothing is compared.")


def test_no_actor_judged_is_said_in_the_voice():
    finding = widest(two_shores(), "quoted")
    assert finding.sentence == "In quoted words, no actor is judged."


def quoted_results():
    """The two shores; in west/p02 and west/p04 a speaker is quoted on Russia, in favour."""
    results = two_shores()
    own = results.mentions[results.mentions["sentence_id"].isin(["west/p02/s01", "west/p04/s01"])]
    chances = {"stance": 0.8, "p_against": 0.0, "p_neutral": 0.2, "p_favour": 0.8, "unsure": False}
    quoted = own.assign(mention_id=own["mention_id"] + "q", voice="quoted", holder="Ann Ash", **chances)
    return replace(results, mentions=pd.concat([results.mentions, quoted], ignore_index=True))


def test_speakers_are_set_beside_the_author():
    results = quoted_results()
    contrast, actors = authors(results), ["Russia", "China"]
    panels = {voice: (contrast, voice) for voice in ("author", "reported", "quoted")}
    values, gaps = stance_in_panels(results, panels, actors), voice_gaps(results, contrast, actors)
    assert gaps[["side", "voice", "key"]].values.tolist() == [["American", "quoted", "Russia"]]
    # Author +.1 and -.5, speaker +.8 twice; each resample draws the paragraphs' two voices together.
    assert gaps["difference"].item() == pytest.approx(0.8 + 0.2)
    assert gaps[["low", "high"]].iloc[0].tolist() == pytest.approx([0.7, 1.3])
    finding = say_voices(values, gaps, contrast, STANCE)
    assert finding.sentence == (
        "In the American author’s text the quoted words judge Russia more favourably than the author’s own: "
        "+0.80 in 2 paragraphs against −0.20 in 2 paragraphs."
    )
    assert "is clear of zero" in finding.doubt
    assert finding.doubt.endswith("It rests on 2 paragraphs of speakers, too few to lean on.")


def test_without_speakers_the_voices_cannot_be_compared():
    contrast = authors(two_shores())
    gaps = voice_gaps(two_shores(), contrast, ["Russia"])
    assert gaps.empty
    assert "cannot be compared" in say_voices(pd.DataFrame(), gaps, contrast, STANCE).sentence


def test_the_meetings_are_compared_within_a_text():
    rows = [("west/p01", "Utopia", -1, -0.8), ("west/p02", "Utopia", 1, 0.4)]
    results = with_positions(*rows)
    contrast = authors(results)
    differing = meeting_differences(results, contrast, "author", ["Utopia"])
    finding = say_meetings(results, differing, contrast, STANCE)
    assert finding.sentence == (
        "The American author’s text about Guilin judges Utopia more favourably in the author’s own words than the "
        "American author’s text about Anchorage: +0.40 against −0.80."
    )
    assert "no interval can be drawn" in finding.doubt


def test_an_actor_judged_about_one_meeting_alone_gives_no_comparison():
    results = with_positions(("west/p01", "Utopia", -1, -0.8))
    differing = meeting_differences(results, authors(results), "author", ["Utopia"])
    assert "cannot be compared" in say_meetings(results, differing, authors(results), STANCE).sentence


def test_a_speaker_stands_beside_the_author_who_lets_them_speak():
    frame = who_to_whom(spoken(), authors(spoken()))
    finding = say_who(frame, STANCE, authors(spoken()).sides)
    assert finding.sentence == (
        "The American author’s text has Skipper Ash in favour of China (+0.50 in 2 paragraphs); the author is against "
        "it (−0.60 in 1 paragraph)."
    )
    assert "The speaker: 95 % interval +0.10 to +0.90, too narrow to lean on; the author: a single paragraph" in (
        finding.doubt
    )


def test_authors_alone_are_said_to_be_alone():
    frame, sides = who_to_whom(two_shores(), authors(two_shores())), authors(two_shores()).sides
    assert say_who(frame, STANCE, sides).sentence == "Nobody but the authors judges an actor."
    assert say_who(frame.iloc[:0], STANCE, sides).sentence == "Nobody judges an actor."


def test_the_arc_tells_the_paragraphs_of_each_text_s_clearest_stance():
    results = both_texts()
    arc = stance_arc(results, authors(results), ["Utopia"], "author")
    assert say_arc(arc, authors(results).filled).sentence == (
        "The Russian author’s text is in favour of Utopia in paragraphs 1 and 2 of 2; the American author’s text is "
        "against Utopia in paragraphs 1 and 3 of 4."
    )


def test_runs_of_paragraphs_are_drawn_together():
    assert say_places([4]) == "4"
    assert say_places([1, 2, 3, 5, 9, 10]) == "1 to 3, 5, 9 and 10"
    assert say_places([2, 3, 4, 5]) == "2 to 5"


def test_where_tone_and_stance_point_opposite_ways_both_numbers_are_told():
    # east/p01 sounds +0.20 on two words (+0.5, -0.1); its author is made to stand against China.
    results = with_positions(("east/p01", "China", -1, -0.7), ("west/p01", "China", 0, 0.0))
    sides = authors(results).sides
    finding = say_parting(tone_against_stance(results, sides), MEASURES["polarity"], STANCE, sides)
    assert finding.sentence == (
        "In 1 place tone and stance point opposite ways: paragraph 1 of the Russian author’s text sounds favourable "
        "(+0.20) and is against China (−0.70)."
    )
    assert "2 places where tone and stance are known: 1 opposite, 1 loud words" in finding.doubt


def test_tone_and_stance_that_agree_are_said_to():
    results = with_positions(("east/p01", "China", 1, 0.7))
    sides = authors(results).sides
    finding = say_parting(tone_against_stance(results, sides), MEASURES["polarity"], STANCE, sides)
    assert finding.sentence == "Tone and stance never point opposite ways here."


def test_the_table_tells_how_many_actors_both_texts_name():
    results = two_shores()
    table = stance_table(results, authors(results), "author")
    assert say_table(table, authors(results), "author") == (
        "2 actors are named in the author’s own words, 2 of them by both texts."
    )
    assert say_table(table.iloc[:0], authors(results), "quoted") == "In quoted words, no actor is named."


def test_meetings_of_a_text_keep_their_titles():
    assert list(about_meetings(two_shores(), authors(two_shores()))) == [
        "The whole text",
        "About Anchorage",
        "About Guilin",
    ]
