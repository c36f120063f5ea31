"""The figures of the stance benchmarks, on decisions few enough to count by hand, and the forms they are read from."""

import json

import numpy as np
import pytest

from analysis.exchange.builtin import CORPUS
from analysis.measures.mentions import read_actors
from analysis.pipeline import read_codebooks
from benchmarks.coded_paragraphs import CodingError, read_paragraphs
from benchmarks.names import audit, exchange
from benchmarks.stance import figures_of, macro_f1, measure
from benchmarks.stance_formats import Case, article_codes, coded_paragraphs, marked_texts, read_rows

ACTORS = read_actors(CORPUS / "codebooks" / "actors.toml")
CODED = """\
# an invented paragraph
@ x1 | Peruvian columnist | op-ed | BL; QC
A :: Chile sent the bill to Lima.
 Chile / Chile / -1 / sent the bill
 Peru / Lima / 0 /
R the envoy :: The envoy called Peru a model of patience.
 ~ Peru / Peru / 1 / a model of patience
> Chile -1, Peru 0
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b01.txt").write_text(CODED, encoding="utf-8")
    return tmp_path


def test_a_compact_paragraph_is_read_with_its_codes_and_holders(folder):
    (row,) = read_paragraphs(folder)
    assert row["text"] == "Chile sent the bill to Lima. The envoy called Peru a model of patience."
    assert row["phenomena"] == ["plain blame", "quoted criticism not shared"]
    assert row["author_stance"] == {"Chile": -1, "Peru": 0}
    assert [one["holder"] for sentence in row["sentences"] for one in sentence["stances"]] == ["author"] * 2 + [
        "the envoy"
    ]


@pytest.mark.parametrize(
    ("line", "wrong", "said"),
    [
        (" Peru / Lima / 0 /", " Peru / Quito / 0 /", "“Quito” does not stand in its sentence"),
        ("> Chile -1, Peru 0", "> Chile -1", "name different actors"),
        (" Chile / Chile / -1 / sent the bill", " Chile / Chile / -1 / paid", "the cue “paid” does not stand"),
        ("BL; QC", "BL; XX", "line 2"),
        (" ~ Peru", " Peru", None),
    ],
)
def test_a_coding_that_contradicts_its_text_is_told(folder, line, wrong, said):
    (folder / "b01.txt").write_text(CODED.replace(line, wrong), encoding="utf-8")
    if said is None:
        assert read_paragraphs(folder)[0]["sentences"][1]["stances"][0]["holder"] == "author"
        return
    with pytest.raises(CodingError, match=said):
        read_paragraphs(folder)


def cases(*codes):
    return [
        Case(f"p{n}", "Peru", code if isinstance(code, tuple) else (code,), ("irony",)) for n, code in enumerate(codes)
    ]


def test_the_figures_of_four_decisions():
    figures = figures_of(cases(-1, -1, 0, 1), [-1, 0, 0, None])
    assert (figures["n"], figures["not_found"], figures["accuracy"]) == (4, 1, 0.5)
    # against: 1 of 2 found, never wrongly: 2/3; neutral: 1 of 1 and twice wrongly: 1/2; favour: never: 0
    assert [figures["per_class"][name]["f1"] for name in ("against", "neutral", "favour")] == [0.667, 0.5, 0.0]
    assert figures["macro_f1"] == pytest.approx((2 / 3 + 1 / 2 + 0) / 3, abs=1e-3)
    assert figures["per_phenomenon"]["irony"]["accuracy"] == 0.5
    low, high = figures["accuracy_interval"]
    assert 0 <= low <= 0.5 <= high <= 1


def test_either_of_two_accepted_codes_is_right():
    assert figures_of(cases((0, -1), (0, -1)), [-1, 1])["accuracy"] == 0.5


def test_a_code_that_nobody_gave_and_nobody_found_is_left_out_of_the_mean():
    assert macro_f1(np.array([0, 0, 1]), np.array([0, 0, 1])) == 1.0


def test_an_end_to_end_run_finds_the_plain_cases_of_a_folder(folder):
    plain = CODED.replace("sent the bill to Lima.", "cynically bullied Lima and broke every promise.").replace(
        "sent the bill", "cynically bullied"
    )
    (folder / "b01.txt").write_text(plain, encoding="utf-8")
    figures = measure(folder, "ir_stance")
    assert (figures["n"], figures["not_found"]) == (2, 0)
    assert figures["per_class"]["against"]["recall"] == 1.0
    assert figures["sentences_per_second"] > 0


def test_codes_of_the_articles_are_read_by_id_or_label_and_with_alternatives(tmp_path):
    file = tmp_path / "codes.json"
    rows = [{"paragraph_id": "a/p01", "stance": {"united_states": [0, -1], "China": "NA", "Russia": None, "Peru": 1}}]
    file.write_text(json.dumps(rows), encoding="utf-8")
    assert article_codes(read_rows(file), ACTORS) == [
        Case("a/p01", "United States", (0, -1)),
        Case("a/p01", "Peru", (1,)),
    ]


def test_a_target_goes_by_the_label_that_the_codebook_gives_it():
    row = {"id": "x", "text": "The UAE agreed.", "author_stance": {"UAE": 0}}
    assert coded_paragraphs([row], ACTORS)[1][0].actor == "United Arab Emirates"


def test_targets_of_persent_stand_where_its_coders_put_them():
    row = {
        "doc_id": "d",
        "text": "Roe left. He wept.",
        "masked": "[TGT] left. [TGT] wept.",
        "target": "Roe",
        "label": "neutral",
    }
    (text,) = marked_texts([row], "persent")
    assert [text.text[start:end] for start, end in text.spans] == ["[TGT]", "[TGT]"]


def test_the_audit_exchanges_every_name_for_one_of_its_kind():
    text = "The United States pressed Beijing; Americans and the French president met Putin in Moscow."
    places = [("United States", 4, 17), ("China", 26, 33), ("United States", 35, 44), ("France", 53, 59)]
    places += [("Russia", 74, 79), ("Russia", 83, 89)]
    assert exchange(text, places, ACTORS) == (
        "Russia pressed Paris; Russians and the Chinese president met Biden in Washington."
    )


def test_exchanging_names_moves_no_stance():
    texts = ["The United States cynically bullied its neighbours, and Russia praised China."]
    assert audit(texts, read_codebooks(CORPUS))["code_changed"] == 0.0
