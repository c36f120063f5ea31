from pathlib import Path

from analysis.batch.inputs import input_files


def made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def found(folder: Path, *given: str) -> list[str]:
    files = input_files([folder / each for each in given], folder / "texts" / "out")
    return [str(path.relative_to(folder)) for path in files]


def test_folders_are_read_by_name_without_what_is_hidden_or_was_written_there(tmp_path):
    made(tmp_path, "texts/b.txt", "texts/a/z.csv", "texts/.git/x.txt", "texts/.hidden", "texts/out/documents/p.parquet")
    assert found(tmp_path, "texts") == ["texts/b.txt", "texts/a/z.csv"]


def test_a_pattern_names_its_files_and_a_path_that_is_nothing_stays_to_be_told(tmp_path):
    made(tmp_path, "b.txt", "a.txt", "a.csv", "odd[1].txt")
    assert found(tmp_path, "?.txt") == ["a.txt", "b.txt"]
    assert found(tmp_path, "odd[1].txt") == ["odd[1].txt"]
    assert found(tmp_path, "none.csv", "*.pdf") == ["none.csv", "*.pdf"]
