"""The benchmark of the dashboard on a large folder: what it asks for, and how its answers are summed up."""

import pyarrow as pa
from pyarrow import parquet

from analysis.large.names import Names
from benchmarks.large import ELSEWHERE, PAGES, Answers, filters_of, said, said_size, size_of
from pages.shared.frame import LARGE_SECTIONS

NAMES = Names(
    tellings=["East", "West"],
    events=["anchorage", "both", "guilin", "none"],
    topics=[f"topic-{number}" for number in range(9)],
    actors=[f"Actor {number}" for number in range(60)],
)


def test_filters_are_of_what_the_folder_holds():
    asked = dict(filters_of(NAMES))
    meetings = asked["a meeting and a voice"]
    assert {each["meeting"] for each in meetings} == {"anchorage", "guilin"}
    assert len({tuple(each.values()) for each in meetings}) == len(meetings) == 6
    assert asked["a topic"] == [{"topic": f"topic-{number}"} for number in range(6)]
    assert [each["named"] for each in asked["an actor"]] == [f"Actor {number}" for number in range(0, 60, 10)]


def test_answers_are_summed_up_over_pages():
    pages = {
        "one": Answers(1.0, 2, {"a topic": [0.2, 0.6]}, {"a topic": [0.1, 0.1]}, 1, {"a topic": [0.1, 0.3]}),
        "two": Answers(3.0, 0, {"a topic": [0.4], "a word": [0.5]}, {"a topic": [0.3], "a word": [0.2]}),
    }
    assert said(pages) == {
        "first run of a page, median, s": 2.0,
        "first run of a page, slowest, s": 3.0,
        "a topic not set before, median, s": 0.4,
        "a topic not set before, slowest, s": 0.6,
        "a topic set before, median, s": 0.1,
        "a topic not set before, its first chart, median, s": 0.2,
        "a topic not set before, its first chart, slowest, s": 0.3,
        "a word not set before, median, s": 0.5,
        "a word not set before, slowest, s": 0.5,
        "a word set before, median, s": 0.2,
        "answers to filters not set before": 4,
        "of them within 0.5 s": 3,
        "of them with fewer charts than without a filter": 1,
    }


def test_every_page_of_a_large_folder_is_run():
    in_menu = {f"pages/{path}.py" for pages in LARGE_SECTIONS.values() for path in pages}
    assert set(PAGES.values()) | {ELSEWHERE} == in_menu


def test_a_folder_is_said_by_what_it_holds(tmp_path):
    for name, rows in {"documents": [2], "paragraphs": [3, 4]}.items():
        (tmp_path / name).mkdir()
        for number, n in enumerate(rows, 1):
            parquet.write_table(pa.table({"n": range(n)}), tmp_path / name / f"part-{number:06}.parquet")
    assert said_size(tmp_path) == "7 paragraphs of 2 articles"


def test_a_folder_is_as_large_as_all_files_below_it(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "file").write_bytes(bytes(2_500_000))
    assert size_of(tmp_path) == 2.5
