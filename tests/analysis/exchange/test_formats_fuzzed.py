"""Whatever the bytes, a reader gives entries or says in an InputError what is wrong; and nothing good is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.exchange.formats import SUFFIXES, read_entries
from tests.made_files import BODY, json_file, parquet_file, pdf_file, web_page, word_file, zip_file

OPENINGS = (
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"PAR1",
    b"<html><p>",
    b"\xff\xfe",
    b'{"text": "',
    b"[[[",
    b"doc_id,text\n",
    b"<TEI><text><p>",
)
WHOLE = {
    ".html": web_page(*BODY),
    ".docx": word_file(*BODY),
    ".pdf": pdf_file(list(BODY), list(BODY)),
    ".parquet": parquet_file(doc_id=["a", "b"], text=["A ferry.", "A pier."]),
    ".xml": b"<TEI><text><body><p>A ferry.</p></body></text></TEI>",
    ".json": json_file([{"text": "A ferry."}]),
    ".zip": zip_file({"a.txt": "A ferry.", "b.csv": "doc_id,text\na,A.\n", "c.html": web_page(*BODY)}),
}
# The same examples each time: a run that fails on one can be run again.
quick = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


def tell(content: bytes, name: str) -> None:
    places = []
    try:
        places += [entry.where for entry in read_entries(content, name)]
    except InputError as error:
        places.append(str(error))
    assert places
    assert all(place.startswith(name) for place in places)
    assert "broke its reader" not in places[-1]  # what another process is for, and none of our readers may need


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(quick, max_examples=40)
@given(opening=st.sampled_from(OPENINGS), rest=st.binary(max_size=300))
def test_random_bytes_raise_nothing_but_an_input_error(suffix, opening, rest):
    tell(opening + rest, f"a{suffix}")


@pytest.mark.parametrize("suffix", WHOLE)
@settings(quick, max_examples=40)
@given(where=st.floats(0, 1), spoilt=st.binary(min_size=1, max_size=40), cut=st.booleans())
def test_a_good_file_spoilt_anywhere_raises_nothing_but_an_input_error(suffix, where, spoilt, cut):
    content = WHOLE[suffix]
    place = int(where * len(content))
    tell(content[:place] + spoilt + (b"" if cut else content[place + len(spoilt) :]), f"a{suffix}")


@settings(quick, max_examples=40)
@given(text=st.text(max_size=300), suffix=st.sampled_from((".txt", ".md", ".html", ".csv", ".json", ".jsonl")))
def test_any_text_raises_nothing_but_an_input_error(text, suffix):
    tell(text.encode("utf-8", "replace"), f"a{suffix}")


@settings(quick, max_examples=60)
@given(suffix=st.sampled_from(SUFFIXES), opening=st.sampled_from(OPENINGS), rest=st.binary(max_size=300))
def test_good_articles_around_any_bytes_in_an_archive_are_read(suffix, opening, rest):
    members = {"first.txt": "A ferry.", f"odd{suffix}": opening + rest, "last.md": "A pier."}
    entries = list(read_entries(zip_file(members), "some.zip"))
    assert [entries[place].fields.get("text") for place in (0, -1)] == ["A ferry.", "A pier."]
    assert len(entries) > 2  # what is between is read or told


WRITTEN = st.characters(exclude_categories=["Cc", "Cs"])  # with control signs it would be no text


@settings(quick, max_examples=60)
@given(
    st.lists(st.text(WRITTEN, max_size=40), max_size=4),
    st.sampled_from(("\n", "\r\n")),
    st.text(alphabet=',;\t"ab\n', max_size=40),
)
def test_good_lines_around_any_text_are_read(odd, ends, table):
    lines = ['{"doc_id": "a", "text": "A ferry."}', *odd, '{"doc_id": "b", "text": "A pier."}']
    entries = list(read_entries(ends.join(lines).encode("utf-8", "replace"), "some.jsonl"))
    assert [entries[place].fields["doc_id"] for place in (0, -1)] == ["a", "b"]
    tell(f"doc_id,text\n{table}".encode(), "some.csv")
