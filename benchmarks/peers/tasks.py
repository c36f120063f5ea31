"""What ours and theirs do alike: the tasks in which contestants are compared, and how many paragraphs each reads."""

from typing import NamedTuple


class Task(NamedTuple):
    """One task: its title, how many paragraphs it reads, which contestant is ours, its peers, and ours that do more."""

    title: str
    paragraphs: int
    ours: str
    peers: tuple[str, ...]
    more: tuple[str, ...] = ()

    @property
    def contestants(self) -> tuple[str, ...]:
        """Everybody who does it: ours, ours that do more, the peers."""
        return self.ours, *self.more, *self.peers


TASKS = (
    Task("Tone by TextBlob’s lexicon", 1_500, "ours_tone", ("textblob_loop", "spacy_textblob", "spacy_categoriser")),
    Task("Tone by VADER", 1_500, "ours_vader", ("vader_loop",), ("ours_instruments",)),
    Task("Counts of words", 5_000, "ours_counts", ("voyant_style",), ("ours_topics",)),
    Task("Keyness", 4_000, "ours_keyness", ("scattertext_keyness", "quanteda_style"), ("ours_keywords",)),
)
WHOLE = Task("The whole pipeline", 150, "ours_whole", ())  # it does more than any of them: it stands beside
FEWER = 20  # times, for a quick look


def sizes(quick: bool = False) -> dict[str, int]:
    """How many paragraphs each contestant reads, by its name."""
    return {name: task.paragraphs // (FEWER if quick else 1) for task in (*TASKS, WHOLE) for name in task.contestants}


def peers() -> list[str]:
    """The names of all contestants that are not ours."""
    return [name for task in TASKS for name in task.peers]
