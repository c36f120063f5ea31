import pytest

from analysis import __main__ as command_line
from analysis.__main__ import main
from analysis.batch.run import How, Outcome


def test_the_options_reach_the_batch_and_the_exit_status_says_what_came_of_it(tmp_path, monkeypatch, capsys):
    asked = []

    def score(given, out, how):
        asked.append((given, out, how))
        return Outcome(n_scored=3, n_parts=1, n_skipped=4, n_not_read=len(asked) - 1)

    monkeypatch.setattr(command_line, "score_in_parts", score)
    given = ["score", str(tmp_path / "a.csv"), "--batch", "--out", str(tmp_path)]
    assert main([*given, "--workers", "3", "--of-part", "50"]) == 0
    assert main([*given, "--engine", "dask", "--scheduler", "tcp://10.0.0.1:8786"]) == 1
    assert [how for _, _, how in asked] == [How(of_part=50, workers=3), How(scheduler="tcp://10.0.0.1:8786")]
    said = capsys.readouterr()
    assert said.out == "Scored 3 articles in 1 part; 4 were done before.\n" * 2
    assert said.err == f"{tmp_path / 'not-read.csv'} says what was not read, and why (1).\n"


def test_what_a_batch_does_not_do_is_refused(tmp_path, capsys):
    given = ["score", str(tmp_path), "--batch", "--out", str(tmp_path / "out")]
    assert [main([*given, "--audit"]), main([*given, "--format", "csv"]), main(["score", "corpus", *given[2:]])] == [
        2
    ] * 3
    assert capsys.readouterr().err.count("reads files, no corpus and no project") == 3


def test_of_nothing_nothing_is_scored(tmp_path):
    assert main(["score", str(tmp_path / "none.csv"), "--batch", "--workers", "1", "--out", str(tmp_path / "out")]) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--batch", "--engine", "dask"], "needs --scheduler"),
        (["--batch", "--scheduler", "tcp://10.0.0.1:8786"], "add --engine dask"),
        (["--engine", "dask", "--scheduler", "tcp://10.0.0.1:8786"], "add --batch"),
        (["--batch", "--engine", "dask", "--scheduler", "tcp://10.0.0.1:8786", "--workers", "2"], "of this machine"),
    ],
)
def test_options_of_an_engine_that_do_not_go_together_are_refused(options, said, tmp_path, capsys):
    assert main(["score", str(tmp_path), "--out", str(tmp_path / "out"), *options]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
