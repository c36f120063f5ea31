"""Who to whom: authors and speakers, each in the text that lets them speak."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.who_to_whom import full_names, main_targets, who_to_whom
from analysis.evidence.behind_stance import behind_who
from analysis.schemas import conform
from tests.two_shores import two_shores

SPOKEN = (  # paragraph, actor, holder, the actor the holder stands for, code, value, mentions, unsure
    ("west/p02", "China", "Ash", "Russia", 1, 0.9, 1, False),
    ("west/p04", "China", "Skipper Ash", "Russia", 0, 0.1, 3, False),
    ("east/p02", "China", "Skipper Ash", "Russia", -1, -0.4, 1, False),
    ("west/p04", "Russia", "she who will not be named here", None, -1, -0.8, 1, False),
)


def spoken():
    results = two_shores()
    columns = results.stance_by_paragraph.columns
    rows = conform(pd.DataFrame(SPOKEN, columns=columns), "stance_by_paragraph")
    return replace(results, stance_by_paragraph=pd.concat([results.stance_by_paragraph, rows], ignore_index=True))


def rows(by_actor: bool = False) -> pd.DataFrame:
    results = spoken()
    return who_to_whom(results, contrast_authors(results, ["Russian", "American"]), by_actor).set_index(
        ["group", "holder", "target"]
    )


def test_each_text_begins_with_its_author_and_then_the_speaker_who_names_most():
    found = rows().reset_index()
    assert list(dict.fromkeys(zip(found["group"], found["holder"], strict=True))) == [
        ("Russian", "Russian author"),
        ("Russian", "Skipper Ash"),
        ("American", "American author"),
        ("American", "Skipper Ash"),
        ("American", "unnamed speaker"),
    ]
    assert found["own"].tolist() == [True, True, False, True, True, False, False]


def test_an_author_s_row_is_the_stance_of_the_text():
    row = rows().loc[("American", "American author", "Russia")]
    assert row["value"] == pytest.approx((0.1 - 0.5) / 2)
    assert row[["n_units", "n_mentions", "n_against", "n_unsure"]].tolist() == [2, 2, 1, 1]
    assert (row["low"], row["high"]) == pytest.approx((-0.5, 0.1))


def test_a_surname_counts_for_the_longer_name_and_paragraphs_weigh_alike():
    row = rows().loc[("American", "Skipper Ash", "China")]
    assert row["value"] == pytest.approx((0.9 + 0.1) / 2)
    assert row[["n_units", "n_mentions", "n_neutral", "n_favour"]].tolist() == [2, 4, 1, 1]
    assert row["paragraph_ids"] == ["west/p02", "west/p04"]


def test_a_speaker_of_both_texts_has_a_row_in_each_and_one_paragraph_no_interval():
    row = rows().loc[("Russian", "Skipper Ash", "China")]
    assert row["value"] == pytest.approx(-0.4)
    assert np.isnan(row["low"])


def test_speakers_can_be_taken_by_the_actor_they_speak_for():
    found = rows(by_actor=True)
    assert found.loc[("American", "speakers for Russia", "China"), "n_mentions"] == 4
    assert found.loc[("American", "other speakers", "Russia"), "n_mentions"] == 1


def test_one_holder_under_two_names_in_a_paragraph_is_one_position():
    results = spoken()
    twice = results.stance_by_paragraph.replace({"paragraph_id": {"west/p02": "west/p04"}})
    twice = twice[twice["holder"].isin(["Ash", "Skipper Ash"])]
    found = who_to_whom(
        replace(results, stance_by_paragraph=twice), contrast_authors(results, ["Russian", "American"])
    ).set_index(["group", "holder", "target"])
    row = found.loc[("American", "Skipper Ash", "China")]
    # One mention at .9 and three at .1.
    assert row["value"] == pytest.approx((0.9 + 3 * 0.1) / 4)
    assert row[["n_units", "n_mentions", "n_neutral"]].tolist() == [1, 4, 1]


def test_names_stay_apart_where_two_longer_ones_end_alike():
    names = pd.Series(["Ann Ash", "Bo Ash", "Ash", "Fern", "a man whom nobody could name"])
    assert full_names(names) == {
        "Ann Ash": "Ann Ash",
        "Bo Ash": "Bo Ash",
        "Ash": "Ash",
        "Fern": "Fern",
        "a man whom nobody could name": "unnamed speaker",
    }


def test_targets_are_ranked_by_mentions():
    assert main_targets(rows().reset_index()) == ["China", "Russia"]


def test_nobody_named_gives_no_row():
    results = two_shores()
    silent = replace(results, stance_by_paragraph=results.stance_by_paragraph.iloc[:0])
    assert who_to_whom(silent, contrast_authors(results, ["Russian", "American"])).empty


def test_behind_a_cell_stand_its_paragraphs():
    behind = behind_who(rows().reset_index()).set_index("mark")
    row = behind.loc["who|American|Skipper Ash|China"]
    assert row["label"] == "Skipper Ash of China, in the American author’s text: 2 paragraphs, ▼0 ○1 ▲1"
    assert row["paragraph_ids"] == ["west/p02", "west/p04"]


def test_a_speaker_who_judges_nobody_still_lends_the_full_name():
    # The two shores quote Skipper Ash, who judges nobody there; here the surname alone judges.
    results = spoken()
    surname = results.stance_by_paragraph[results.stance_by_paragraph["holder"] == "Ash"]
    found = who_to_whom(
        replace(results, stance_by_paragraph=surname), contrast_authors(results, ["Russian", "American"])
    )
    assert found["holder"].tolist() == ["Skipper Ash"]
