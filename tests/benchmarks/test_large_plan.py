"""What a large folder holds is planned: sides and subjects differ, and paragraphs fit their article."""

import numpy as np
import pandas as pd

from benchmarks.large_plan import drawn_paragraphs, planned_articles, records

ABOUT = pd.DataFrame(
    {
        "perspective": ["American", "American", "Russian", "Russian"],
        "event": ["none", "anchorage", "none", "guilin"],
        "europe": [True, False, False, False],
    }
)


def articles(**columns):
    plan = {"side": "American", "meeting": "", "topic": "europe", "size": 3000}
    return pd.DataFrame([plan | columns])


def shares(plan):
    drawn = drawn_paragraphs(plan, ABOUT, np.random.default_rng(1))
    return np.bincount(drawn, minlength=len(ABOUT)) / len(drawn)


def test_the_plan_has_as_many_paragraphs_as_asked():
    for n in (1, 300, 12_345):
        plan = planned_articles(n, np.random.default_rng(1))
        assert plan["size"].sum() == n
        assert (plan["size"] > 0).all()
        assert plan["doc_id"].is_unique


def test_sides_write_unlike_amounts_about_unlike_subjects():
    plan = planned_articles(100_000, np.random.default_rng(1))
    shares = plan["side"].value_counts(normalize=True)
    assert list(shares.index) == ["American", "Russian", "Chinese", "European"]
    topics = pd.crosstab(plan["side"], plan["topic"], normalize="index")
    assert topics["europe"].idxmax() == "European"
    assert topics["sino_russian_partnership"].idxmax() == "Russian"


def test_articles_about_a_meeting_are_later_than_it():
    plan = planned_articles(50_000, np.random.default_rng(1))
    about = plan[plan["meeting"] != ""]
    assert 0.1 < len(about) / len(plan) < 0.2
    assert about["published"].min() >= "2021-03-17"
    assert plan["published"].min() < "2015-01-01"


def test_an_article_draws_from_its_side_and_subject_and_from_no_meeting_but_its_own():
    first, meeting, other, others_meeting = shares(articles())
    assert first > 0.9
    assert other > 0
    assert meeting == others_meeting == 0


def test_an_article_about_a_meeting_draws_paragraphs_about_it():
    _, anchorage, _, guilin = shares(articles(meeting="anchorage"))
    _, no_more, _, more = shares(articles(meeting="guilin"))
    assert anchorage > no_more > 0
    assert more > guilin


def test_records_say_of_each_article_what_a_batch_says():
    plan = planned_articles(2000, np.random.default_rng(1))
    known = pd.DataFrame(records(plan, 1))
    assert known["perspective"].tolist() == plan["side"].tolist()
    assert known.notna().all().all()
    assert known.groupby("perspective")["translated"].any().to_dict() == {
        "American": False,
        "Chinese": True,
        "European": False,
        "Russian": True,
    }
