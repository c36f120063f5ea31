import json

import pytest

from analysis.evidence.agreement import read_benchmarks

MODULE = '"""How well it counts\nferries.\n\n    python -m benchmarks.ferries --data FOLDER\n\nMore words.\n"""\n'
RESULT = {
    "name": "ferries",
    "date": "2026-11-21",
    "command": "python -m benchmarks.ferries --data x",
    "figures": {"precision": 0.8437, "articles": 1234, "note": "dev"},
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "results").mkdir()
    (tmp_path / "ferries.py").write_text(MODULE)
    (tmp_path / "__init__.py").write_text("")
    return tmp_path


def test_a_benchmark_that_has_not_been_run_says_its_command_and_no_figure(folder):
    (found,) = read_benchmarks(folder)
    assert (found.name, found.title) == ("ferries", "How well it counts ferries")
    assert (found.command, found.figures) == ("python -m benchmarks.ferries --data FOLDER", ())


def test_a_committed_result_is_shown_as_it_is_written(folder):
    (folder / "results" / "ferries.json").write_text(json.dumps(RESULT))
    (found,) = read_benchmarks(folder)
    assert (found.date, found.command, found.trouble) == ("2026-11-21", RESULT["command"], "")
    assert found.table.values.tolist() == [["precision", "0.844"], ["articles", "1,234"], ["note", "dev"]]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        ("{", "cannot be read"),
        ("[]", "holds no JSON object"),
        ('{"name": "ferries"}', "has no 'date'"),
        (json.dumps(RESULT | {"figures": 3}), "no names with values"),
    ],
)
def test_a_result_that_cannot_be_read_is_told_and_shows_no_figure(folder, content, trouble):
    (folder / "results" / "ferries.json").write_text(content)
    (found,) = read_benchmarks(folder)
    assert trouble in found.trouble
    assert found.figures == ()
    assert found.command.startswith("python -m benchmarks.ferries")


def test_a_result_of_no_module_is_shown_too(folder):
    (folder / "results" / "piers.json").write_text(json.dumps(RESULT | {"name": "piers"}))
    assert [found.name for found in read_benchmarks(folder)] == ["ferries", "piers"]


def test_a_module_without_a_command_is_no_benchmark_until_it_has_a_result(folder):
    (folder / "helper.py").write_text('"""Shared by benchmarks."""\n')
    assert [found.name for found in read_benchmarks(folder)] == ["ferries"]


def test_a_folder_without_benchmarks_has_none(tmp_path):
    assert read_benchmarks(tmp_path) == []


def test_nested_figures_of_a_result_become_tables(folder):
    nested = RESULT | {"figures": {"f1": 0.7, "per_class": {"against": {"n": 4}}}}
    (folder / "results" / "ferries.json").write_text(json.dumps(nested))
    (found,) = read_benchmarks(folder)
    assert found.table.values.tolist() == [["F1", "0.7"]]
    (part,) = found.parts
    assert (part[0], part[1].values.tolist()) == ("by code", [["against", "4"]])
