"""Laws that hold for every text, tried on texts put together at random from harmless and hostile pieces."""

import math
from functools import cache

import pandas as pd
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from textblob import TextBlob

from analysis.exchange.builtin import CORPUS
from analysis.pipeline import analyse, read_codebooks
from analysis.results import Results
from analysis.schemas import SCHEMAS, check
from analysis.text.documents import Article, split_paragraphs

PIECES = (
    "The mayor said that the pier was excellent.",
    "“It is a bad bargain,” said Mr. Ash of the U.S. delegation, “and a worse plan.”",
    "Russia and China met; both states rejected sanctions!",
    "According to the ministry, nothing – not even 3.5 % – was lost.",
    "Isn’t it very good? Not good at all :-(",
    "great power Foreign Minister human rights own unprecedented",
    "<script>alert('x')</script> **bold** ![](http://x) $x$ =cmd()",
    "“An unclosed quotation runs on.",
    "…?! — “” ()",
    "İstanbul naïve Ünlü ǅ ﬁne ſharp",
    "\u202eevil\u202c \u200b\u00ad\x07 \ufeff",
    "中国 и Россия",
    "x" * 300,
    "U.S. vs. U.K., e.g. at 5 p.m. Next day it rained.",
    "THE GREAT POWERS SAID NO",
)
SEED = 20210318  # one for all laws: they are tried on the same texts, each of which is analysed once
texts = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4).map(
    "\n\n".join
)


read_once = cache(read_codebooks)


@cache
def analysed(text: str) -> Results:
    return analyse([Article("odd", split_paragraphs(text), {})], read_once(CORPUS))


@seed(SEED)
@settings(max_examples=25, deadline=None, database=None)
@given(texts)
def test_every_frame_keeps_its_schema(text):
    for name, frame in analysed(text).frames().items():
        assert list(check(frame, name).columns) == list(SCHEMAS[name].columns)


@seed(SEED)
@settings(max_examples=25, deadline=None, database=None)
@given(texts)
def test_ids_nest_and_every_sentence_has_one_row_of_sentiment(text):
    found = analysed(text)
    assert found.sentiment["sentence_id"].tolist() == found.sentences["sentence_id"].tolist()
    assert (
        found.sentences["sentence_id"].str.rsplit("/", n=1).str[0].tolist() == found.sentences["paragraph_id"].tolist()
    )
    assert found.paragraphs["paragraph_id"].str.rsplit("/", n=1).str[0].eq(found.paragraphs["doc_id"]).all()
    assert found.mentions["mention_id"].str.rsplit("/", n=1).str[0].eq(found.mentions["sentence_id"]).all()
    assert found.events["paragraph_id"].tolist() == found.paragraphs["paragraph_id"].tolist()
    for places in (found.voices, found.receipts, found.topic_mentions, found.mentions):
        assert places["sentence_id"].isin(found.sentences["sentence_id"]).all()


@seed(SEED)
@settings(max_examples=25, deadline=None, database=None)
@given(texts)
def test_sentences_put_together_are_their_paragraph_and_words_add_up(text):
    found = analysed(text)
    joined = found.sentences.groupby("paragraph_id", sort=False)["text"].agg(" ".join)
    assert joined.tolist() == found.paragraphs["text"].tolist()
    words = found.sentences.groupby("paragraph_id", sort=False)["n_words"].sum()
    assert words.tolist() == found.paragraphs["n_words"].tolist()
    assert found.documents["n_words"].sum() == found.paragraphs["n_words"].sum()


@seed(SEED)
@settings(max_examples=25, deadline=None, database=None)
@given(texts)
def test_every_place_points_at_the_words_it_names(text):
    found = analysed(text)
    texts_by_id = found.sentences.set_index("sentence_id")["text"]
    named = [
        found.receipts.rename(columns={"term": "surface"}),
        found.topic_mentions,
        found.mentions,
    ]
    for place in pd.concat([frame[["sentence_id", "start", "surface"]] for frame in named]).itertuples():
        assert place.surface
        assert texts_by_id[place.sentence_id][place.start : place.start + len(place.surface)] == place.surface
    for stretch in found.voices.itertuples():
        assert 0 <= stretch.start < stretch.end <= len(texts_by_id[stretch.sentence_id])


@seed(SEED)
@settings(max_examples=25, deadline=None, database=None)
@given(texts)
def test_with_the_mask_off_a_sentence_scores_as_textblob_scores_it(text):
    found = analysed(text)
    for sentence, score in zip(found.sentences.itertuples(), found.sentiment.itertuples(), strict=True):
        theirs = TextBlob(sentence.text).sentiment
        if score.n_scored_unmasked == 0:
            assert math.isnan(score.polarity_unmasked)
            assert theirs.polarity == 0
        else:
            assert score.polarity_unmasked == theirs.polarity
            assert score.subjectivity_unmasked == theirs.subjectivity
