"""The analysis again with names changed: what a text says stays, what it names moves."""

import pandas as pd
import pytest

from analysis.auditing import audit_frame, with_audit
from analysis.catalogue import read_measures
from analysis.contrast.doubt.audit import AUDITED, audited_paragraphs, has_audit
from analysis.exchange.builtin import CORPUS
from analysis.exchange.features import read_originals
from analysis.pipeline import analyse, read_codebooks
from analysis.results import without_text
from analysis.schemas import VARIANTS
from analysis.text.documents import Article
from analysis.text.typography import normalise
from tests.originals import originals_folder

BOOKS = read_codebooks(CORPUS)
VOICES = {name: measure.voice for name, measure in read_measures(CORPUS / "measures.toml").items()}
TEXTS = (
    "Russia and China deepened their excellent partnership, and Moscow thanked Beijing.",
    "The American plan was a terrible idea. Sanctions followed, and sanctions hurt.",
    "Nothing but rain fell on the harbour, and “it is late,” said the mayor.",
)


def read(*texts: str):
    return analyse([Article("a", tuple(map(normalise, texts)), {"title": "A"})], BOOKS)


@pytest.fixture(scope="module")
def results():
    return with_audit(read(*TEXTS), BOOKS, VOICES)


def values(results, measure: str, key: str = "") -> pd.DataFrame:
    rows = audited_paragraphs(results)
    rows = rows[(rows["measure"] == measure) & (rows["key"] == key)].set_index("paragraph_id")
    return rows[["as_is", *VARIANTS]]


def test_every_paragraph_is_counted_in_both_variants_and_every_measure(results):
    counted = results.audit.groupby("variant")["paragraph_id"].agg(set)
    assert counted.to_dict() == {variant: {"a/p01", "a/p02", "a/p03"} for variant in VARIANTS}
    assert set(results.audit["measure"]) == set(AUDITED)
    assert has_audit(results)


def test_a_lexicon_word_beside_a_name_does_not_move(results):
    tone = values(results, "polarity")
    assert tone["as_is"].round(2).tolist() == [1.0, -1.0]
    assert tone["exchanged"].tolist() == tone["masked"].tolist() == tone["as_is"].tolist()


def test_a_topic_defined_by_names_goes_with_them(results):
    partnership = values(results, "topic_share", "sino_russian_partnership")
    assert partnership.loc["a/p01"].tolist() == [1.0, 0.0, 0.0]


def test_a_topic_defined_by_words_stays(results):
    assert values(results, "topic_share", "sanctions_finance").loc["a/p02"].tolist() == [1.0, 1.0, 1.0]


def test_a_stance_stands_under_the_actor_that_the_text_names(results):
    for actor in ("Russia", "China"):
        assert values(results, "stance", actor).loc["a/p01"].notna().all()
    judged = values(results, "stance", "United States").loc["a/p02"]
    assert judged.tolist() == pytest.approx([judged["as_is"]] * 3, abs=0.02)
    assert set(results.audit.loc[results.audit["measure"] == "stance", "key"]) == {"Russia", "China", "United States"}


def test_masking_moves_no_share_of_words(results):
    quoted = values(results, "quoted_share")
    assert quoted.loc["a/p03", "as_is"] > 0
    assert (quoted["masked"] == quoted["as_is"]).all()


def test_a_frame_holds_numbers_and_ids_alone(results):
    numeric = results.audit[["numerator", "denominator"]]
    assert all(pd.api.types.is_numeric_dtype(column) for _, column in numeric.items())
    assert set(results.audit.columns) == {
        *("paragraph_id", "variant", "measure", "key", "voice", "numerator", "denominator")
    }


def test_an_article_without_text_keeps_the_audit_that_it_has(results):
    again = with_audit(without_text(results), BOOKS, VOICES)
    pd.testing.assert_frame_equal(again.audit, results.audit)


def test_auditing_leaves_the_results_alone():
    plain = read(TEXTS[0])
    before = plain.mentions.copy()
    audit_frame(plain, BOOKS, VOICES)
    assert plain.audit.empty
    pd.testing.assert_frame_equal(plain.mentions, before)


# The built-in articles: with the originals at hand.


@pytest.fixture(scope="module")
def built_in():
    return with_audit(analyse(read_originals(originals_folder(), CORPUS), BOOKS), BOOKS, VOICES)


def test_masking_the_names_of_the_built_in_articles_moves_neither_tone_nor_stance_nor_voice(built_in):
    rows = audited_paragraphs(built_in)
    rows = rows[~rows["measure"].isin(["topic_share", "polarity_unmasked"])]
    assert len(rows) > 200
    assert (rows["masked"] - rows["as_is"]).abs().max() < 1e-9


def test_the_partnership_of_the_built_in_articles_is_a_topic_of_names(built_in):
    partnership = values(built_in, "topic_share", "sino_russian_partnership").sum()
    assert partnership["as_is"] >= 8
    assert partnership[["exchanged", "masked"]].tolist() == [0.0, 0.0]
