"""Every score in one frame, held to the same values as each rollup by itself."""

import numpy as np
import pandas as pd

from analysis.contrast.groups import by_document
from analysis.contrast.rollup import rollup
from analysis.contrast.scores import score_units
from tests.tiny import tiny_results

VOICES = {"polarity": "author", "topic_share": "all", "quoted_share": "all"}


def test_every_unit_has_every_measure_in_its_own_voice():
    scores = score_units(tiny_results(), VOICES)
    assert set(scores["unit"]) == {"paragraph", "document", "event", "perspective", "perspective / event"}
    assert scores.groupby("measure")["voice"].unique().map(list).to_dict() == {
        measure: [voice] for measure, voice in VOICES.items()
    }


def test_documents_score_as_their_rollup_does():
    scores = score_units(tiny_results(), VOICES)
    own = scores[(scores["unit"] == "document") & (scores["measure"] == "polarity")].reset_index(drop=True)
    alone = rollup(tiny_results(), by_document(tiny_results()), "document", "author", ("polarity",))
    pd.testing.assert_frame_equal(own, alone)


def test_a_paragraph_has_its_value_and_no_interval():
    scores = score_units(tiny_results(), VOICES)
    row = scores[(scores["unit_id"] == "east/p02") & (scores["measure"] == "quoted_share")].iloc[0]
    assert row["value"] == 0.4
    assert np.isnan(row["low"])
    assert row["n_units"] == 1


def test_an_actor_has_a_row_only_where_it_is_named():
    scores = score_units(tiny_results(), {"actor_rate": "all"})
    of_paragraphs = scores[scores["unit"] == "paragraph"]
    assert of_paragraphs[["unit_id", "key"]].values.tolist() == [
        ["east/p01", "China"],
        ["east/p02", "China"],
        ["east/p02", "Russia"],
        ["west/p02", "Russia"],
    ]


def test_a_unit_that_does_not_name_an_actor_has_no_stance_toward_it():
    scores = score_units(tiny_results(), {"stance": "author", "stance_against": "author"})
    documents = scores[(scores["unit"] == "document") & (scores["measure"] == "stance")]
    assert documents[["unit_id", "key"]].values.tolist() == [["east", "China"], ["east", "Russia"], ["west", "Russia"]]
    against = scores[(scores["unit"] == "document") & (scores["measure"] == "stance_against")].set_index(
        ["unit_id", "key"]
    )
    assert against.loc[("east", "Russia"), "value"] == 0.0
    assert not scores["value"].isna().any()


def test_articles_without_a_perspective_have_no_score_by_perspective():
    results = tiny_results()
    results.documents["perspective"] = None
    assert "perspective" not in set(score_units(results, VOICES)["unit"])
