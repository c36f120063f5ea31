import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.aligning import alignments_of
from analysis.errors import InputError
from analysis.exchange import features
from analysis.exchange.features import (
    build_features,
    read_alignments,
    read_features,
    read_originals,
    read_word_counts,
)
from analysis.exchange.fingerprints import COLUMNS
from analysis.pipeline import analyse, read_codebooks
from analysis.results import Results
from analysis.schemas import conform, empty
from analysis.text.words import count_words, find_words
from tests.summit import BODIES, CORPUS, make_corpus, make_originals

# The stance model rounds its sums to 8 bits between layers, and processors add up floating numbers in another order:
# some numbers turn by a few hundredths, as was seen with and without AVX-512; codes do not.
BY_MODEL = ("audit", "mentions", "stance_by_paragraph", "stance_receipts")
ROUNDING = 0.05
LONGEST_RUN = 8  # words: from here on a run is a piece of the text


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def words_of(text: str) -> list[str]:
    return [word.form.casefold() for word in find_words(text)]


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + LONGEST_RUN]) for at in range(len(words) - LONGEST_RUN + 1)}


def alignments_with(terms: str) -> pd.DataFrame:
    """A proposal of which these are the shared terms."""
    row = {"sentence_id": "harbour/p01/s01", "other_id": "upland/p01/s01", "score": 0.5, "rank": 1, "group": "g"}
    row |= dict.fromkeys(("shared_names", "shared_dates", "shared_numbers")) | {"shared_terms": terms, "similarity": 0}
    return conform(pd.DataFrame([row]), "alignments")


def share_a_run(text: str, known: set[tuple[str, ...]]) -> bool:
    """Whether a text has one of the runs; only that, so that a failing test prints none of an original's words."""
    return not runs(words_of(text)).isdisjoint(known)


def longest_known_run(sentences: pd.DataFrame, edition: Results) -> int:
    """The most words in a row of one sentence that every shipped term, laid at its place, gives away together."""
    places = [
        edition.receipts.rename(columns={"term": "surface"}),
        edition.topic_mentions,
        edition.mentions,
    ]
    shipped = pd.concat([frame[["sentence_id", "start", "surface"]] for frame in places])
    longest = 0
    for sentence_id, text in zip(sentences["sentence_id"], sentences["text"], strict=True):
        known = [False] * len(text)
        for _, start, surface in shipped[shipped["sentence_id"] == sentence_id].itertuples(index=False):
            known[start : start + len(surface)] = [True] * len(surface)
        run = 0
        for word in find_words(text):
            run = run + 1 if all(known[word.start : word.end]) else 0
            longest = max(longest, run)
    return longest


def test_the_same_originals_give_the_same_bytes(tmp_path, summit_corpus):
    corpus = make_corpus(tmp_path)
    names = [path.name for path in build_features(make_originals(tmp_path), corpus)]
    assert bytes_of(corpus / "features") == bytes_of(summit_corpus / "features")
    assert names == [f"{name}.csv" for name in (*Results.names(), "alignments", "fingerprints")]


def test_the_edition_holds_the_bodies_and_no_text(summit_corpus):
    edition = read_features(summit_corpus)
    assert edition.documents["doc_id"].tolist() == ["harbour", "upland"]
    assert edition.paragraphs["n_words"].tolist() == [count_words(text) for body in BODIES.values() for text in body]
    assert edition.paragraphs["text"].isna().all()
    assert edition.sentences["text"].isna().all()
    assert edition.paragraphs["gist"].dropna().tolist() == ["A cold start."]


def test_no_paragraph_of_the_body_stands_in_any_file_of_the_edition(summit_corpus):
    known = set().union(*(runs(words_of(text)) for body in BODIES.values() for text in body))
    files = bytes_of(summit_corpus / "features")
    assert [name for name, content in files.items() if share_a_run(content.decode(), known)] == []


def test_the_running_text_cannot_be_put_together_again(built):
    corpus, originals = built
    sentences = analyse(read_originals(originals, corpus), read_codebooks(corpus)).sentences
    assert 0 < longest_known_run(sentences, read_features(corpus)) < LONGEST_RUN


def test_alignments_come_back_as_they_were_proposed(built):
    corpus, originals = built
    results = analyse(read_originals(originals, corpus), read_codebooks(corpus))
    proposed = alignments_of(results, empty("alignments"))
    assert len(proposed)
    pd.testing.assert_frame_equal(read_alignments(corpus), proposed)


def test_an_edition_built_before_there_were_alignments_has_none(tmp_path):
    assert read_alignments(make_corpus(tmp_path)).empty


