"""A large folder holds what the batch scored, paragraph by paragraph, under ids of its own."""

import pandas as pd
import pytest

from analysis.batch.files import NAMES, clear_away, in_reading_order, put_in_place, write_part
from analysis.batch.kept import read_batch
from analysis.batch.ledger import Ledger, described, lines_of
from analysis.errors import InputError
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import analyse, read_codebooks
from analysis.schemas import check
from benchmarks.large_folder import write_folder
from benchmarks.large_plan import LONGEST, SHORTEST
from benchmarks.large_prose import made_articles
from benchmarks.large_source import read_source


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    """A batch of four made articles, one of each side, two of them about a meeting."""
    folder = tmp_path_factory.mktemp("scored")
    articles = made_articles(6)[2:]
    frames = in_reading_order(analyse(articles, read_codebooks(CORPUS)).frames())
    ledger = Ledger(folder, "read by this")
    clear_away(folder, ledger.parts)
    files = write_part(frames, folder, 1)
    put_in_place(folder, 1)
    ledger.add(1, [described(article) for article in articles], files)
    return folder


@pytest.fixture(scope="module")
def large(scored, tmp_path_factory):
    folder = tmp_path_factory.mktemp("large") / "of-300"
    write_folder(folder, (read_source(scored), "read by this"), 300, of_part=10)
    return folder


def by_text(frames: dict[str, pd.DataFrame], name: str) -> pd.DataFrame:
    """The rows of a frame with the text of their paragraph; of their ids only what follows the paragraph's."""
    frame = frames[name].copy()
    ids = [column for column in ("paragraph_id", "sentence_id", "mention_id") if column in frame]
    paragraph_ids = frame[ids[0]].str.split("/").str[:2].str.join("/")
    for column in ids:
        frame[column] = frame[column].str.split("/").str[2:].str.join("/")
    texts = frames["paragraphs"].set_index("paragraph_id")["text"]
    return frame.assign(of_text=paragraph_ids.map(texts))


def test_every_frame_is_as_its_schema_says(large):
    frames = read_batch(large)
    assert list(frames) == list(NAMES)
    for name, frame in frames.items():
        check(frame, name)
        assert len(frame)


def test_it_has_as_many_paragraphs_as_asked_in_articles_of_usual_size(large):
    documents = read_batch(large)["documents"]
    assert documents["n_paragraphs"].sum() == 300
    assert documents["n_paragraphs"].iloc[:-1].between(SHORTEST, LONGEST).all()
    assert len(list((large / "words").iterdir())) == -(-len(documents) // 10)


def test_ids_nest(large):
    frames = read_batch(large)
    paragraphs, sentences = frames["paragraphs"], frames["sentences"]
    assert (paragraphs["paragraph_id"].str.rpartition("/")[0] == paragraphs["doc_id"]).all()
    assert (sentences["sentence_id"].str.rpartition("/")[0] == sentences["paragraph_id"]).all()
    assert (frames["mentions"]["mention_id"].str.rpartition("/")[0] == frames["mentions"]["sentence_id"]).all()
    assert frames["stance_receipts"]["mention_id"].isin(frames["mentions"]["mention_id"]).all()
    owners = {"doc_id": frames["documents"], "paragraph_id": paragraphs, "sentence_id": sentences}
    for frame in frames.values():
        for column in set(owners) & set(frame):
            assert frame[column].isin(owners[column][column]).all()


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("documents", "paragraphs")])
def test_a_paragraph_holds_what_was_scored_for_it(scored, large, name):
    before, after = read_batch(scored), read_batch(large)
    was = dict(list(by_text(before, name).groupby("of_text")))
    expected = pd.concat([was[text] for text in after["paragraphs"]["text"] if text in was], ignore_index=True)
    pd.testing.assert_frame_equal(by_text(after, name), expected)


def test_paragraphs_stand_in_a_row_from_one_and_sum_up_to_their_article(large):
    frames = read_batch(large)
    paragraphs = frames["paragraphs"]
    assert (paragraphs["position"] == paragraphs.groupby("doc_id").cumcount() + 1).all()
    assert (paragraphs["paragraph_id"].str[-2:].astype(int) == paragraphs["position"]).all()
    words = paragraphs.groupby("doc_id")["n_words"].sum()
    assert frames["documents"].set_index("doc_id")["n_words"].to_dict() == words.to_dict()


def test_the_ledger_knows_each_article_by_its_text(large):
    documents = read_batch(large)["documents"]
    said = {each["doc_id"]: each["sha256"] for line in lines_of(large) for each in line["documents"]}
    assert said == documents.set_index("doc_id")["sha256"].to_dict()
    assert {line["read_by"] for line in lines_of(large)} == {"read by this"}


def test_the_same_number_gives_the_same_folder(scored, large, tmp_path):
    write_folder(tmp_path / "again", (read_source(scored), "read by this"), 300, of_part=10)
    before, again = read_batch(large), read_batch(tmp_path / "again")
    for name in NAMES:
        pd.testing.assert_frame_equal(before[name], again[name])


def test_a_folder_that_holds_something_is_left_alone(scored, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="something is there already"):
        write_folder(tmp_path, (read_source(scored), "read by this"), 30)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
