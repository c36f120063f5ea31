"""A figure in the README is made by a command in the README."""

from benchmarks.__main__ import results_list
from tests.conftest import ROOT


def test_the_readme_s_figures_are_those_of_the_committed_results():
    assert results_list() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_result_names_the_command_that_made_it():
    lines = results_list().splitlines()
    assert len(lines) >= 3
    assert all("`python -m benchmarks." in line for line in lines)
