"""What the figures of a briefing were narrowed to, and what they cannot say, each thing once."""

from analysis.briefing.briefing import Briefing
from analysis.briefing.exhibit import Place
from analysis.briefing.memo.words import figures_named, said_once
from analysis.exchange.about import say_drawn

NO_FILTER = "none"
_NOT_QUOTED = "Quotations were left out."


def filters_of(briefing: Briefing) -> list[str]:
    """What was chosen of which figures, each choice once: "Figures 1–3: none"."""
    said = said_once({briefing.number(each): _filters(each.place) for each in briefing.exhibits})
    return [f"{figures_named(numbers)}: {text}" for numbers, text in said]


def cautions_of(briefing: Briefing) -> list[str]:
    """What holds of all figures, then what the figures of the briefing cannot say, each thing once."""
    documents = briefing.documents
    translated = ", ".join(documents.loc[documents["translated"].astype(bool), "doc_id"])
    general = [
        say_drawn(documents) if len(documents) else "",
        f"A translation, so that its words and its tone are partly the translator’s: {translated}."
        if translated
        else "",
        "" if briefing.quotes else _NOT_QUOTED,
    ]
    return [*filter(None, general), *limits_of(briefing)]


def limits_of(briefing: Briefing) -> list[str]:
    """What the figures cannot say, each text once: "Figures 2 and 5: …"."""
    limits = said_once({briefing.number(each): each.made.limits for each in briefing.exhibits}, by_sentence=True)
    return [f"{figures_named(numbers)}: {text}" for numbers, text in limits]


def _filters(place: Place) -> str:
    asked = [f"{name}: {', '.join(values)}" for name, values in sorted(place.asked.items()) if any(values)]
    chosen = [f"{name}: {value}" for name, value in sorted(place.chosen.items())]
    return "; ".join([*asked, *chosen]) or NO_FILTER
