"""What each format gives of a file that is as it should be: the body, the record, and what to know of both."""

import socket
import zipfile
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import pytest

from analysis.exchange.formats import SUFFIXES
from analysis.exchange.reading import Reading, read_articles
from tests.made_files import (
    BODY,
    json_file,
    parquet_file,
    pdf_file,
    placed_pdf,
    web_page,
    word_file,
    zip_file,
)

MARKDOWN = "\n\n".join(BODY)


def read(folder: Path, name: str, content: bytes | str) -> Reading:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_articles([path])


def only(reading: Reading):
    assert reading.troubles == []
    assert len(reading.articles) == 1
    return reading.articles[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("veld.txt", MARKDOWN),
        ("veld.md", MARKDOWN),
        ("veld.html", web_page(*BODY)),
        ("veld.HTM", web_page(*BODY)),
        ("veld.docx", word_file(*BODY)),
        ("veld.pdf", pdf_file([line for paragraph in BODY for line in [*wrap(paragraph, 60), ""]])),
        ("veld.csv", f'doc_id,text\nveld,"{MARKDOWN}"\n'),
        ("veld.jsonl", json_file({"doc_id": "veld", "text": MARKDOWN})),
        ("veld.json", json_file({"text": MARKDOWN})),
        ("veld.parquet", parquet_file(doc_id=["veld"], text=[MARKDOWN])),
        ("some.zip", zip_file({"veld.md": MARKDOWN})),
    ],
)
def test_every_format_gives_the_same_article(tmp_path, name, content):
    article = only(read(tmp_path, name, content))
    assert (article.doc_id, article.paragraphs) == ("veld", BODY)


def test_the_formats_of_the_command_line_are_those_that_are_read():
    assert SUFFIXES == (
        ".txt",
        ".md",
        ".html",
        ".htm",
        ".docx",
        ".pdf",
        ".csv",
        ".jsonl",
        ".json",
        ".parquet",
        ".xml",
        ".zip",
    )


def test_marks_headings_code_tables_and_pictures_of_markdown_are_no_body(tmp_path):
    text = (
        "---\ntitle: 'Cold Water'\ndate: 2021-03-24\nmood: sour\n---\n# A heading\n\nA **cold** [morning](http://x)[^1]\n"
        "at *Lake Veld*.\n\nSetext\n------\n\n- One.\n- Two.\n\n> Said `so`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "```\ncode\n```\n<div>raw</div>\n\n![picture](x.png)\n\n[^1]: A note.\n"
    )
    article = only(read(tmp_path, "a.md", text))
    assert article.paragraphs == ("A cold morning at Lake Veld.", "One.", "Two.", "Said so.")
    assert article.record == {"title": "Cold Water", "published": "2021-03-24"}


def test_the_first_heading_of_markdown_is_its_title(tmp_path):
    assert only(read(tmp_path, "a.md", "# Cold *Water*\n\nA ferry.\n\n# Later\n")).record == {"title": "Cold Water"}


def test_a_web_page_gives_body_and_stated_record_and_runs_no_script(tmp_path):
    head = (
        "<title>Cold Water | The Gull</title><meta name='author' content='Ann Ash'>"
        "<meta property='og:title' content='Cold Water'><meta property='og:site_name' content='The Gull'>"
        "<meta property='article:published_time' content='2021-03-24T10:00:00Z'><script>var evil = 1</script>"
    )
    article = only(read(tmp_path, "a.html", web_page(*BODY, "<script>evil()</script>End of the report.", head=head)))
    assert article.paragraphs == (*BODY, "End of the report.")
    assert article.record == {
        "title": "Cold Water",
        "author": "Ann Ash",
        "outlet": "The Gull",
        "published": "2021-03-24",
    }


def test_reading_a_web_page_asks_the_network_for_nothing(tmp_path, monkeypatch):
    def refuse(*_, **__):
        pytest.fail("the network was asked")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    head = "<link rel='canonical' href='http://127.0.0.1/a'><base href='http://127.0.0.1/'>"
    assert only(read(tmp_path, "a.html", web_page(*BODY, "<img src='http://127.0.0.1/x.png'>", head=head)))


