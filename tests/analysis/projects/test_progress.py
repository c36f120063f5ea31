import pytest

from analysis.projects.progress import Progress, say_failed, say_progress, say_progress_aloud, say_shown, say_time_left


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress("running", 500, 120, 80, seconds_left=170), "Scoring: 120 of 500 articles, about 3 minutes left."),
        (Progress("waiting", 5, 0, 0), "Waiting: 0 of 5 articles scored. Other projects are being scored first."),
        (Progress("stopped", 1_200, 40, 40), "Stopped at 40 of 1,200 articles."),
        (Progress("ended", 12, 4, 4, trouble="No room."), "The scoring ended at 4 of 12 articles. No room."),
        (Progress("done", 12, 12, 4), "All 12 articles are scored."),
        (Progress("done", 12, 11, 4, failed={"A": "why"}), "11 of 12 articles are scored."),
        (Progress("done", 1, 1, 0), "The article is scored."),
    ],
)
def test_how_far_it_is_is_one_sentence(progress, said):
    assert say_progress(progress) == said


def test_pages_say_which_articles_they_show_while_more_come():
    assert say_shown(Progress("running", 9, 5, 4)) == "Pages show the 4 articles scored when this page was opened."
    assert say_shown(Progress("running", 9, 0, 0)) == "Pages open when the first articles are scored."
    assert say_shown(Progress("stopped", 9, 4, 4)) == "Pages show these 4."
    assert say_shown(Progress("done", 9, 9, 9)) == ""


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(20, "less than a minute"), (70, "about 1 minute"), (170, "about 3 minutes"), (7300, "about 2 hours")],
)
def test_a_time_left_is_no_more_exact_than_it_can_be(seconds, said):
    assert say_time_left(seconds) == f"{said} left"


def test_of_many_that_failed_the_first_are_told():
    lines = say_failed(Progress("done", 9, 2, 2, failed={str(n): "why" for n in range(7)}))
    assert lines[0] == "‘0’: why"
    assert lines[-1] == "And 2 more."


def test_aloud_it_is_said_from_one_tenth_to_the_next():
    said = [say_progress_aloud(Progress("running", 60, scored, 0)) for scored in (0, 6, 11, 12)]
    assert said == [f"Scoring: {tenth} % of 60 articles." for tenth in (0, 10, 10, 20)]
    assert say_progress_aloud(Progress("done", 2, 2, 0)) == "All 2 articles are scored."
