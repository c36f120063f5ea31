"""Whatever the bytes, a reader gives entries or says in an InputError what is wrong."""

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
)
WHOLE = {
    ".html": web_page(*BODY),
    ".docx": word_file(*BODY),
    ".pdf": pdf_file(list(BODY), list(BODY)),
    ".parquet": parquet_file(doc_id=["a", "b"], text=["A ferry.", "A pier."]),
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


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(quick, max_examples=60)
@given(opening=st.sampled_from(OPENINGS), rest=st.binary(max_size=300))
def test_random_bytes_raise_nothing_but_an_input_error(suffix, opening, rest):
    tell(opening + rest, f"a{suffix}")


@pytest.mark.parametrize("suffix", WHOLE)
@settings(quick, max_examples=60)
@given(where=st.floats(0, 1), spoilt=st.binary(min_size=1, max_size=40), cut=st.booleans())
def test_a_good_file_spoilt_anywhere_raises_nothing_but_an_input_error(suffix, where, spoilt, cut):
    content = WHOLE[suffix]
    place = int(where * len(content))
    tell(content[:place] + spoilt + (b"" if cut else content[place + len(spoilt) :]), f"a{suffix}")


@settings(quick, max_examples=60)
@given(text=st.text(max_size=300), suffix=st.sampled_from((".txt", ".md", ".html", ".csv", ".json", ".jsonl")))
def test_any_text_raises_nothing_but_an_input_error(text, suffix):
    tell(text.encode("utf-8", "replace"), f"a{suffix}")
