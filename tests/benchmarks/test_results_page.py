"""The page of all results: its tables, its order, and that the committed one is made from the committed results."""

import pandas as pd

from analysis.evidence.agreement import Benchmark, read_benchmarks
from benchmarks.markdown import section, table
from benchmarks.run import HERE, PAGE, results_page

FERRIES = Benchmark("ferries", "How full ferries are", "python -m benchmarks.ferries", "2031-06-07", "nine ferries")


def test_a_table_has_a_head_a_rule_and_a_line_a_row():
    frame = pd.DataFrame({"": ["split", "a | b"], "100": ["0.1", "0.2"], "1,000": ["1", "not run: over 45 s"]})
    assert table(frame).splitlines() == [
        "|  | 100 | 1,000 |",
        "| --- | ---: | ---: |",
        "| split | 0.1 | 1 |",
        r"| a \| b | 0.2 | not run: over 45 s |",
    ]


def test_a_section_says_what_was_measured_on_what_when_and_with_which_command():
    told = Benchmark(
        **vars(FERRIES) | {"figures": (("full", "0.5"),), "parts": (("by day", pd.DataFrame({"Figure": ["Mon"]})),)}
    )
    text = section(told, note="A note.")
    assert text.startswith("## How full ferries are\n\nOn nine ferries. `python -m benchmarks.ferries`, 2031-06-07.\n")
    assert "A note.\n\n- full: 0.5\n\n### By day\n\n| Figure |" in text
    assert "By day" not in section(told, tables=False)


def test_scale_and_speed_come_first_and_what_has_no_figures_is_left_out():
    curve, empty = (Benchmark(**vars(FERRIES) | {"name": name, "title": name}) for name in ("curve", "empty"))
    full = [Benchmark(**vars(each) | {"figures": (("n", "1"),)}) for each in (FERRIES, curve)]
    titles = [line for line in results_page([*full, empty]).splitlines() if line.startswith("#")]
    assert titles == ["# Results", "## curve", "## How full ferries are"]


def test_the_committed_page_has_the_figures_of_the_committed_results():
    made = results_page(read_benchmarks(HERE)).partition("\n## ")[2]
    assert made in PAGE.read_text(encoding="utf-8"), "run `python -m benchmarks.run --gather`"