@pytest.mark.parametrize(
    ("page", "language"),
    [
        (web_page(*BODY).replace(b"<html>", b'<html class="x" lang="en-GB">'), "en"),
        (web_page(*BODY, head='<meta property="og:locale" content="ru_RU">'), "ru"),
        (
            web_page(*BODY, head='<meta content="fr_FR" property="og:locale">').replace(b"<html>", b"<html lang=de>"),
            "de",
        ),
        (web_page(*BODY), None),
    ],
)
def test_a_web_page_gives_the_language_that_it_states(tmp_path, page, language):
    assert only(read(tmp_path, "a.html", page)).record.get("language") == language


def test_a_web_page_in_the_encoding_it_declares_is_read_in_it(tmp_path):
    page = web_page(*BODY, "Наконец, никто не ожидал тепла.", head="<meta charset='windows-1251'>")
    article = only(read(tmp_path, "a.html", page.decode().encode("cp1251")))
    assert article.paragraphs[-1] == "Наконец, никто не ожидал тепла."


def test_headings_and_tables_of_a_word_file_are_no_body(tmp_path):
    reading = read(tmp_path, "a.docx", word_file(*BODY, heading="Part", title="Cold Water", author="Ann", table=True))
    article = only(reading)
    assert article.paragraphs == BODY
    assert article.record == {"title": "Cold Water", "author": "Ann"}
    assert reading.notes == [
        "a.docx: title and author are what the file says of itself. Check them.",
        "a.docx: has tables (1), which were left out.",
    ]


def test_what_track_changes_inserted_in_a_word_file_is_body_and_what_they_deleted_or_a_box_holds_is_not(tmp_path):
    content = word_file("A ferry.", "STAYS")
    changed = (
        '<w:ins w:id="1" w:author="x"><w:r><w:t>A pier.</w:t></w:r></w:ins>'
        "<w:r><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent></w:r>"
        '<w:del w:id="2" w:author="x"><w:r><w:delText>Gone.</w:delText></w:r></w:del>'
    )
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    document = members["word/document.xml"].decode()
    assert document.count("<w:r><w:t>STAYS</w:t></w:r>") == 1
    members["word/document.xml"] = document.replace("<w:r><w:t>STAYS</w:t></w:r>", changed).encode()
    assert only(read(tmp_path, "a.docx", zip_file(members))).paragraphs == ("A ferry.", "A pier.")


def test_lines_of_a_pdf_are_joined_to_paragraphs_without_running_heads(tmp_path):
    lines = [
        "The delegations met at Lake Veld on a cold morn-",
        "ing, and the long-term plan was soon a long-",
        "term worry.",
        "By noon both sides were reading from their own",
    ]
    pages = [
        ["The Gull, page 1", "", *lines, "", "1"],
        ["The Gull, page 2", "", "papers.", "A ferry left.", "", "2"],
        ["The Gull, page 3", "", "End.", "", "3"],
    ]
    reading = read(tmp_path, "a.pdf", pdf_file(*pages, record={"/Title": "Cold Water"}))
    assert only(reading).paragraphs == (
        "The delegations met at Lake Veld on a cold morning, and the long-term plan was soon a long-term worry.",
        "By noon both sides were reading from their own papers.",
        "A ferry left.",
        "End.",
    )
    assert only(reading).record == {"title": "Cold Water"}
    assert "they were guessed" in reading.notes[0]


TWO_COLUMNS = [
    ("The delegations met at Lake Veld on", "What remains is a good photograph"),
    ("a cold morning, and nobody in the", "and a bad bargain, which the next"),
    ("harbour expected any warmth of them.", "talks will have to begin with again,"),
    ("By noon both sides were reading from", "whoever it may be that comes to the"),
    ("paper, and the interpreters had begun", "lake, and whatever it is that anyone"),
    ("to look at the clock on the wall, and", "has written about it in the meantime."),
]
WHOLE_COLUMNS = [" ".join(lines) for lines in zip(*TWO_COLUMNS, strict=True)]


