"""What is said of two readers' agreement is what the committed result holds."""

import json

from analysis.evidence.second_reader import say_second_reader


def test_the_sentence_has_the_committed_shares_with_their_interval(tmp_path):
    first, second = "facts of the ledger that a second reader found", "facts of the second reader in the ledger"
    figures = {first: 0.5, f"{first}_interval": [0.25, 0.75], second: 0.9, f"{second}_interval": [0.8, 1.0]}
    (tmp_path / "alignment.json").write_text(json.dumps({"figures": figures}), encoding="utf-8")
    said = say_second_reader(tmp_path)
    assert "found 50 % of the shared facts of the ledger (interval 25 to 75 %)" in said
    assert "and 90 % of those that the second reader found are in it." in said


def test_without_a_result_nothing_is_said(tmp_path):
    assert say_second_reader(tmp_path) == ""
