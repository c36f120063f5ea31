"""Topics: mentions of the codebook's terms, and when they are more than passing."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import CodebookError
from analysis.measures.topics import find_topics, read_topics, topics_by_paragraph
from analysis.schemas import empty
from analysis.text.sentences import split_sentences
from analysis.text.words import count_words

REAL = Path(__file__).parents[3] / "corpus" / "codebooks" / "topics.toml"

PRESENT = """
[present]
term = 1.0
hint = 0.5
listed = 0.5
aside = 0.0
needed = 1.0
words_per_point = 20
short_item = 5
asides = ["for all"]
"""
TINY = f"""
version = "1"
{PRESENT}
[names]
fox = ["fox*", "Reynard"]
hen = ["hen", "hens"]
cock = ["cock"]

[[topic]]
id = "food"
label = "Food"
definition = "What is eaten."
terms = ["bread", "rye bread", "soup*"]
hints = ["table"]
except = ["table of contents"]

[[topic]]
id = "feud"
label = "Feud"
definition = "Foxes against fowl."
terms = ["henhouse war"]

[[topic.together]]
with = ["fox", "hen or cock"]
terms = ["quarrel*"]
hints = ["near"]
"""


@pytest.fixture
def topics(tmp_path):
    return read(tmp_path, TINY)


def read(folder, text: str):
    path = folder / "topics.toml"
    path.write_text(text, encoding="utf-8")
    return read_topics(path)


def paragraphs(*texts: str) -> pd.DataFrame:
    ids = [f"a/p{place:02}" for place in range(1, len(texts) + 1)]
    return pd.DataFrame({"paragraph_id": ids, "text": texts, "n_words": [count_words(text) for text in texts]})


def mentions(topics, *texts: str, voices: pd.DataFrame | None = None) -> pd.DataFrame:
    voices = empty("voices") if voices is None else voices
    return find_topics(split_sentences(paragraphs(*texts)), voices, topics)


def by_paragraph(topics, *texts: str) -> pd.DataFrame:
    sentences = split_sentences(paragraphs(*texts))
    found = find_topics(sentences, empty("voices"), topics)
    return topics_by_paragraph(paragraphs(*texts), sentences, found, topics)


def present(topics, text: str) -> list[str]:
    rows = by_paragraph(topics, text)
    return rows.loc[rows["present"], "topic"].tolist()


def test_mentions_come_in_reading_order_with_their_places(topics):
    found = mentions(topics, "Soups and bread. Rye bread.", "The table")
    assert found["sentence_id"].tolist() == ["a/p01/s01", "a/p01/s01", "a/p01/s02", "a/p02/s01"]
    assert found["term"].tolist() == ["soup*", "bread", "rye bread", "table"]
    assert found["surface"].tolist() == ["Soups", "bread", "Rye bread", "table"]
    assert found["start"].tolist() == [0, 10, 0, 4]


def test_a_set_phrase_of_except_hides_the_term_inside(topics):
    assert mentions(topics, "The table of contents and the table")["start"].tolist() == [30]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The fox quarrelled with the hens.", True),
        ("Reynard quarrels with a cock.", True),
        ("The hens quarrelled with a cock.", False),
        ("The fox came. The hens quarrelled.", False),
    ],
)
def test_terms_together_need_a_word_of_each_list_in_their_sentence(topics, text, counts):
    assert ("feud" in mentions(topics, text)["topic"].tolist()) is counts


def test_a_mention_has_the_voice_that_speaks_it(topics):
    voices = pd.DataFrame(
        {"sentence_id": ["a/p01/s01"], "start": [9], "end": [14], "voice": ["quoted"], "speaker": [None], "cue": [None]}
    ).assign(n_words=1)
    assert mentions(topics, "Bread or “soup”?", voices=voices)["voice"].tolist() == ["author", "quoted"]


def test_a_text_without_a_term_has_no_mention(topics):
    assert mentions(topics, "Nothing here.").empty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bread at last.", ["food"]),
        ("The table stood.", []),
        ("The table stood. The table fell.", ["food"]),
        ("The table, the table!", []),
        ("They had roofs, soup, and rain.", []),
        ("They had soup, bread, and rain.", ["food"]),
        ("For all the bread in the house, nobody was glad to be there.", []),
        ("The fox sat near a hen.", []),
        ("The fox quarrels near a hen.", ["feud"]),
    ],
)
def test_a_topic_is_present_with_one_naming_or_two_hints(topics, text, expected):
    assert present(topics, text) == expected


def test_a_long_paragraph_needs_more(topics):
    padding = " word" * 19
    assert present(topics, f"Bread{padding}.") == ["food"]
    assert present(topics, f"Bread{padding} more.") == []
    assert present(topics, f"Bread{padding}. Soup.") == ["food"]


def test_every_paragraph_has_a_row_for_every_topic(topics):
    rows = by_paragraph(topics, "Bread and soup with bread.", "", "No such thing")
    assert rows[["paragraph_id", "topic"]].values.tolist() == [
        [paragraph, topic] for paragraph in ("a/p01", "a/p02", "a/p03") for topic in ("food", "feud")
    ]
    assert rows["n_mentions"].tolist() == [3, 0, 0, 0, 0, 0]
    assert rows["per_1000"].tolist()[:2] == [600, 0]
    assert rows["per_1000"].isna().tolist() == [False, False, True, True, False, False]
    assert not rows["present"][2:].any()


def test_passing_mentions_are_counted_though_not_present(topics):
    row = by_paragraph(topics, "The table, the table!").iloc[0]
    assert row["n_mentions"] == 2
    assert not row["present"]


def test_finding_leaves_its_input_alone(topics):
    sentences = split_sentences(paragraphs("Bread, soup."))
    before = sentences.copy()
    found = find_topics(sentences, empty("voices"), topics)
    kept = found.copy()
    topics_by_paragraph(paragraphs("Bread, soup."), sentences, found, topics)
    pd.testing.assert_frame_equal(sentences, before)
    pd.testing.assert_frame_equal(found, kept)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('label = "Food"\n', "", r"topics\.toml: entry food has no 'label'"),
        ('hints = ["table"]', 'hint = ["table"]', r"entry food has an unknown field 'hint'\. Is it misspelt\?"),
        ('hints = ["table"]', 'hints = ["bread"]', r"entry food lists the term 'bread' more than once"),
        ('hints = ["near"]', 'hints = ["henhouse war"]', r"entry feud lists the term 'henhouse war' more than once"),
        ('"hen or cock"', '"hen or goose"', r"entry feud, together, names 'goose'\. Add that list under \[names\]\."),
        ('terms = ["quarrel*"]\n', "", r"entry feud, together has no 'terms'"),
        ("needed = 1.0\n", "", r"entry \[present\] has no 'needed'"),
        ('hen = ["hen", "hens"]', 'hen = ["he*"]', r"entry \[names\] hen has the term 'he\*'"),
    ],
)
def test_a_faulty_codebook_is_told(tmp_path, old, new, told):
    assert old in TINY
    with pytest.raises(CodebookError, match=told):
        read(tmp_path, TINY.replace(old, new))


@pytest.fixture(scope="module")
def real():
    return read_topics(REAL)


def test_the_codes_are_those_of_the_codebook(real):
    assert real.ids == [
        "sanctions_finance",
        "human_rights",
        "democracy_values",
        "sovereignty_interference",
        "international_order",
        "sino_russian_partnership",
        "us_china_rivalry",
        "information_cyber",
        "security_alliances",
        "europe",
    ]
    assert list(real.labels) == real.ids


def test_every_topic_says_where_it_ends_and_how_to_code_it(real):
    assert all(topic.not_this and topic.rule and topic.example for topic in real.topics)


@pytest.mark.parametrize("place", range(10))
def test_every_topic_finds_its_own_example(real, place):
    topic = real.topics[place]
    assert topic.id in present(real, topic.example)


def test_no_term_that_needs_company_hides_one_that_does_not(real):
    """The longest term wins before company is looked for: a longer conditional term would lose the plain one."""
    for topic in real.topics:
        plain = {*topic.terms, *topic.hints}
        for rule in topic.together:
            for term in (*rule.terms, *rule.hints):
                words = term.split()
                inside = {" ".join(words[a:z]) for a in range(len(words)) for z in range(a + 1, len(words) + 1)}
                assert not inside & plain, (topic.id, term)


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("The Democratic Party met in Denver.", "democracy_values", False),
        ("The regiment left at dawn.", "democracy_values", False),
        ("The coalition government fell.", "security_alliances", False),
        ("The coalition bombed the port.", "security_alliances", True),
        ("It owed three million dollars.", "sanctions_finance", False),
        ("It fled from the dollar.", "sanctions_finance", True),
        ("Sovereign debt rose.", "sovereignty_interference", False),
        ("They imposed their values on the island.", "sovereignty_interference", True),
        ("They imposed a fee.", "sovereignty_interference", False),
        ("Russia and China held joint drills.", "sino_russian_partnership", True),
        ("Russia and Chile held joint drills.", "sino_russian_partnership", False),
        ("Washington keeps up its pressure on Moscow.", "us_china_rivalry", True),
        ("Washington keeps up its pressure on Lima.", "us_china_rivalry", False),
    ],
)
def test_set_phrases_and_company_decide(real, text, topic, expected):
    assert (topic in present(real, text)) is expected
