"""Where tone and stance part: on the tiny corpus, whose words and stances can be read in its table."""

from dataclasses import replace

import pytest

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.tone_and_stance import tone_against_stance
from analysis.evidence.behind_stance import behind_disagreements
from tests.tiny import tiny_results


def parted(weights: list[float] | None = None):
    results = tiny_results()
    if weights:
        results = replace(results, receipts=results.receipts.assign(weight=weights))
    return tone_against_stance(results, contrast_authors(results, ["Russian", "American"]).filled)


def part_of(frame, paragraph: str, actor: str):
    return frame.set_index(["paragraph_id", "actor"]).loc[(paragraph, actor)]


def test_every_paragraph_and_actor_the_author_judges_has_a_row():
    assert set(parted()["mark"]) == {"east/p01|China", "east/p02|China", "east/p02|Russia", "west/p02|Russia"}


def test_hostile_words_against_an_actor_part_nothing():
    row = part_of(parted(), "east/p01", "China")
    assert (row["polarity"], row["value"], row["parts"]) == (-0.5, -0.6, "")


def test_hostile_words_in_favour_are_opposite_and_come_first():
    frame = parted([-0.5, -0.5, 1.0, -1.0])
    assert frame["mark"].iloc[0] == "east/p02|China"
    assert frame["parts"].iloc[0] == "opposite"
    assert frame["gap"].iloc[0] == pytest.approx(1.1)


def test_even_words_with_a_stance_are_stance_only():
    assert part_of(parted([0.0, 0.5, 1.0, -1.0]), "east/p01", "China")["parts"] == "stance only"


def test_an_unsure_stance_parts_from_nothing():
    assert part_of(parted(), "east/p02", "Russia")["parts"] == ""


def test_a_neutral_stance_in_loud_words_is_words_only():
    results = tiny_results()
    calm = results.stance_by_paragraph.assign(stance=0.0, value=0.0, unsure=False)
    frame = tone_against_stance(
        replace(results, stance_by_paragraph=calm), contrast_authors(results, ["Russian", "American"]).filled
    )
    assert set(frame["parts"]) == {"words only"}


def test_without_a_scored_word_nothing_parts():
    results = tiny_results()
    frame = tone_against_stance(
        replace(results, receipts=results.receipts.iloc[:0]), contrast_authors(results, ["Russian", "American"]).filled
    )
    assert set(frame["parts"]) == {""}
    assert frame["polarity"].isna().all()


def test_the_words_behind_both_numbers_stand_beside_them():
    row = part_of(parted(), "east/p01", "China")
    assert row["tone_words"] == "bad −0.50"
    assert row["stance_words"] == "bad"
    assert part_of(parted(), "west/p02", "Russia")["stance_words"] == ""


def test_the_quoted_word_is_no_word_of_the_author():
    assert part_of(parted(), "east/p02", "China")["tone_words"] == "good +0.50"


def test_behind_a_dot_stands_its_paragraph():
    behind = behind_disagreements(parted()).set_index("mark")
    assert behind.loc["west/p02|Russia", "paragraph_ids"] == ["west/p02"]
    assert behind.loc["west/p02|Russia", "label"] == (
        "American author, paragraph 2, on Russia: tone −1.00, stance −0.70 (against)"
    )
