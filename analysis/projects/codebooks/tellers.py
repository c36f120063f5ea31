"""The perspectives of a project as a reader edits them: named, coloured, put in order; their articles follow."""

from dataclasses import replace

from analysis.errors import InputError
from analysis.projects.project import Project
from analysis.scope import COLOURS, REST, Perspective

_LONGEST = 80  # signs of a name or label
_JOINS = " / "  # of a perspective with an event, in the ids of scores


def n_articles(project: Project, name: str) -> int:
    """How many articles name a perspective."""
    return sum(article.record.get("perspective") == name for article in project.articles)


def with_perspective(project: Project, name: str | None, new: Perspective) -> Project:
    """The project with a perspective (by the name it had; None: a new one) as it is written now; its articles follow.

    Raises
    ------
    InputError
        The name is empty, too long or taken, the label is taken, or there is no such colour.
    """
    new = Perspective(*(" ".join(value.split()) for value in (new.name, new.label, new.phrase, new.colour)))
    _check(project, name, new)
    if name is None:
        return replace(project, perspectives=(*project.perspectives, new), said=f"Perspective “{new.name}” added.")
    perspectives = tuple(new if each.name == name else each for each in project.perspectives)
    said = f"Perspective “{name}” changed." if name == new.name else f"Perspective “{name}” renamed “{new.name}”."
    articles = tuple(_renamed(article, name, new.name) for article in project.articles)
    return replace(project, perspectives=perspectives, articles=articles, said=said)


def without_perspective(project: Project, name: str) -> Project:
    """The project without a perspective that no article names.

    Raises
    ------
    InputError
        Articles name it.
    """
    if n := n_articles(project, name):
        held = "An article is" if n == 1 else f"{n} articles are"
        raise InputError(f"{held} told from “{name}”. Give them another perspective first, or rename this one.")
    kept = tuple(each for each in project.perspectives if each.name != name)
    return replace(project, perspectives=kept, said=f"Perspective “{name}” deleted.")


def moved(project: Project, name: str, step: int) -> Project:
    """The project with a perspective some places later (earlier where negative) in the order of charts and tables."""
    order = list(project.perspectives)
    at = next(at for at, each in enumerate(order) if each.name == name)
    order.insert(max(0, at + step), order.pop(at))
    return replace(project, perspectives=tuple(order), said=f"Perspective “{name}” moved.")


def _check(project: Project, name: str | None, new: Perspective) -> None:
    others = [each for each in project.perspectives if each.name != name]
    if not new.name or new.name == REST:
        raise InputError("A perspective needs a name. Give it one, such as the outlet or the country.")
    if max(len(new.name), len(new.label), len(new.phrase)) > _LONGEST:
        raise InputError(f"A name, label or phrase has {_LONGEST} characters at most. Shorten it.")
    if _JOINS in new.name:
        raise InputError(f"“{new.name}” has a slash between spaces, which parts names elsewhere. Write it without.")
    if new.name in [each.name for each in others]:
        raise InputError(f"There is a perspective “{new.name}” already. Give this one another name.")
    if (new.label or new.name) in [each.label or each.name for each in others]:
        raise InputError(f"Another perspective is called “{new.label or new.name}” on charts. Give this one its own.")
    if new.colour and new.colour not in COLOURS:
        raise InputError(f"There is no colour {new.colour!r}. Choose one of {', '.join(COLOURS)}.")


def _renamed(article, name: str, new: str):
    if article.record.get("perspective") != name or name == new:
        return article
    return replace(article, record={**article.record, "perspective": new})
