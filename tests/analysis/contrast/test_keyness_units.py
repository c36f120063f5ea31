"""Units: a name or set phrase counts once, its words not again; nothing is lost and nothing counted twice."""

from dataclasses import replace

import pandas as pd

from analysis.contrast.keyness.units import PHRASE, WORD, count_units
from tests.two_shores import two_shores
from tests.worded import worded

PLAIN = {"a/p01": {"united": 2, "states": 3, "fleet": 1}, "b/p01": {"states": 1, "beijing": 2}}
NAMED = [
    ("a/p01", "United States", "United States", 4),
    ("a/p01", "United States", "United  States", 40),
    ("b/p01", "China", "Beijing", 0),
]


def counted(counts) -> dict[tuple[str, str], int]:
    units = counts.units["label"]
    cells = zip(counts.unit, counts.paragraph, counts.n, strict=True)
    return {(units[unit], counts.paragraph_ids[at]): int(n) for unit, at, n in cells}


def test_a_name_of_two_words_is_one_unit_and_its_words_are_not_counted_again():
    assert counted(count_units(worded(PLAIN, NAMED))) == {
        ("United States", "a/p01"): 2,
        ("states", "a/p01"): 1,
        ("fleet", "a/p01"): 1,
        ("states", "b/p01"): 1,
        ("Beijing", "b/p01"): 2,
    }


def test_kinds_tell_phrases_from_words():
    units = count_units(worded(PLAIN, NAMED)).units.set_index("label")["kind"]
    assert units["United States"] == PHRASE
    assert units["Beijing"] == units["fleet"] == WORD


def test_a_collective_is_nobodys_name():
    both = [("a/p01", actor, "United States", 4) for actor in ("China", "United States")]
    assert "United States" not in set(count_units(worded(PLAIN, both)).units["label"])


def test_of_overlapping_phrases_the_longest_counts():
    place = {"sentence_id": "a/p01/s01", "topic": "x", "term": "x", "voice": "author"}
    topics = pd.DataFrame([place | {"surface": "States fleet", "start": 11}, place | {"surface": "fleet", "start": 18}])
    results = replace(worded(PLAIN, NAMED[:1]), topic_mentions=topics)
    assert {"United States"} == {label for label in count_units(results).units["label"] if " " in label}


def test_every_word_counts_once_whatever_is_a_phrase():
    counts = count_units(worded(PLAIN, NAMED))
    words = sum(n for words in PLAIN.values() for n in words.values())
    assert counts.n.sum() == words - 2  # two names of two words each


def test_counts_of_a_side_and_draws_are_sums_over_paragraphs():
    counts = count_units(two_shores())
    east = counts.of(pd.Index(["east/p01", "east/p02"]))
    assert dict(zip(counts.units["unit"], east, strict=True)) == {
        "china": 2, "protest": 0, "regatta": 3, "russia": 1, "wind": 2,
    }  # fmt: skip
    narrowed = counts.within(pd.Index(["west/p03", "west/p04"]))
    assert counted(narrowed) == {("protest", "west/p03"): 1, ("Russia", "west/p04"): 1}
    assert sorted(counts.standing(3).units["unit"]) == ["china", "protest", "regatta", "russia", "wind"][:5]
    assert sorted(counts.standing(4).units["unit"]) == []


def test_a_corpus_without_words_has_no_units():
    counts = count_units(replace(two_shores(), words=two_shores().words.iloc[:0]))
    assert counts.units.empty
    assert counts.of(counts.paragraph_ids).tolist() == []
