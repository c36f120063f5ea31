"""A codebook as a table: safe to open, and read back exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.errors import InputError, ParallaxError
from analysis.projects.codebooks.entries import content_of
from analysis.projects.codebooks.intake import codebook_from_file
from analysis.projects.codebooks.kinds import EVENT_KIND, KINDS, TERMS, TOPIC_KIND, YEAR
from analysis.projects.codebooks.sheet import codebook_csv, read_codebook_csv
from analysis.projects.codebooks.versions import codebook_text

HEAD = "entry,label,definition,field,term\n"
# Signs that a table has to guard: quotation marks, stops between cells and lines, and what begins a formula.
TEXTS = some.text(some.sampled_from("ab ’'\"=+-@\t\r\n,;éЖ"), min_size=1).filter(str.strip)


def read(text: str, kind=TOPIC_KIND):
    return read_codebook_csv(text.encode(), "words.csv", kind)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_the_shipped_codebooks_come_back_as_they_are(kind):
    entries = content_of(codebook_text(None, kind), kind)[kind.table]
    assert read_codebook_csv(codebook_csv(entries, kind), "words.csv", kind) == entries


def entries_of(kind):
    fields = {
        part.name: some.lists(TEXTS, min_size=1) if part.kind == TERMS else some.integers(1, 3000) if part.kind == YEAR
        else TEXTS for part in kind.parts
    }  # fmt: skip
    entry = some.fixed_dictionaries({}, optional=fields)
    return some.lists(entry, min_size=1, max_size=4).map(
        lambda listed: [{"id": f"entry_{place}"} | each for place, each in enumerate(listed)]
    )


@settings(max_examples=60, deadline=None)
@given(some.sampled_from([TOPIC_KIND, EVENT_KIND]).flatmap(lambda kind: some.tuples(some.just(kind), entries_of(kind))))
def test_any_entries_come_back_exactly(made):
    kind, entries = made
    table = codebook_csv(entries, kind)
    assert read_codebook_csv(table, "words.csv", kind) == entries


def test_no_cell_begins_like_a_formula():
    table = codebook_csv([{"id": "x", "label": "=1+1", "terms": ["@SUM", "-3", "'=x"]}], TOPIC_KIND).decode("utf-8-sig")
    cells = [cell for line in table.splitlines()[1:] for cell in line.split(",")]
    assert "'@SUM" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@")]


def test_a_table_of_semicolons_is_read_and_a_label_gives_the_id():
    assert read("Entry;Label;Field;Term\n;Fish;terms;cod\n;Fish;terms;hake\n") == [
        {"id": "fish", "label": "Fish", "terms": ["cod", "hake"]}
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD, "words.csv: has no entry"),
        ("code,term\nfish,cod\n", "words.csv: has no column 'entry'"),
        (
            HEAD + "fish,Fish,,words,cod\n",
            "words.csv, line 2: has the field 'words', which is none. Write one of terms,",
        ),
        (HEAD + "fish,Fish,,terms,cod\nfish,Cod,,terms,hake\n", "line 3: fish has the label 'Cod', and 'Fish' before"),
        (HEAD + "fish,Fish,,,cod\n", "line 2: the term 'cod' has no field"),
        (HEAD + ",,,terms,cod\n", "line 2: has no entry"),
        (HEAD + "fish,Fish,,rule,a\nfish,Fish,,rule,b\n", "line 3: fish has two rows of 'rule'"),
    ],
)
def test_a_faulty_table_is_told_with_its_line(text, told):
    with pytest.raises(InputError) as error:
        read(text)
    assert told in str(error.value)


def test_a_file_takes_the_place_of_all_entries_and_a_table_leaves_the_head_alone():
    text = codebook_text(None, TOPIC_KIND)
    made = codebook_from_file(f"{HEAD}fish,Fish,All fish,terms,cod*\n".encode(), "words.csv", TOPIC_KIND, text)
    assert made.startswith(text[:200])
    fish = [{"id": "fish", "label": "Fish", "definition": "All fish", "terms": ["cod*"]}]
    assert content_of(made, TOPIC_KIND) == content_of(text, TOPIC_KIND) | {"topic": fish}
    assert codebook_from_file(made.encode(), "words.toml", TOPIC_KIND, text) == made


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        ("[[topic", "my.toml", "my.toml: is not TOML"),
        ("topic = 3", "my.toml", "my.toml: entry [present] has no 'term'"),
        (f"{HEAD}fish,Fish,All,terms,go*\n", "my.csv", "my.csv: entry fish has the term 'go*'"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_by_its_own_name(content, name, told):
    with pytest.raises(ParallaxError) as error:
        codebook_from_file(content.encode(), name, TOPIC_KIND, codebook_text(None, TOPIC_KIND))
    assert told in str(error.value)
