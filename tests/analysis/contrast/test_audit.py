"""How far differences move when names change, on numbers that can be checked by eye."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.catalogue import read_measures
from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.doubt.audit import AUDITED, audited, audited_paragraphs, has_audit, summary
from analysis.contrast.doubt.audit_words import (
    NAMES,
    STANDS,
    TURNS,
    audit_rows,
    say_audit,
    say_paragraphs,
    say_topics,
    say_verdict,
)
from analysis.contrast.doubt.pairs import Comparison
from analysis.contrast.rollup import tally
from analysis.exchange.builtin import CORPUS
from analysis.schemas import VARIANTS, conform
from tests.two_shores import two_shores

MEASURES = read_measures(CORPUS / "measures.toml")
LABELS = {"europe": "Europe", "human_rights": "human rights"}
AT = ["paragraph_id", "measure", "key"]


def counted(results, variant: str) -> pd.DataFrame:
    """The audit of texts in which nothing moves: what the text as it is counts."""
    parts = [tally(results, MEASURES[name].voice, [name]).assign(voice=MEASURES[name].voice) for name in AUDITED]
    return pd.concat(parts).assign(variant=variant).drop(columns="n_counted")


def shores(*changes: tuple):
    """The two shores audited; each change is variant, paragraph_id, measure, key and the new numerator."""
    results = two_shores()
    audit = pd.concat([counted(results, variant) for variant in VARIANTS], ignore_index=True)
    for variant, paragraph_id, measure, key, numerator in changes:
        wanted = [variant, paragraph_id, measure, key]
        at = (audit[["variant", *AT]] == wanted).all(axis=1)
        assert at.sum() == 1, wanted
        audit.loc[at, "numerator"] = numerator
    return replace(results, audit=conform(audit, "audit"))


def rows(results, **voices) -> pd.DataFrame:
    own = {name: MEASURES[name].voice for name in AUDITED} | voices
    return audited(results, Comparison.of(contrast_authors(results, ["Russian", "American"]), own))


def one(frame: pd.DataFrame, measure: str, key: str = "") -> pd.Series:
    return frame[(frame["measure"] == measure) & (frame["key"] == key)].iloc[0]


def drawn(*changes: tuple) -> pd.DataFrame:
    return audit_rows(rows(shores(*changes)), MEASURES, LABELS)


# Europe: 1 of 2 paragraphs of the east, 2 of 4 of the west. Russia: +0.7 in the east; 0.1 and -0.5 in the west.
LOST = [("masked", "west/p01", "topic_share", "europe", 0.0), ("masked", "west/p02", "topic_share", "europe", 0.0)]
TURNED = [("exchanged", "east/p02", "stance", "Russia", -0.9)]


def test_where_nothing_moves_every_difference_stands():
    frame = rows(shores())
    known = frame.dropna(subset="difference")
    assert len(known) > 5
    assert (known["moved"] == 0).all()
    assert not known["by_names"].any()
    assert known["paragraph_ids"].map(len).sum() == 0


def test_a_difference_is_that_of_the_text_less_that_of_the_reference_in_each_variant():
    topic = one(rows(shores(*LOST)), "topic_share", "europe")
    assert topic[["difference", "exchanged", "masked", "moved"]].tolist() == [0.0, 0.0, 0.5, 0.5]
    assert topic["by_names"]
    assert topic["paragraph_ids"] == ["west/p01", "west/p02"]


def test_a_difference_that_changes_direction_turns():
    stance = one(rows(shores(*TURNED)), "stance", "Russia")
    assert stance[["difference", "exchanged"]].tolist() == pytest.approx([0.9, -0.7])
    assert stance["turns"]
    assert not one(rows(shores(*LOST)), "topic_share", "europe")["turns"]


def test_less_than_half_of_a_difference_moved_is_not_of_names():
    stance = one(rows(shores(("masked", "east/p02", "stance", "Russia", 0.3))), "stance", "Russia")
    assert stance["moved"] == pytest.approx(0.4)
    assert not stance["by_names"]


def test_what_cannot_be_counted_in_a_variant_is_unknown_and_not_zero():
    results = shores()
    audit = results.audit
    gone = (audit["variant"] == "masked") & (audit["measure"] == "stance") & (audit["paragraph_id"] == "east/p02")
    stance = one(rows(replace(results, audit=audit[~gone])), "stance", "Russia")
    assert np.isnan(stance["masked"])
    assert stance["exchanged"] == pytest.approx(stance["difference"])
    assert stance["paragraph_ids"] == ["east/p02"]


def test_a_measure_in_another_voice_than_the_audit_has_no_row():
    frame = rows(shores(), polarity="quoted")
    assert "polarity" not in set(frame["measure"])
    assert "subjectivity" in set(frame["measure"])


def test_results_without_an_audit_have_no_row_and_break_nothing():
    plain = two_shores()
    assert not has_audit(plain)
    assert rows(plain).empty
    assert audited_paragraphs(plain).empty


def test_narrowed_results_are_audited_as_far_as_they_go():
    narrowed = shores(*LOST).narrowed_to(["east/p01", "west/p01", "west/p03"])
    topic = one(rows(narrowed), "topic_share", "europe")
    assert topic[["difference", "masked"]].tolist() == [0.5, 1.0]


def test_the_summary_gives_mean_and_largest_change_of_paragraphs_and_of_codes():
    codes = [("exchanged", "east/p02", "stance_favour", "Russia", 0.0)]
    found = summary(audited_paragraphs(shores(*TURNED, *codes))).set_index(["measure", "variant"])
    stance = found.loc[("stance", "exchanged")]
    assert stance[["n", "largest_at", "largest_key"]].tolist() == [5, "east/p02", "Russia"]
    assert stance["largest_change"] == pytest.approx(1.6)
    assert stance["mean_change"] == pytest.approx(1.6 / 5)
    assert stance["codes_changed"] == pytest.approx(1 / 5)
    assert found.loc[("stance", "masked"), ["largest_change", "codes_changed"]].tolist() == [0.0, 0.0]
    assert np.isnan(found.loc[("polarity", "masked"), "codes_changed"])


def test_what_is_of_names_comes_first_and_says_so():
    frame = drawn(*LOST, *TURNED)
    assert frame["label"].tolist()[:2] == ["Toward Russia", "On Europe"]
    assert frame["verdict"].tolist()[:3] == [TURNS, NAMES, STANDS]
    assert say_verdict(frame.iloc[1]) == "is of names; 2 paragraphs change"
    assert say_verdict(frame.iloc[2]) == "stands"


def test_the_finding_counts_names_and_says_how_far_the_others_move():
    frame = drawn(*LOST, *TURNED)
    finding = say_audit(frame, "the two texts")
    assert finding.sentence == (
        f"2 of {len(frame)} differences between the two texts are of names: toward Russia and on Europe."
    )
    assert finding.doubt == "Changing direction: toward Russia. The others move by 0.00 at most."


def test_where_nothing_moves_the_finding_says_that_each_stands():
    frame = drawn()
    assert say_audit(frame, "the two texts").sentence == (
        f"None of {len(frame)} differences between the two texts is of names: "
        "each stands with them exchanged, and masked."
    )


def test_sentences_on_paragraphs_and_topics():
    paragraphs = audited_paragraphs(shores(*LOST, *TURNED))
    said = " ".join(say_paragraphs(summary(paragraphs), MEASURES))
    assert "Tone: no paragraph moves." in said
    assert "Stance: with names exchanged 0.32 on average and 1.60 at most (east ¶ 2), 0.0 % of codes change;" in said
    assert "with names masked nothing moves." in said
    told = say_topics(paragraphs, {"europe": "Europe"})
    assert "Europe: in 3 paragraphs, 3 with names exchanged, 1 with names masked." in told
    assert say_topics(audited_paragraphs(shores()), {}) == "No paragraph gains or loses a topic with its names."
