"""Which stages are run at which size, and what the table says of those that are not."""

import pandas as pd
import pytest

from benchmarks.curve import Costs, figures_of, reason_not_to
from benchmarks.curve_process import KINDS
from benchmarks.curve_stages import OF_ARTICLE, Stage, made_for_scoring, reading_stages, renamed, scoring_stages
from benchmarks.made_prose import made_documents

SPLIT, JUDGE = Stage("split", lambda made: None), Stage("judge", lambda made: None, needs=("split",))


def reason(stage: Stage, size: int, **costs: Costs) -> str:
    return reason_not_to(stage, size, {"split": Costs(), "judge": Costs()} | costs, seconds=10, megabytes=100)


def test_a_stage_that_would_take_too_long_or_hold_too_much_is_not_run():
    assert reason(SPLIT, 1_000, split=Costs({100: 0.9}, {100: 5}, {100: 9})) == ""
    assert reason(SPLIT, 1_000, split=Costs({100: 1.1}, {100: 5}, {100: 9})) == "not run: over 10 s"
    assert reason(SPLIT, 1_000, split=Costs({100: 0.9}, {100: 5}, {100: 11})) == "not run: over 100 MB"


def test_a_stage_that_was_not_run_is_not_run_at_a_larger_size_either():
    known = Costs({100: 1.1}, not_run={1_000: "not run: over 10 s"})
    assert reason(SPLIT, 10_000, split=known) == "not run: over 10 s"


def test_a_stage_is_not_run_without_what_it_needs():
    known = Costs({100: 1.1}, not_run={1_000: "not run: over 10 s"})
    assert reason(JUDGE, 1_000, split=known, judge=Costs({100: 0.1})) == "not run: needs split"


def test_the_table_has_what_was_measured_and_why_the_rest_was_not_and_names_what_grows_faster():
    known = Costs({100: 1.0, 1_000: 30.0}, {100: 2.0, 1_000: 20.0}, not_run={10_000: "not run: over 45 s"})
    linear = Costs({100: 1.0, 1_000: 10.0, 10_000: 100.0})
    figures = figures_of({"judge": known, "split": linear}, [100, 1_000, 10_000])
    assert figures["stages that grow faster than the work (an exponent above 1.15)"] == "judge"
    seconds = figures["seconds, by paragraphs"]["judge"]
    assert seconds == {"100": 1.0, "1,000": 30.0, "10,000": "not run: over 45 s", "exponent": 1.48, "last step": 1.48}
    assert figures["megabytes, by paragraphs"]["split"] == dict.fromkeys(("100", "1,000", "10,000"), "unknown")


@pytest.fixture(scope="module")
def made():
    found = made_for_scoring(OF_ARTICLE, None)
    for stage in scoring_stages():
        assert set(stage.needs) <= set(found), f"{stage.name} comes before what it needs"
        found[stage.name] = stage.run(found)
    return found


def test_the_stages_of_the_curve_are_those_of_the_pipeline(made):
    from analysis.pipeline import analyse

    whole = analyse(made["articles"], made["books"])
    mentions, _, by_paragraph = made["judge_mentions, stance model"]
    frames = {"paragraphs": made["paragraphs with voice"], "sentences": made["add_voice"]}
    frames |= {"receipts": made["receipts in reading order"], "voices": made["find_voices"], "mentions": mentions}
    frames |= {"words": made["content_words"], "events": made["find_events"], "documents": made["documents_frame"]}
    frames |= {"sentiment": made["score_sentiment"][0], "topics_by_paragraph": made["topics_by_paragraph"]}
    frames |= {"topic_mentions": made["find_topics"], "stance_by_paragraph": by_paragraph}
    for name, frame in frames.items():
        pd.testing.assert_frame_equal(frame, whole.frames()[name])


def test_results_under_new_names_are_those_of_articles_further_on():
    from analysis.exchange.builtin import CORPUS
    from analysis.pipeline import analyse, read_codebooks

    books = read_codebooks(CORPUS)
    first, second = (analyse([article], books) for article in made_documents(2 * OF_ARTICLE))
    moved = renamed(first, 1)
    for name in ("documents", "paragraphs"):
        assert moved.frames()[name][id_of(name)].tolist() == second.frames()[name][id_of(name)].tolist()
    assert moved.sentences["text"].tolist() == first.sentences["text"].tolist()
    assert set(moved.mentions["sentence_id"]) <= set(moved.sentences["sentence_id"])


def id_of(name: str) -> str:
    return {"documents": "doc_id", "paragraphs": "paragraph_id"}[name]


def test_every_stage_has_a_name_of_its_own():
    names = [stage.name for stages in (scoring_stages(), reading_stages()) for stage in stages]
    assert len(names) == len(set(names))
    assert set(KINDS) == {"scoring", "reading"}
