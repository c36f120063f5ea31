import textwrap

import pytest

from analysis.errors import InputError
from analysis.exchange.attached import (
    LARGEST_ATTACHMENT,
    attached_folder,
    forget,
    keep,
    kept_copy,
    read_attached,
    recognise_article,
    respelled,
)
from analysis.exchange.features import read_features, read_fingerprints
from tests.summit import HARBOUR, page_of

PLAIN = str.maketrans("“”‘’–", "\"\"''-")


def wrapped(page: str) -> str:
    return "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in page.split("\n\n"))


SHAPES = {
    "as saved": lambda page: page,
    "wrapped at 72 columns": wrapped,
    "straight quotation marks": lambda page: page.translate(PLAIN),
    "guillemets with spaces": lambda page: page.replace("“", "« ").replace("”", " »"),
    "single quotation marks": lambda page: page.replace("“", "‘").replace("”", "’"),
    "doubled single marks": lambda page: page.replace("“", "``").replace("”", "''"),
    "no-break spaces": lambda page: page.replace(" ", "\u00a0"),
    "two spaces": lambda page: page.replace(" ", "  "),
    "tabs at line beginnings": lambda page: "\t" + page.replace("\n\n", "\n\n\t"),
    "no blank lines": lambda page: page.replace("\n\n", "\n"),
    "all on one line": lambda page: page.replace("\n", " "),
    "Windows line breaks": lambda page: page.replace("\n", "\r\n"),
    "zero-width signs": lambda page: page.replace("summit", "sum\u200bmit").replace("minister", "min\u00adister"),
    "decomposed accents": lambda page: page.replace("ï", "i\u0308"),
    "all in capitals": str.upper,
    "hostile surroundings": lambda page: f"<script>alert(1)</script>\n\n=cmd()\n\n{page}\n\n\u202egnirts **bold** $x$",
    "no surroundings": lambda page: "\n\n".join(HARBOUR),
}


@pytest.fixture(scope="module")
def known(summit_corpus):
    return read_fingerprints(summit_corpus)


@pytest.fixture(scope="module")
def hashes(summit_corpus):
    return read_features(summit_corpus).paragraphs.set_index("paragraph_id")["sha256"]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_an_article_is_recognised_in_any_shape(known, shape):
    found = recognise_article(shape(page_of("harbour")).encode(), "copy.txt", known)
    assert (found.doc_id, found.complete, list(found.found)) == (
        "harbour",
        True,
        ["harbour/p01", "harbour/p02", "harbour/p03"],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_article_is_recognised_in_any_encoding(known, encoding):
    assert recognise_article(page_of("harbour").encode(encoding), "copy.txt", known).complete


def test_what_is_found_is_the_body_and_nothing_around_it(known):
    assert tuple(recognise_article(page_of("harbour").encode(), "copy.txt", known).found.values()) == HARBOUR


@pytest.mark.parametrize(
    ("word", "other", "place"), [("morning", "evening", "p01"), ("didn’t", "did", "p02"), ("2031", "2032", "p03")]
)
def test_one_changed_word_is_refused_and_its_paragraph_named(known, word, other, place):
    changed = page_of("harbour").replace(word, other)
    with pytest.raises(InputError, match=f"looks like harbour.*Changed or missing: {place}\\.$") as refused:
        recognise_article(changed.encode(), "copy.txt", known)
    assert place not in str(refused.value).split("Changed")[0]


def test_a_missing_paragraph_is_refused_with_those_that_match(known):
    page = page_of("harbour", HARBOUR[:2])
    with pytest.raises(InputError, match=r"match: p01, p02\. Changed or missing: p03"):
        recognise_article(page.encode(), "copy.txt", known)


def test_two_swapped_words_are_refused(known):
    page = page_of("harbour").replace("good photograph and a bad", "bad photograph and a good")
    with pytest.raises(InputError, match="Changed or missing: p03"):
        recognise_article(page.encode(), "copy.txt", known)


@pytest.mark.parametrize(
    "content", [b"", b"   \n\n", b"Some other article about a ferry.", "\u202e\u200f".encode(), b"<script>alert(1)"]
)
def test_a_file_of_something_else_attaches_nothing(known, content):
    with pytest.raises(InputError, match=r"odd\.txt: no paragraph of it is one of the built-in articles’"):
        recognise_article(content, "odd.txt", known)


def test_a_file_that_is_no_text_is_refused(known):
    with pytest.raises(InputError, match="is no text file"):
        recognise_article(b"PK\x03\x04\0\0\0\0", "article.docx.txt", known)


def test_a_line_of_ten_megabytes_is_refused_by_its_size(known):
    with pytest.raises(InputError, match=r"long.txt: 10.0 MB is more than an article can be \(5 MB at most\)"):
        recognise_article(b"a" * 10 * 2**20, "long.txt", known)
    assert LARGEST_ATTACHMENT == 5 * 2**20


def test_the_longest_file_that_is_read_is_searched_without_hanging(known):
    filler = b"word " * 400_000
    assert recognise_article(filler + page_of("harbour").encode(), "long.txt", known).complete


def test_a_kept_article_is_read_again_until_it_is_forgotten(known, tmp_path):
    folder = tmp_path / "attached"
    found = recognise_article(wrapped(page_of("harbour")).encode(), "copy.txt", known)
    assert kept_copy("harbour", folder) is None
    path = keep(found, folder)
    assert kept_copy("harbour", folder) == path
    assert read_attached(folder, known) == {"harbour": found}
    assert [left.name for left in folder.iterdir()] == ["harbour.txt"]
    forget("harbour", folder)
    forget("harbour", folder)
    assert read_attached(folder, known) == {}


def test_a_kept_file_that_was_changed_is_passed_over(known, tmp_path):
    for doc_id in ("harbour", "upland"):
        keep(recognise_article(page_of(doc_id).encode(), "copy.txt", known), tmp_path)
    (tmp_path / "harbour.txt").write_text("Something else.", encoding="utf-8")
    assert list(read_attached(tmp_path, known)) == ["upland"]


def test_no_folder_is_no_attached_article(known, tmp_path):
    assert read_attached(tmp_path / "none", known) == {}


def test_the_folder_of_attached_articles_can_be_set(monkeypatch, tmp_path):
    monkeypatch.setenv("PARALLAX_ATTACHED", str(tmp_path))
    assert attached_folder() == tmp_path
    monkeypatch.delenv("PARALLAX_ATTACHED")
    assert attached_folder().name == "attached"


def test_other_line_breaks_and_straight_quotation_marks_are_no_respelling(known, hashes):
    straight = wrapped(page_of("harbour")).translate(str.maketrans("“”‘’", "\"\"''"))
    assert respelled(recognise_article(straight.encode(), "copy.txt", known), hashes) == []


def test_other_dashes_are_a_respelling_of_their_paragraph(known, hashes):
    other = page_of("harbour").replace("–", "—")
    assert respelled(recognise_article(other.encode(), "copy.txt", known), hashes) == ["harbour/p02"]
