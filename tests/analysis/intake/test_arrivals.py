"""What arrives in each format, what is guessed of it, and what is told of what could not be read."""

import pytest

from analysis.errors import InputError
from analysis.intake.arrivals import arrivals_of, pasted
from analysis.intake.language import language_of
from analysis.intake.repair import repaired
from tests.made_files import BODY, LAKE, PAPER, parquet_file, web_page, word_file, zip_file
from tests.tongues import CHINESE, FRENCH, GERMAN, RUSSIAN, SPANISH, UKRAINIAN

TEXT = "\n\n".join(BODY)
TEI = f"""<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY leak SYSTEM "file:///etc/hostname">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Cold Water</title>
<author>Ann Reed</author></titleStmt><publicationStmt><publisher>Harbour Post</publisher>
<date when="2021-03-24"/></publicationStmt></fileDesc>
</teiHeader><text><body><head>One</head><p>{LAKE}&leak;<note>Not text.</note></p><p>{PAPER}</p></body></text></TEI>"""


def only(content: bytes | str, name: str, **columns):
    delivery = arrivals_of(content.encode() if isinstance(content, str) else content, name, **columns)
    assert delivery.troubles == ()
    assert len(delivery.arrivals) == 1
    return delivery.arrivals[0]


def known(arrival) -> dict[str, tuple[str, str]]:
    return {field: (guess.value, guess.origin) for field, guess in arrival.guesses.items()}


def test_a_page_says_of_itself_who_wrote_it_and_its_words_say_the_language():
    head = "<title>Cold Water</title><meta name=author content='Ann Reed'>"
    arrival = only(web_page(*BODY, head=head), "a.html")
    assert arrival.body == BODY
    assert known(arrival)["author"] == ("Ann Reed", "the file")
    assert known(arrival)["language"][0] == "en"


def test_a_file_name_goes_before_the_first_lines_where_it_dates_and_behind_them_where_it_names():
    arrival = only(f"Cold Water\nBy Ann Reed\n\n{TEXT}", "northern_reed_2021-03-24_x.txt")
    assert known(arrival)["author"] == ("Ann Reed", "its first lines")
    assert known(arrival)["published"] == ("2021-03-24", "its name")
    assert known(arrival)["perspective"] == ("Northern", "its name")


def test_a_year_in_the_name_gives_way_to_the_day_in_the_text():
    arrival = only(f"Cold Water\n\n24 March 2021\n\n{TEXT}", "reed_2021.txt")
    assert known(arrival)["published"] == ("2021-03-24", "its first lines")


def test_a_word_file_and_its_name_agree():
    arrival = only(word_file(*BODY, title="Cold Water"), "southern_lee_2020.docx")
    assert {field: value for field, (value, _) in known(arrival).items()} == {
        "title": "Cold Water",
        "author": "Lee",
        "published": "2020",
        "language": "en",
        "perspective": "Southern",
    }


def test_a_table_with_columns_of_other_names_is_read_and_may_be_read_otherwise():
    table = f'Headline,Camp,Article body,Summary\nCold,North,"{TEXT}","{LAKE}"\n'
    first = arrivals_of(table.encode(), "t.csv")
    assert first.columns == ("Headline", "Camp", "Article body", "Summary")
    assert first.called == {"title": "Headline", "perspective": "Camp", "text": "Article body"}
    assert first.arrivals[0].body == BODY
    second = arrivals_of(table.encode(), "t.csv", {"text": "Summary", "perspective": ""})
    assert second.arrivals[0].body == (LAKE,)
    assert "perspective" not in second.arrivals[0].guesses


def test_the_columns_of_a_parquet_table_are_chosen_as_those_of_any_other():
    ours = parquet_file(doc_id=["a"], text=[TEXT], Camp=["North"])
    assert arrivals_of(ours, "t.parquet").called == {"doc_id": "doc_id", "text": "text", "perspective": "Camp"}
    table = parquet_file(Headline=["Cold"], Camp=["North"], Body=[TEXT], Summary=[LAKE], Tags=[["a"]])
    first = arrivals_of(table, "t.parquet")
    assert first.columns == ("Headline", "Camp", "Body", "Summary")
    assert first.called == {"title": "Headline", "perspective": "Camp", "text": "Body"}
    assert arrivals_of(table, "t.parquet", {"text": "Summary"}).arrivals[0].body == (LAKE,)


