"""How far the scoring of a project is, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

RUNNING, WAITING, STOPPED, ENDED, DONE = "running", "waiting", "stopped", "ended", "done"
_FAILURES_TOLD = 5


@dataclass(frozen=True)
class Progress:
    """How far a project is: its articles, how many are scored, and how many of those the pages show.

    failed: why, by the titles of articles that could not be scored. title: the article in hand.
    trouble: why the scoring ended early, where it said so.
    """

    state: str
    total: int
    scored: int
    shown: int
    failed: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    seconds_left: float = 0.0
    trouble: str = ""

    @property
    def new(self) -> int:
        """Articles that are scored and not yet shown."""
        return self.scored - self.shown


def say_progress(progress: Progress) -> str:
    """How far it is, as a sentence: "Scoring: 120 of 500 articles, about 3 minutes left."."""
    so_far = f"{progress.scored:,} of {_articles(progress.total)}"
    if progress.state == WAITING:
        return f"Waiting: {so_far} scored. Other projects are being scored first."
    if progress.state == RUNNING:
        return f"Scoring: {so_far}, {say_time_left(progress.seconds_left)}."
    if progress.state == STOPPED:
        return f"Stopped at {so_far}."
    if progress.state == ENDED:
        return " ".join(part for part in (f"The scoring ended at {so_far}.", progress.trouble) if part)
    if progress.failed:
        return f"{so_far} are scored."
    return "The article is scored." if progress.total == 1 else f"All {_articles(progress.total)} are scored."


def say_progress_aloud(progress: Progress) -> str:
    """The same for those who hear it: while it goes on, only from one tenth to the next."""
    if progress.state != RUNNING:
        return say_progress(progress)
    return f"Scoring: {10 * (10 * progress.scored // progress.total)} % of {_articles(progress.total)}."


def say_shown(progress: Progress) -> str:
    """Which of the articles the pages count; empty where that is all that are scored, and no more are to come."""
    if not progress.shown:
        return "Pages open when the first articles are scored." if progress.state in (RUNNING, WAITING) else ""
    if progress.new or progress.state == RUNNING:
        return f"Pages show the {_articles(progress.shown)} scored when this page was opened."
    return "" if progress.state == DONE else f"Pages show these {progress.shown:,}."


def say_failed(progress: Progress) -> list[str]:
    """What could not be scored and why, a line each; of many the first."""
    lines = [f"‘{title}’: {why}" for title, why in list(progress.failed.items())[:_FAILURES_TOLD]]
    more = len(progress.failed) - len(lines)
    return [*lines, *([f"And {more:,} more."] if more else [])]


def say_time_left(seconds: float) -> str:
    """A time as nobody will hold us to: "less than a minute left", "about 3 minutes left"."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute left"
    if minutes < 100:
        return f"about {minutes} minute{'s' if minutes > 1 else ''} left"
    return f"about {round(seconds / 3600)} hours left"


def _articles(n: int) -> str:
    return f"{n:,} article{'' if n == 1 else 's'}"