def test_a_reason_longer_than_a_term_is_not_shipped(tmp_path, monkeypatch):
    long = alignments_with("two words; a run of five words")
    monkeypatch.setattr(features, "alignments_of", lambda *_: long)
    with pytest.raises(InputError, match=r"alignments.csv: shared_terms in row 1 holds 5 words of an article; 4 may"):
        build_features(make_originals(tmp_path), make_corpus(tmp_path))


def test_word_counts_come_back_whole(summit_corpus):
    counts = read_word_counts(summit_corpus)
    assert counts.columns.tolist() == ["paragraph_id", "word", "n"]
    railway = counts[counts["word"] == "railway"]
    assert railway[["paragraph_id", "n"]].values.tolist() == [["upland/p01", 1], ["upland/p02", 1]]


def test_a_missing_file_is_told_with_the_command_that_makes_it(tmp_path):
    corpus = make_corpus(tmp_path)
    with pytest.raises(InputError, match=r"documents.csv: there is no such file. Build it: python -m analysis build"):
        read_features(corpus)


def test_originals_without_the_article_are_refused(tmp_path):
    corpus = make_corpus(tmp_path)
    with pytest.raises(InputError, match=r"no \.txt file there holds “Cold Water at Lake Veld”"):
        build_features(tmp_path, corpus)


def test_an_original_cut_short_is_refused(tmp_path):
    corpus, originals = make_corpus(tmp_path), make_originals(tmp_path)
    page = originals / "harbour-saved.txt"
    page.write_text(page.read_text(encoding="utf-8").split("Ann Ash")[0], encoding="utf-8")
    with pytest.raises(InputError, match="No paragraph after the body begins with 'Ann Ash is'"):
        build_features(originals, corpus)


# The built-in articles: with the originals at hand.


@pytest.fixture(scope="module")
def rebuilt(seeds, tmp_path_factory) -> Path:
    """A corpus folder built anew from the originals."""
    corpus = tmp_path_factory.mktemp("rebuilt") / "corpus"
    shutil.copytree(CORPUS, corpus, ignore=shutil.ignore_patterns("features"))
    build_features(seeds, corpus)
    return corpus


@pytest.fixture(scope="module")
def originals(seeds):
    """The analysis of the originals with their text."""
    return analyse(read_originals(seeds, CORPUS), read_codebooks(CORPUS))


def test_what_is_committed_is_what_the_originals_give(rebuilt):
    anew, committed = (
        {name: content for name, content in bytes_of(corpus / "features").items() if Path(name).stem not in BY_MODEL}
        for corpus in (rebuilt, CORPUS)
    )
    assert len(committed) > 10
    assert anew == committed


@pytest.mark.parametrize("name", ["audit", "mentions", "stance_by_paragraph"])
def test_judgements_are_as_committed_but_for_the_processors_rounding(rebuilt, name):
    anew, committed = (pd.read_csv(corpus / "features" / f"{name}.csv") for corpus in (rebuilt, CORPUS))
    pd.testing.assert_frame_equal(anew, committed, rtol=0, atol=ROUNDING)


def test_nearly_all_words_that_carry_a_stance_are_as_committed(rebuilt):
    anew, committed = (
        set(map(tuple, pd.read_csv(corpus / "features" / "stance_receipts.csv").drop(columns="weight").values))
        for corpus in (rebuilt, CORPUS)
    )
    assert len(anew & committed) / len(anew | committed) > 0.95


def test_the_bodies_have_eight_and_sixteen_paragraphs(originals):
    assert originals.documents[["doc_id", "n_paragraphs"]].values.tolist() == [["leksyutina", 8], ["joscelyn", 16]]


def test_no_file_of_the_corpus_shares_eight_words_in_a_row_with_an_original(originals):
    known = set().union(*(runs(words_of(text)) for text in originals.paragraphs["text"]))
    written = [path for path in sorted(CORPUS.rglob("*.*")) if path.suffix != ".onnx"]
    files = {path.name: path.read_text(encoding="utf-8") for path in written}
    assert [name for name, content in files.items() if share_a_run(content, known)] == []


def test_nothing_that_ships_gives_away_eight_words_in_a_row(originals):
    assert longest_known_run(originals.sentences, read_features(CORPUS)) < LONGEST_RUN


def test_the_fingerprints_are_of_the_originals(rebuilt, originals):
    known = pd.read_csv(CORPUS / "features" / "fingerprints.csv")
    assert known.columns.tolist() == COLUMNS
    assert known["paragraph_id"].tolist() == originals.paragraphs["paragraph_id"].tolist()
