"""What the first lines, a file's name and an address say of an article, and where each guess is from."""

import pytest

from analysis.intake.addresses import address_in, guess_from_address
from analysis.intake.days import day_in
from analysis.intake.filenames import guess_from_folder, guess_from_name
from analysis.intake.head import read_head
from tests.made_files import LAKE


def values(guesses) -> dict[str, str]:
    return {field: guess.value for field, guess in guesses.items()}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Cold Water", "By Ann Reed", "24 March 2021"], ("Cold Water", "Ann Reed", "2021-03-24")),
        (
            ["Cold Water", "By Ann Reed and Jo van Dam | March 24, 2021"],
            ("Cold Water", "Ann Reed; Jo van Dam", "2021-03-24"),
        ),
        (["Cold Water", "Posted by", "Ann Reed, Professor of Tides"], ("Cold Water", "Ann Reed", None)),
        (["Who Owns the Lake?", "Ann Reed", "Updated: 2021-03-24 10:15"], (None, None, "2021-03-24")),
        (["Холодная вода", "Автор: Анна Рид", "24 марта 2021"], ("Холодная вода", "Анна Рид", "2021-03-24")),
    ],
)
def test_headline_author_and_date_stand_before_the_text(lines, expected):
    found, said = read_head([*lines, LAKE * 2])
    title, author, published = expected
    assert found["published"].value == published if published else "published" not in found
    if title:
        assert (found["title"].value, found["author"].value) == (title, author)
        assert list(said) == list(range(len(lines)))
    assert {guess.origin for guess in found.values()} == {"its first lines"}


def test_what_the_text_says_later_is_not_the_head():
    assert read_head([LAKE * 2, "By Ann Reed", "24 March 2021"]) == ({}, {})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "russian_yana-reed_2021-03-24_cold-water.txt",
            {"perspective": "Russian", "author": "Yana Reed", "published": "2021-03-24", "title": "Cold water"},
        ),
        ("reed_2021.txt", {"author": "Reed", "published": "2021"}),
        (
            "Harbour-Post_Ruth-van-Aar_2024.txt",
            {"perspective": "Harbour Post", "author": "Ruth van Aar", "published": "2024"},
        ),
        ("Pre-war-Post_Reed_2024.txt", {"perspective": "Pre-war-Post", "author": "Reed", "published": "2024"}),
        ("Northern_20210324.pdf", {"perspective": "Northern", "published": "2021-03-24"}),
        ("northern_notes.txt", {"perspective": "Northern"}),
        ("my essay final v2.docx", {}),
        ("reed_2021-13-40.txt", {}),
    ],
)
def test_a_name_is_read_where_it_follows_the_convention(name, expected):
    assert values(guess_from_name(name, ("Northern",))) == expected


def test_folders_of_an_archive_are_perspectives_where_there_are_several():
    file = "a.zip/north/one.txt"
    assert values(guess_from_folder(file, {"a.zip/north", "a.zip/south"})) == {"perspective": "North"}
    assert guess_from_folder(file, {"a.zip/north"}) == {}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.post.example/world/2021/03/24/cold", {"outlet": "post.example", "published": "2021-03-24"}),
        ("https://post.example/2021/mar/4/cold", {"outlet": "post.example", "published": "2021-03-04"}),
        ("https://post.example/2021/13/45/cold", {"outlet": "post.example"}),
        ("javascript://post.example/2021/03/24", {}),
        ("http://[broken", {}),
    ],
)
def test_an_address_tells_the_outlet_and_often_the_day(url, expected):
    assert values(guess_from_address(url)) == expected


def test_a_line_is_an_address_only_where_it_is_nothing_else():
    assert address_in("Source: https://post.example/cold") == "https://post.example/cold"
    assert address_in("More at https://post.example/cold and elsewhere") == ""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mar. 24th, 2021", "2021-03-24"),
        ("24 de marzo de 2021", "2021-03-24"),
        ("am 3. März 2021", "2021-03-03"),
        ("24 березня 2021", "2021-03-24"),
        ("2021年3月24日", "2021-03-24"),
        ("24.03.2021", "2021-03-24"),
        ("13/04/2021", "2021-04-13"),
        ("March 2021", "2021-03"),
    ],
)
def test_dates_are_read_as_many_languages_write_them(written, expected):
    assert day_in(written)[0] == expected


def test_a_date_that_may_be_two_is_none():
    assert day_in("03/04/2021") is None
