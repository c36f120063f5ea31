"""What is compared with what: authors, meetings, voices and topics, each a family of comparisons."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.contrast.contrasts import AUTHORS, MEETINGS, Contrast, contrast_authors, contrast_meetings
from analysis.contrast.doubt.pairs import Comparison
from analysis.contrast.groups import Side
from analysis.results import Results
from analysis.scope import REST, Scope

_OTHERS = {"reported": "reported words", "quoted": "quoted words"}
_OF_VOICES = ("polarity", "instrument", "subjectivity", "stance")  # what one voice may have more of than another
_OF_TOPICS = ("polarity", "instrument", "subjectivity", "stance", "quoted_share", "reported_share")


def families(scope: Scope) -> dict[str, str]:
    """The families by their ids, as a reader chooses one."""
    named = {AUTHORS: f"{scope.telling_word.capitalize()}s", MEETINGS: f"{scope.event_word.capitalize()}s"}
    return {**named, "voices": "Voices", "topics": "Topics"}


def comparisons(
    shown: Results,
    family: str,
    voices: Mapping[str, str],
    pair: Sequence[str],
    labels: Mapping[str, str],
    events: Sequence[str] | None = None,
) -> list[Comparison]:
    """The comparisons of a family among the paragraphs shown; those with an empty side are left out.

    Parameters
    ----------
    family
        An id of `families`.
    voices
        The measures to compare, and whose words each counts.
    pair
        The two tellings that are compared.
    labels
        Topics by id, as a sentence names them.
    events
        The two events that are compared; without them the first two.
    """
    made = {
        "authors": lambda: [Comparison.of(contrast_authors(shown, pair), voices)],
        "meetings": lambda: [Comparison.of(contrast_meetings(shown, pair=events), voices)],
        "voices": lambda: _between_voices(contrast_authors(shown, pair), voices, shown.scope),
        "topics": lambda: _with_and_without(shown, voices, labels),
    }[family]()
    return [each for each in made if all(len(side.paragraph_ids) for side in each.sides)]


def _between_voices(contrast: Contrast, voices: Mapping[str, str], scope: Scope) -> list[Comparison]:
    """In each text, the author's own words against those that it reports, and against those that it quotes."""
    made = []
    for side in contrast.filled:
        ids, text = side.paragraph_ids, side.phrase
        whose = side.label if scope.by_article or side.id == REST else side.id
        own = Side("author", "Own words", f"the author’s own words in {text}", ids)
        for voice, name in _OTHERS.items():
            other = Side(voice, f"{name.capitalize()}", f"the {name} in {text}", ids)
            of_sides = {measure: ("author", voice) for measure in _OF_VOICES if measure in voices}
            made.append(Comparison(f"{whose} / {voice}", "voices", own, other, of_sides))
    return made


def _with_and_without(shown: Results, voices: Mapping[str, str], labels: Mapping[str, str]) -> list[Comparison]:
    """The paragraphs in which a topic is present against all others."""
    topics, ids = shown.topics_by_paragraph, pd.Index(shown.paragraphs["paragraph_id"])
    chosen = {measure: (voices[measure],) * 2 for measure in _OF_TOPICS if measure in voices}
    made = []
    for topic, label in labels.items():
        held = set(topics.loc[topics["present"] & (topics["topic"] == topic), "paragraph_id"])
        inside = ids[ids.isin(held)]
        sides = (
            Side("with", f"On {label}", f"the paragraphs on {label}", inside),
            Side("without", "Other paragraphs", f"the paragraphs without {label}", ids[~ids.isin(held)]),
        )
        made.append(Comparison(topic, "topics", *sides, chosen))
    return made
