"""What came of coding, in words and tables; where coders differ; what the machine says to the same questions."""

from analysis.coding.codings import BLIND, CORRECTION, SETTLED, Coding, codings_frame
from analysis.coding.differing import disagreements
from analysis.coding.exported import coded_text
from analysis.coding.machine import machine_codes, toward
from analysis.coding.said import say_alpha, say_checked, say_day, say_sample
from analysis.coding.shown import percent
from tests.tiny import tiny_results

SAMPLE = "simple-2-seed1-abcdef"


def coding(paragraph: str, code: str, coder: str = "AB", origin: str = BLIND, minute: int = 1) -> Coding:
    time, sample = f"2026-11-22T08:{minute:02}:00.000+00:00", SAMPLE if origin == BLIND else ""
    return Coding(paragraph, "stance", "China", code, coder, time, origin, sample, 0.5 if sample else None)


def checked(log, variable: str = "stance") -> str:
    machine = toward(machine_codes(tiny_results()), ["east/p01", "east/p02"], ["China"])
    return say_checked(4, log, machine, variable)


def test_what_was_checked_is_said_with_its_counts_and_corrections_apart():
    """The machine: east/p01 against China, east/p02 in favour."""
    log = codings_frame([coding("east/p01", "against"), coding("east/p02", "neutral")])
    assert checked(log) == "2 of 4 paragraphs checked by hand: 1 of 2 labels agree."
    corrected = codings_frame([coding("east/p02", "neutral", origin=CORRECTION)])
    assert checked(corrected) == ("1 label corrected where read; the figure keeps the machine’s.")


def test_nothing_checked_says_nothing():
    assert checked(codings_frame()) == ""
    assert checked(codings_frame([coding("east/p01", "against")]), "topic") == ""


def test_the_machine_does_not_refer_to_an_actor_it_did_not_find():
    results = tiny_results()
    said = toward(machine_codes(results), results.paragraphs["paragraph_id"], ["China"])
    said = said.set_index(["variable", "key", "paragraph_id"])["code"]
    said = said.sort_index()
    assert said["stance", "China"].to_dict() == {
        "east/p01": "against", "east/p02": "favour", "west/p01": "not_referred", "west/p02": "not_referred",
    }  # fmt: skip
    assert said["stance", "Russia", "east/p02"] == "unsure"
    assert said["topic", "trade"].tolist() == ["present", "present", "absent", "absent"]
    assert said["event", "", "west/p02"] == "none"


def test_coders_who_differ_are_listed_until_it_is_settled():
    log = [coding("east/p01", "against"), coding("east/p01", "neutral", "CD"), coding("east/p02", "favour")]
    found = disagreements(codings_frame(log))
    assert found["answers"].tolist() == [{"AB": "against", "CD": "neutral"}]
    assert found["settled"].tolist() == [""]
    settled = disagreements(codings_frame([*log, coding("east/p01", "neutral", "CD", SETTLED, 2)]))
    assert settled["settled"].tolist() == ["neutral"]


def test_the_coded_text_has_the_machine_as_one_more_coder():
    rows = coded_text(tiny_results(), codings_frame([coding("east/p01", "neutral")]), machine_codes(tiny_results()))
    assert rows[["document", "paragraph", "label", "coder"]].to_numpy().tolist() == [
        ["east", 1, "neutral", "AB"],
        ["east", 1, "against", "machine"],
    ]


def test_words_for_alpha_days_samples_and_shares():
    assert say_alpha(0.8) == "reliable: 0.800 or more"
    assert say_alpha(0.81, 0.51) == "reliable: 0.800 or more, but its interval reaches lower"
    assert say_alpha(0.7, 0.68) == "for tentative conclusions: 0.667 or more"
    assert say_alpha(0.66) == "too low: under 0.667"
    assert say_alpha(float("nan")).startswith("unknown")
    assert say_day("2026-11-02T08:00:00.000+00:00") == "2 Nov 2026"
    assert say_sample(SAMPLE, {"AB": 2}) == "2 paragraphs, simple, seed 1 (AB: 2 coded)"
    assert percent(0.5, 0.25, 0.75) == "50 % (25 to 75)"
    assert percent(float("nan")) == "–"