def test_the_longest_column_is_the_text_for_want_of_a_name():
    assert only(f'a,b\n1,"{TEXT}"\n', "t.csv").body == BODY


def test_a_table_without_a_text_says_what_to_do():
    assert arrivals_of(b"a,b\n1,2\n", "t.csv").troubles == (
        "t.csv: no column was taken for the text. Choose it below.",
    )


def test_an_archive_loses_nothing_to_a_bad_file_and_its_folders_are_perspectives():
    packed = zip_file({"north/a.txt": TEXT, "south/b.txt": TEXT, "x.bin": b"\1"})
    delivery = arrivals_of(packed, "all.zip")
    assert [known(each)["perspective"] for each in delivery.arrivals] == [
        ("North", "its folder"),
        ("South", "its folder"),
    ]
    assert len({each.key for each in delivery.arrivals}) == 2
    assert len(delivery.troubles) == 1
    assert delivery.troubles[0].startswith("all.zip/x.bin: files of type .bin are not read.")


def test_tei_is_read_without_its_notes_and_opens_no_other_file():
    arrival = only(TEI, "a.xml")
    assert arrival.body == (LAKE, PAPER)
    assert [known(arrival)[field] for field in ("title", "author", "outlet", "published")] == [
        (value, "the file") for value in ("Cold Water", "Ann Reed", "Harbour Post", "2021-03-24")
    ]


def test_a_corpus_of_tei_is_several_articles_and_other_xml_is_refused():
    both = f"<teiCorpus>{''.join(f'<TEI><text><body><p>{text}</p></body></text></TEI>' for text in BODY)}</teiCorpus>"
    assert [each.body for each in arrivals_of(both.encode(), "a.xml").arrivals] == [(text,) for text in BODY]
    assert "not of TEI" in arrivals_of(b"<rss><p>x</p></rss>", "a.xml").troubles[0]
    assert "broken" in arrivals_of(b"<TEI><p>", "a.xml").troubles[0]


def test_lines_that_stand_together_are_parted_but_a_hard_wrapped_paragraph_is_not():
    text = f"Skip to content\nCold Water\nBy Ann Reed\n\n{LAKE[:50]}\n{LAKE[50:]}\n\n{PAPER}"
    arrival = pasted("", text)
    assert arrival.body == (LAKE, PAPER)
    assert known(arrival)["title"] == ("Cold Water", "its first lines")


def test_a_title_that_was_typed_says_so_and_no_text_is_refused():
    assert known(pasted("Cold", TEXT))["title"] == ("Cold", "typed")
    with pytest.raises(InputError, match="is empty"):
        pasted("Cold", " \n")


def test_what_copying_broke_is_repaired_and_said():
    text, notes = repaired("â€œNoâ€\x9d, the ﬁrst agree-\nment is well-\nknown\u200b, co\u00adop.")
    assert text == "“No”, the first agreement is well-known, coop."
    assert [note.rpartition("(")[2] for note in notes] == ["1).", "1).", "1).", "1).", "2)."]


def test_text_that_is_whole_is_left_alone():
    whole = "São Paulo, Ångström, РСФСР: “так”, naïve — a semi-\nCircle.\n\nLast"
    assert repaired(whole) == (whole, ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", LAKE),
        ("ru", RUSSIAN),
        ("uk", UKRAINIAN),
        ("de", GERMAN),
        ("fr", FRENCH),
        ("es", SPANISH),
        ("zh", CHINESE),
    ],
)
def test_languages_are_told_apart(language, text):
    found, sure = language_of(text)
    assert found == language
    assert sure > 0.9


def test_too_few_words_tell_no_language():
    assert language_of("Bonjour à tous") == ("und", 0.0)


def test_the_language_of_most_of_a_mixed_text_is_the_articles():
    arrival = pasted("", f"{TEXT}\n\n{RUSSIAN}")
    assert known(arrival)["language"][0] == "en"
    assert arrival.body == BODY


def test_a_language_that_the_file_states_is_kept_and_doubted():
    table = f'doc_id,text,language\na,"{TEXT}",fr\n'
    arrival = only(table, "t.csv")
    assert known(arrival)["language"] == ("fr", "the file")
    assert any("French; its words look English" in note for note in arrival.notes)