def across(shift: float = 0) -> list[tuple[float, float, str]]:
    """Two columns line by line; the right one may stand lower."""
    left = [(40, 700 - 14 * row, texts[0]) for row, texts in enumerate(TWO_COLUMNS)]
    right = [(320, 700 - 14 * row - shift, texts[1]) for row, texts in enumerate(TWO_COLUMNS)]
    return [place for row in zip(left, right, strict=True) for place in row]


ONE_BY_ONE = sorted(across(), key=lambda place: place[0])


@pytest.mark.parametrize("shown", [across(), across(shift=4), ONE_BY_ONE], ids=["even", "shifted", "one by one"])
def test_two_columns_of_a_pdf_are_read_one_after_the_other(tmp_path, shown):
    headline = (40, 740, "A headline that runs across both of the columns of this page")
    article = only(read(tmp_path, "a.pdf", placed_pdf(headline, *shown)))
    assert " ".join(article.paragraphs) == " ".join([headline[2], *WHOLE_COLUMNS])


def test_indented_lines_of_a_pdf_are_no_column(tmp_path):
    shown = [(x, 700 - 28 * row - x // 4, f"Line {row} from {x}.") for row in range(8) for x in (40, 80)]
    assert " ".join(only(read(tmp_path, "a.pdf", placed_pdf(*shown))).paragraphs).startswith(
        "Line 0 from 40. Line 0 from 80. Line 1 from 40."
    )


def test_json_of_trafilatura_is_read_with_its_record(tmp_path):
    found = {
        "title": "Cold Water",
        "author": "Ann Ash",
        "source-hostname": "The Gull",
        "hostname": "gull.example",
        "date": "2021-03-24",
        "source": "https://gull.example/a",
        "text": MARKDOWN,
        "comments": "First!",
    }
    article = only(read(tmp_path, "gull.json", json_file(found)))
    assert (article.doc_id, article.paragraphs, article.from_file) == ("gull", BODY, True)
    assert article.record == {
        "title": "Cold Water",
        "author": "Ann Ash",
        "outlet": "The Gull",
        "published": "2021-03-24",
        "url": "https://gull.example/a",
    }


def test_json_of_news_please_is_read_with_its_record(tmp_path):
    found = {
        "authors": ["Ann Ash", "Bo Birch"],
        "date_publish": "2021-03-24 10:00:00",
        "source_domain": "gull.example",
        "maintext": MARKDOWN,
        "title": "Cold Water",
        "language": "en",
    }
    found = [found, found | {"doc_id": "mine"}]
    articles = read(tmp_path, "gull.json", json_file(found)).articles
    assert [article.doc_id for article in articles] == ["gull-1", "mine"]
    assert articles[0].record == {
        "title": "Cold Water",
        "author": "Ann Ash; Bo Birch",
        "outlet": "gull.example",
        "published": "2021-03-24",
        "language": "en",
    }


def test_json_lines_of_a_scraper_are_named_after_title_or_address_and_read_by_its_names(tmp_path):
    found = [
        {"title": "Cold Water / Part 1", "maintext": "A ferry.", "date_publish": "2021-03-24 10:00:00"},
        {"url": "https://gull.example/2021/cold-water.html?x=1", "content": "A pier."},
        {"url": "https://tern.example/cold-water", "body": "A quay.", "doc_id": None},
        {"body": "Without a name."},
    ]
    reading = read(tmp_path, "some.jsonl", b"\n".join(map(json_file, found)))
    assert [(article.doc_id, article.paragraphs) for article in reading.articles] == [
        ("Cold Water - Part 1", ("A ferry.",)),
        ("cold-water", ("A pier.",)),
        ("cold-water-2", ("A quay.",)),
    ]
    assert reading.articles[0].record == {"title": "Cold Water / Part 1", "published": "2021-03-24"}
    assert reading.troubles == [
        "some.jsonl, line 4: has no 'doc_id'; each entry needs doc_id and text. The entry was left out."
    ]


def test_a_parquet_table_is_one_article_a_row_with_its_record(tmp_path):
    table = parquet_file(doc_id=[1, 2], text=["A ferry.", "A pier."], title=["One", None], mood=["sour", "glad"])
    articles = read(tmp_path, "two.parquet", table).articles
    assert [(article.doc_id, article.paragraphs, article.record) for article in articles] == [
        ("1", ("A ferry.",), {"title": "One"}),
        ("2", ("A pier.",), {}),
    ]


def test_an_archive_gives_the_articles_of_all_its_files(tmp_path):
    members = {"in/a.md": "A ferry.", "in/b.csv": "doc_id,text\nb1,One.\nb2,Two.\n", "c.docx": word_file("A pier.")}
    reading = read(tmp_path, "some.zip", zip_file(members | {"__MACOSX/a.md": "x", "in/.DS_Store": "x"}))
    assert [article.doc_id for article in reading.articles] == ["a", "b1", "b2", "c"]
    assert reading.troubles == []


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path):
    reading = read(tmp_path, "some.zip", zip_file({"x/a.txt": "A ferry.", "y/a.txt": "A pier."}))
    assert [article.doc_id for article in reading.articles] == ["a", "a-2"]
    assert reading.notes == ["some.zip/y/a.txt: another article has this name, so this one is called a-2."]


@pytest.mark.parametrize(
    ("encoding", "text", "note"),
    [
        ("utf-8", "A “naïve” plan.", None),
        ("utf-8-sig", "A “naïve” plan.", None),
        ("utf-16", "A “naïve” plan.", None),
        ("utf-16-le", "A “naïve” plan without a mark.", None),
        ("utf-16-be", "A “naïve” plan without a mark.", None),
        ("cp1252", "A “naïve” plan.", "Windows-1252 (Western European)"),
        ("cp1252", "L’été, une idée très naïve.", "Windows-1252 (Western European)"),
        ("cp1251", "Никто не ожидал тепла.", "Windows-1251 (Cyrillic)"),
    ],
)
def test_encodings_are_told_apart_and_guesses_are_noted(tmp_path, encoding, text, note):
    reading = read(tmp_path, "a.txt", text.encode(encoding))
    assert only(reading).paragraphs == (text,)
    noted = f"a.txt: is not UTF-8 and was read as {note}. If signs look wrong, save it as UTF-8."
    assert reading.notes == ([noted] if note else [])


def test_nuls_and_other_controls_are_taken_out(tmp_path):
    reading = read(tmp_path, "a.txt", "A fer\0ry\x07 left.")
    assert only(reading).paragraphs == ("A ferry left.",)
    assert reading.notes == ["a.txt: NUL signs were taken out (1)."]


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("2021-03-24", "2021-03-24"),
        ("2021-03-24T10:00:00Z", "2021-03-24"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("2021-02-30", None),
        ("24/03/2021", None),
        ("yesterday", None),
    ],
)
def test_a_date_that_is_none_is_left_empty_and_noted(tmp_path, stated, kept):
    reading = read(tmp_path, "a.csv", f"doc_id,text,published\na,A ferry.,{stated}\n")
    assert only(reading).record == ({"published": kept} if kept else {})
    wanted = "a date is written 2021-03-24, 2021-03 or 2021"
    assert reading.notes == ([] if kept else [f"a.csv, line 2: the published “{stated}” was left empty: {wanted}."])


def test_a_file_with_a_very_long_name_is_read_under_a_shorter_one(tmp_path):
    assert only(read(tmp_path, f"{'a' * 240}.txt", "A ferry.")).doc_id == "a" * 200


def test_a_pdf_after_blank_lines_is_a_pdf(tmp_path):
    assert only(read(tmp_path, "a.pdf", b"\n\n" + pdf_file(["A ferry."]))).paragraphs == ("A ferry.",)
