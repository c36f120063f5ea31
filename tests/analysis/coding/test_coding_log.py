"""What stands of a log of codings."""

from analysis.coding.codings import BLIND, CORRECTION, SETTLED, Coding, codings_frame, standing

PARAGRAPH = "east/p01"


def coding(code: str, minute: int, coder: str = "AB", origin: str = CORRECTION, **more) -> Coding:
    time = f"2026-11-22T08:{minute:02}:00.000+00:00"
    return Coding(PARAGRAPH, "stance", "China", code, coder, time, origin, **more)


def standing_codes(*codings: Coding) -> list[tuple[str, str]]:
    held = standing(codings_frame(codings))
    return list(zip(held["coder"], held["code"], strict=True))


def test_of_a_coder_s_answers_the_last_stands():
    assert standing_codes(coding("against", 1), coding("favour", 2), coding("neutral", 1, "CD")) == [
        ("AB", "favour"),
        ("CD", "neutral"),
    ]


def test_a_withdrawn_correction_leaves_the_blind_answer_of_the_same_coder():
    blind = coding("neutral", 1, origin=BLIND, sample="simple-3-seed1-abcdef", probability=0.5)
    assert standing_codes(blind, coding("against", 2), coding("", 3)) == [("AB", "neutral")]


def test_what_was_settled_last_is_settled_whoever_did_it():
    settled = (coding("against", 1, origin=SETTLED), coding("neutral", 2, "CD", origin=SETTLED))
    assert standing_codes(*settled) == [("CD", "neutral")]


def test_the_log_is_not_changed():
    log = codings_frame([coding("against", 1), coding("", 2)])
    before = log.copy()
    standing(log)
    assert log.equals(before)
