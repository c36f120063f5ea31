import json

import pytest

from analysis.errors import ParallaxError
from analysis.exchange.records import document_record, read_gists, read_records
from tests.summit import CORPUS


def written(folder, content: str):
    (folder / "articles.json").write_text(content, encoding="utf-8")
    return folder


def test_records_keep_the_order_of_the_file(tmp_path):
    records = [{"id": "b", "title": "B"}, {"id": "a", "title": "A"}]
    assert list(read_records(written(tmp_path, json.dumps(records)))) == ["b", "a"]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        ("{", "no list of article records could be read"),
        ("{}", "is no list of records"),
        ('["a"]', "record 1 is no record"),
        ('[{"id": "a", "title": "A"}, {"id": "b"}]', "record 2 has no 'id' or no 'title'"),
        ('[{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]', "record 2 has the id 'a' again"),
    ],
)
def test_a_bad_list_of_records_is_told(tmp_path, content, trouble):
    with pytest.raises(ParallaxError, match=f"articles.json.*{trouble}"):
        read_records(written(tmp_path, content))


def test_a_missing_list_is_told(tmp_path):
    with pytest.raises(ParallaxError, match=r"articles.json: no list of article records could be read"):
        read_records(tmp_path)


@pytest.mark.parametrize(
    ("parts", "published"), [([2021, 3, 4], "2021-03-04"), ([2021, 3], "2021-03"), ([2021], "2021")]
)
def test_a_date_is_as_exact_as_the_record(parts, published):
    record = document_record({"id": "a", "title": "A", "issued": {"date-parts": [parts]}})
    assert record["published"] == published


def test_a_record_of_a_title_alone_has_nothing_else():
    record = document_record({"id": "a", "title": "A"})
    assert {name for name, value in record.items() if value} == {"title"}


def test_several_authors_and_bodies_without_a_given_name_are_named():
    authors = [{"given": "Ann", "family": "Ash"}, {"literal": "The Gull’s editors"}, {"family": "Sol"}]
    assert document_record({"id": "a", "title": "A", "author": authors})["author"] == "Ann Ash; The Gull’s editors; Sol"


def test_gists_have_the_id_of_their_paragraph(tmp_path):
    (tmp_path / "gists.toml").write_text('[harbour]\np01 = "One."\np02 = "Two."\n[upland]\np01 = "Up."\n')
    assert read_gists(tmp_path) == {"harbour/p01": "One.", "harbour/p02": "Two.", "upland/p01": "Up."}


@pytest.mark.parametrize("content", [None, "[harbour\n"])
def test_gists_that_cannot_be_read_are_told(tmp_path, content):
    if content:
        (tmp_path / "gists.toml").write_text(content)
    with pytest.raises(ParallaxError, match=r"gists\.toml"):
        read_gists(tmp_path)


def test_every_paragraph_of_the_built_in_corpus_has_a_gist():
    gists = read_gists(CORPUS)
    assert len(gists) == 24
    assert {name.split("/")[0] for name in gists} == set(read_records(CORPUS))
