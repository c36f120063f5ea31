"""Mentions of actors: what counts as a reference, what only looks like one, and whom a collective means."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import CodebookError
from analysis.measures.mentions import find_mentions, read_actors
from analysis.schemas import SCHEMAS, empty
from analysis.text.sentences import split_sentences
from analysis.text.terms import term_parts
from analysis.text.typography import normalise

CODEBOOK = Path(__file__).parents[3] / "corpus" / "codebooks" / "actors.toml"
ACTORS = read_actors(CODEBOOK)
SMALL = """
shared = []
[[actor]]
id = "russia"
label = "Russia"
kind = "state"
names = ["Russia"]
demonyms = ["Russian"]
"""


def mentions(*paragraphs: str, voices: pd.DataFrame | None = None) -> pd.DataFrame:
    """The mentions of one article that has these paragraphs."""
    texts = [(f"essay/p{place:02}", normalise(text)) for place, text in enumerate(paragraphs, 1)]
    sentences = split_sentences(pd.DataFrame(texts, columns=["paragraph_id", "text"]))
    return find_mentions(sentences, empty("voices") if voices is None else voices, ACTORS)


def named(*paragraphs: str) -> list[str]:
    return mentions(*paragraphs)["actor"].tolist()


def small_codebook(tmp_path: Path, more: str, base: str = SMALL) -> Path:
    path = tmp_path / "actors.toml"
    path.write_text(base + more, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Paris thanked the Dutch, and Frenchmen cheered.", ["France", "Netherlands", "France"]),
        ("China’s envoy met the Russians’ envoy.", ["China", "Russia"]),
        ("The U.S. and the U.N. agreed with the UK.", ["United States", "United Nations", "United Kingdom"]),
        ("Lavrov called Blinken; Xi Jinping called Modi.", ["Russia", "United States", "China", "India"]),
        ("The Kremlin, Capitol Hill and the Celestial Empire were silent.", ["Russia", "United States", "China"]),
        ("Brussels wrote to Kyiv and Kiev.", ["European Union", "Ukraine", "Ukraine"]),
        ("RUSSIA AND CHINA SIGN A PACT", ["Russia", "China"]),
        ("An anti-American, pro-Chinese sheet.", ["United States", "China"]),
    ],
)
def test_names_demonyms_capitals_people_and_bynames_refer_to_their_actor(text, actors):
    assert named(text) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A Russian-Chinese paper.", ["Russia", "China"]),
        ("The US-China talks.", ["United States", "China"]),
        ("Sino-Russian and Franco-German trade.", ["China", "Russia", "France", "Germany"]),
        ("The CCP-Kremlin axis.", ["China", "Russia"]),
        ("General Franco died.", []),
    ],
)
def test_a_compound_names_each_part(text, actors):
    assert named(text) == actors


@pytest.mark.parametrize(
    "text",
    [
        "They gave it to us, and who knows why.",
        "GIVE US BREAD",
        "The banner said GIVE US BREAD in red.",
        "A turkey was carved on a china plate.",
        "Turkey was served with stuffing.",
        "China plates were smashed in the kitchen.",
        "In Atlanta, Georgia held a runoff.",
        "He studied at Georgia Tech and the University of Georgia.",
        "Michael Jordan played against Chad Smith.",
        "Moscow, Idaho, lies in the hills.",
        "They fried French fries and played Russian roulette with Brazil nuts.",
        "Ships crossed the Indian Ocean and the South China Sea.",
        "Latin American and North American firms of the Americas.",
        "George Washington read the Washington Post in Washington state.",
        "They paid in US dollars, in U.S. dollars and in “[U.S.] dollars”.",
        "The Korean Peninsula lies north; Indiana lies south.",
        "They kept the Paris Agreement, the Minsk agreements and the Geneva Conventions.",
        "The West dislikes Western sanctions.",
        "Winters in Europe are mild, and a European novel is long.",
        "Northern Ireland voted.",
    ],
)
def test_words_that_only_look_like_an_actor_are_no_mention(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Turkey was asked to wait.", ["Turkey"]),
        ("Georgia applied to join NATO.", ["Georgia", "NATO"]),
        ("Jordan and Chad abstained.", ["Jordan", "Chad"]),
        ("The US asked the WHO who knew.", ["United States", "WHO"]),
        ("The Panama Canal is open.", ["Panama"]),
        ("Europe must decide, and European sanctions bite.", ["European Union", "European Union"]),
        ("Prague’s treaty was torn up.", ["Czech Republic"]),
    ],
)
def test_the_same_words_in_their_plain_sense_are_a_mention(text, actors):
    assert named(text) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("North Korea’s and South Korean envoys.", ["North Korea", "South Korea"]),
        ("Niger is not Nigeria.", ["Niger", "Nigeria"]),
        ("Dominica is not the Dominican Republic.", ["Dominica", "Dominican Republic"]),
        (
            "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea.",
            ["Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea"],
        ),
        ("The Republic of China and the People’s Republic of China.", ["Taiwan", "China"]),
        ("Congo-Brazzaville is not DR Congo.", ["Congo-Brazzaville", "DR Congo"]),
        ("Sudan and South Sudan.", ["Sudan", "South Sudan"]),
    ],
)
def test_the_longest_name_wins(text, actors):
    assert named(text) == actors


def test_a_term_listed_as_shared_is_a_mention_of_each_actor():
    assert named("The two Koreas met.") == ["North Korea", "South Korea"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Peru and Chile disagree. Both states went to court.",),
        ("Peru wrote to Chile, and both capitals were polite.",),
        ("Peru wrote to Chile.", "The two angry neighbours then wrote to each other."),
        ("Brazil helped. Talks of Peru and Chile began. Neither regime smiled.",),
        ("Peru and Chile asked Brazil. Peru paid, Chile paid, and Brazil watched these two countries.",),
        ("The United Nations spoke for Peru to Chile. Both sides listened.",),
        ("Both governments, Peru’s and Chile’s, listened.",),
    ],
)
def test_a_clear_collective_counts_for_each_member(paragraphs):
    found = mentions(*paragraphs)
    last = found[found["surface"].str.contains("(?i)^(?:both|neither|the two|these two)")]
    assert last["actor"].tolist() == ["Peru", "Chile"]
    assert last["start"].iloc[0] == last["start"].iloc[1]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Both states went to court.",),
        ("Peru spoke. Both states listened.",),
        ("Peru met Chile. Brazil met Cuba. Both states listened.",),
        ("Peru and Chile met, and Brazil and Cuba met. Both states listened.",),
        ("Peru and Chile met.", "It rained.", "Both states listened."),
        ("Peru and Chile met. The two main parties were split.",),
        ("Peru and Chile met. Both, countries apart, listened.",),
        ("NATO met the European Union. Both countries listened.",),
    ],
)
def test_an_unclear_collective_counts_for_nobody(paragraphs):
    assert not mentions(*paragraphs)["surface"].str.contains("(?i)both|the two").any()


def test_a_collective_does_not_look_into_another_article():
    sentences = pd.DataFrame(
        {
            "sentence_id": ["one/p01/s01", "two/p01/s01"],
            "paragraph_id": ["one/p01", "two/p01"],
            "text": ["Peru and Chile met.", "Both states listened."],
        }
    )
    assert find_mentions(sentences, empty("voices"), ACTORS)["sentence_id"].tolist() == ["one/p01/s01"] * 2


def test_three_may_be_meant():
    assert named("Peru, Chile and Cuba met Brazil. The three countries signed.")[-3:] == ["Peru", "Chile", "Cuba"]


def test_a_mention_has_its_words_place_number_and_voice():
    text = "Lima said: “The Chileans know.”"
    voices = pd.DataFrame(
        [("essay/p01/s01", 11, len(text), "quoted", "Lima", "said", 3)], columns=list(SCHEMAS["voices"].columns)
    )
    found = mentions(text, voices=voices)
    assert found["mention_id"].tolist() == ["essay/p01/s01/m01", "essay/p01/s01/m02"]
    assert found["surface"].tolist() == ["Lima", "Chileans"]
    assert [text[start:][: len(surface)] for start, surface in zip(found["start"], found["surface"], strict=True)] == [
        "Lima",
        "Chileans",
    ]
    assert found["voice"].tolist() == ["author", "quoted"]


COLUMNS = ["mention_id", "sentence_id", "actor", "surface", "start", "voice"]


def test_the_frame_has_its_columns_and_the_input_stays_as_it_was():
    sentences = pd.DataFrame(
        {"sentence_id": ["a/p01/s01", "a/p01/s02"], "paragraph_id": "a/p01", "text": ["Peru replied.", None]}
    )
    before = sentences.copy(deep=True)
    found = find_mentions(sentences, empty("voices"), ACTORS)
    assert found.columns.tolist() == COLUMNS
    assert found["actor"].tolist() == ["Peru"]
    pd.testing.assert_frame_equal(sentences, before)


@pytest.mark.parametrize("sentences", [[], [("a/p01/s01", "a/p01", "It rained.")]])
def test_a_text_that_names_nobody_gives_an_empty_frame(sentences):
    frame = pd.DataFrame(sentences, columns=["sentence_id", "paragraph_id", "text"])
    found = find_mentions(frame, empty("voices"), ACTORS)
    assert found.empty
    assert found.columns.tolist() == COLUMNS


def test_the_codebook_has_every_member_state_of_the_united_nations():
    kinds = Counter(actor.kind for actor in ACTORS.actors)
    assert kinds["state"] == 193
    assert {"Tuvalu", "Eswatini", "Timor-Leste", "South Sudan", "Andorra", "Micronesia"} <= set(ACTORS.terms)
    assert ACTORS.kinds["Taiwan"] == ACTORS.kinds["Kosovo"] == ACTORS.kinds["Holy See"] == "territory"


def not_found(terms: list[tuple[str, str]], sentence: str) -> list[tuple[str, str]]:
    """Of pairs of a label and a term: those whose actor is not found in the sentence with that term."""
    texts = [normalise(sentence.format(term)) for _, term in terms]
    ids = [f"a/p{place}" for place in range(len(terms))]
    found = find_mentions(
        pd.DataFrame({"sentence_id": ids, "paragraph_id": ids, "text": texts}), empty("voices"), ACTORS
    )
    pairs = set(zip(found["sentence_id"], found["actor"], strict=True))
    return [term for place, term in zip(ids, terms, strict=True) if (place, term[0]) not in pairs]


def test_every_actor_is_found_by_its_label():
    assert not_found([(actor.label, actor.label) for actor in ACTORS.actors], "{} replied.") == []


def test_every_term_is_short_and_found_where_it_stands():
    terms = [(actor.label, term) for actor in ACTORS.actors for term in actor.terms]
    assert max(len(term_parts(term)) for _, term in terms) == 4
    plain = [(label, term.replace("*", "")) for label, term in terms if not term.endswith("-")]
    assert not_found(plain, "We wrote of {} today.") == []


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("colour = 'red'", "actor 'russia' has the unknown field 'colour'"),
        ("bynames = ['']", "actor 'russia', bynames has the term ''"),
        ("bynames = ['St. Basil']", "never found: a stop or comma"),
        ("bynames = ['a b c d e']", "of 5 words"),
        ("bynames = ['Russian']", "lists 'Russian' in two fields"),
        ("not = ['Russian']", "has 'Russian' as a term and in `not`"),
        ("[[actor]]\nid = 'x'\nlabel = 'X'\nnames = ['X']", "actor 'x' has no kind"),
        ("[[actor]]\nid = 'x'\nlabel = 'X'\nkind = 'club'\nnames = ['X']", "has the kind 'club'; choose one of state"),
        ("[[actor]]\nid = 'X Y'\nlabel = 'X'\nkind = 'state'\nnames = ['X']", "the id may hold small letters"),
        ("[[actor]]\nid = 'x'\nlabel = 'X'\nkind = 'state'\nnames = ['Y']", "'X' is not among its names"),
        (
            "[[actor]]\nid = 'x'\nlabel = 'X'\nkind = 'state'\nnames = ['X', 'Russian']",
            "'Russian' stands under both 'Russia' and 'X'",
        ),
        ("[[actor]]\nid = 'russia'\nlabel = 'X'\nkind = 'state'\nnames = ['X']", "two actors have the id 'russia'"),
        ("[[wary]]\nterms = ['Peru']\nwords = ['pan flute']", "'Peru' is no actor's term"),
        ("[[collectives.noun]]\nnouns = ['states']\nkinds = ['club']", "'club' is no actor's label and none of state"),
        ("names = [", "is not TOML"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told_with_its_place(tmp_path, more, message):
    with pytest.raises(CodebookError, match=message) as told:
        read_actors(small_codebook(tmp_path, more))
    assert "actors.toml" in str(told.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no actor. Add an"),
        ("colour = 1", "has the unknown field 'colour'"),
        (SMALL.replace("shared = []", "not = ['Russian']"), "not: 'Russian' refers to 'Russia'"),
    ],
)
def test_a_codebook_that_cannot_be_used_is_told(tmp_path, text, message):
    with pytest.raises(CodebookError, match=message):
        read_actors(small_codebook(tmp_path, "", base=text))


def test_a_small_codebook_without_options_is_enough(tmp_path):
    actors = read_actors(small_codebook(tmp_path, ""))
    sentences = pd.DataFrame({"sentence_id": ["a/p01/s01"], "paragraph_id": "a/p01", "text": ["Russia met Peru."]})
    assert find_mentions(sentences, empty("voices"), actors)["actor"].tolist() == ["Russia"]
