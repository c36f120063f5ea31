"""What tellings are told apart by: the perspectives that tell, and the events that are told. Both are data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

COLOURS = ("blue", "vermilion", "green", "rose", "olive", "indigo", "sky", "grey")  # charts/theme.py draws them
BOTH, NONE = "both", "none"
JOINS_EVENTS = "+"  # in the code of a paragraph about several of more than two events


@dataclass(frozen=True)
class Perspective:
    """A side whose telling is compared: how articles name it, how charts and sentences call it, and its colour.

    name: as column perspective of "documents" has it. label: on a chart, "Russian author"; left out, the name.
    phrase: in a sentence, always in the singular, "the Russian author’s text"; left out, "the … telling".
    colour: one of COLOURS; left out, the first that no other perspective has.
    """

    name: str
    label: str = ""
    phrase: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Scope:
    """The perspectives and the events of an analysis, each in their order; events by id with their short label.

    event_word: what an event is called in the singular: "meeting".
    """

    perspectives: tuple[Perspective, ...] = ()
    events: Mapping[str, str] = field(default_factory=dict)
    event_word: str = "event"

    def of(self, perspective: str) -> Perspective:
        """The perspective of this name, with what was left out filled in."""
        known = next((each for each in self.perspectives if each.name == perspective), Perspective(perspective))
        return Perspective(
            known.name,
            known.label or known.name,
            known.phrase or f"the {known.name} telling",
            known.colour or self._free_colour(known.name),
        )

    def with_names(self, names: Iterable[str]) -> "Scope":
        """The same scope, with each of these perspectives in it: those it lacks come last, in the order given."""
        held = {each.name for each in self.perspectives}
        lacking = [Perspective(name) for name in dict.fromkeys(names) if name not in held]
        return Scope((*self.perspectives, *lacking), self.events, self.event_word)

    def events_of(self, code: str) -> tuple[str, ...]:
        """The events that a paragraph's code names: `both`, an id, ids joined by `+`, or `none`."""
        if code == BOTH:
            return tuple(self.events)
        return tuple(event for event in self.events if event in code.split(JOINS_EVENTS))

    def event_label(self, code: str) -> str:
        """A paragraph's code as a reader reads it: "Anchorage", "Both meetings", "Neither meeting"."""
        found = self.events_of(code)
        if code == BOTH:
            return f"Both {self.event_word}s"
        if not found:
            return f"Neither {self.event_word}" if len(self.events) == 2 else f"No {self.event_word}"
        return " and ".join(self.events[event] for event in found)

    def _free_colour(self, name: str) -> str:
        """The colour of a perspective that has none of its own: those without one take what is free, in their order."""
        taken = {each.colour for each in self.perspectives}
        free = [colour for colour in COLOURS if colour not in taken] or list(COLOURS)
        uncoloured = [each.name for each in self.perspectives if not each.colour]
        place = uncoloured.index(name) if name in uncoloured else len(uncoloured)
        return free[place % len(free)]
