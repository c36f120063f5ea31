"""The look of every figure: colours, type and one Plotly template each for light, dark and print."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import cycle
from textwrap import shorten, wrap

import plotly.graph_objects as go

from analysis.scope import COLOURS, NONE, REST, Scope

SANS = "Source Sans, Segoe UI, Arial, sans-serif"
SERIF = "Source Serif, Georgia, serif"

# After Okabe & Ito (2008), "Color Universal Design", at 3 to 1 on paper or more: told apart by readers with any common
# colour blindness; in the order of COLOURS.
_HUES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8A6D00", "#5B5EA6", "#2B93D1", "#7A7A7A")
_HUES_DARK = ("#5AB4EA", "#F58A3C", "#35C79C", "#E39CC3", "#E0C04A", "#A3A6E8", "#8FD3F7", "#B5B5B5")
_OF_AUTHORS = {"American": "blue", "Russian": "vermilion"}  # where no scope has painted the theme
_FURTHER = ("green", "rose", "olive", "indigo", "grey")
_OF_EVENTS = ("anchorage", "guilin")
# Purple to green, ColorBrewer PRGn: hostile to favourable without a flag's or a traffic light's red.
_TONE = ((0.0, "#762A83"), (0.25, "#C2A5CF"), (0.5, "#EFEDE7"), (0.75, "#A6DBA0"), (1.0, "#1B7837"))
_TONE_DARK = ((0.0, "#D39BE3"), (0.25, "#7D5A8B"), (0.5, "#333A44"), (0.75, "#4C8A56"), (1.0, "#97DE9E"))


@dataclass(frozen=True)
class Theme:
    """One look: its colours, its sizes of type, and the Plotly template made of them.

    hues: the colours of perspectives by their names (COLOURS). earths: those of events, which no perspective has but
    olive. authors, events: the colour of each telling and of each event, by name and id: `painted` gives them.
    """

    name: str
    paper: str
    ink: str
    muted: str
    grid: str
    zero: str
    quiet: str
    hues: Mapping[str, str]
    earths: tuple[str, ...]
    authors: Mapping[str, str]
    events: Mapping[str, str]
    tone: tuple[tuple[float, str], ...]
    size: int = 14
    small: int = 12

    @property
    def further(self) -> tuple[str, ...]:
        """Colours for what is neither author nor event."""
        return tuple(self.hues[name] for name in _FURTHER)

    @property
    def hostile(self) -> str:
        """The full colour of hostile tone."""
        return self.tone[0][1]

    @property
    def favourable(self) -> str:
        """The full colour of favourable tone."""
        return self.tone[-1][1]

    @property
    def tone_colorscale(self) -> list[list]:
        """Tone from -1 (hostile, purple) to +1 (favourable, green), as Plotly's `colorscale`."""
        return [list(stop) for stop in self.tone]

    @cached_property
    def template(self) -> go.layout.Template:
        """The Plotly template: no frame, thin grid, sans labels, marks that can be clicked."""
        axis = {
            "gridcolor": self.grid,
            "linecolor": self.zero,
            "zeroline": False,
            "ticks": "outside",  # without colour: they only keep the labels off the marks
            "ticklen": 6,
            "tickcolor": "rgba(0,0,0,0)",
            "automargin": True,
            "tickfont": {"color": self.muted, "size": self.small},
            "title": {"font": {"color": self.muted, "size": self.small}, "standoff": 12},
        }
        hover = {"bgcolor": self.ink, "bordercolor": self.ink, "align": "left"}
        layout = {
            "font": {"family": SANS, "size": self.size, "color": self.ink},
            "title": {"font": {"family": SERIF, "size": self.size + 6, "color": self.ink}, "x": 0, "xanchor": "left"},
            "paper_bgcolor": self.paper,
            "plot_bgcolor": self.paper,
            "colorway": [self.hues["blue"], self.hues["vermilion"], *self.further],
            "colorscale": {"diverging": self.tone_colorscale},
            "xaxis": axis,
            "yaxis": {**axis, "tickfont": {"color": self.ink, "size": self.size}},
            "hoverlabel": {**hover, "font": {"family": SANS, "size": 13, "color": self.paper}},
            "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "title": {"text": ""}},
            "margin": {"l": 4, "r": 12, "t": 28, "b": 8},
            "bargap": 0.34,
            "dragmode": False,
            "clickmode": "event+select",
        }
        # A mark that is not the chosen one steps back, but can still be read.
        aside = {"marker": {"opacity": 0.45}}
        bar = go.Bar(unselected=aside, constraintext="none", cliponaxis=False, textfont={"size": self.small})
        marks = {"bar": [bar], "scatter": [go.Scatter(unselected=aside)]}
        return go.layout.Template(layout=layout, data=marks)


def _coloured(hues: tuple[str, ...], earths: tuple[str, ...]) -> dict:
    named = dict(zip(COLOURS, hues, strict=True))
    authors = {name: named[hue] for name, hue in _OF_AUTHORS.items()}
    return {"hues": named, "earths": earths, "authors": authors, "events": dict(zip(_OF_EVENTS, earths, strict=False))}


_LIGHT = Theme(
    name="light",
    paper="#FFFFFF",
    ink="#1F2328",
    muted="#5A6068",
    grid="#E6E4DE",
    zero="#6B7078",
    quiet="#C9C7C0",
    **_coloured(_HUES, ("#1F2328", "#8A6D00", "#6B7078", "#A8652A")),
    tone=_TONE,
)
_DARK = Theme(
    name="dark",
    paper="#15181D",
    ink="#E9E7E2",
    muted="#A9AFB8",
    grid="#2C323B",
    zero="#8A919C",
    quiet="#4A525E",
    **_coloured(_HUES_DARK, ("#E9E7E2", "#E0C04A", "#8A919C", "#C98F55")),
    tone=_TONE_DARK,
)
_PRINT = Theme(**{**vars(_LIGHT), "name": "print", "size": 17, "small": 15})
_THEMES = {theme.name: theme for theme in (_LIGHT, _DARK, _PRINT)}


def theme_named(name: str) -> Theme:
    """The theme "light", "dark" or "print" (light, with type sized for a slide)."""
    return _THEMES[name]


def painted(theme: Theme, scope: Scope) -> Theme:
    """The theme with the colours of a scope: of each perspective and telling, of each event, and of all others."""
    tellers = dict.fromkeys(each.name for each in (*scope.perspectives, *scope.tellings))
    hues = tuple((name, scope.of(name).colour) for name in tellers)
    return _painted(theme.name, hues, tuple(scope.events))


@lru_cache(maxsize=64)
def _painted(name: str, hues: tuple[tuple[str, str], ...], events: tuple[str, ...]) -> Theme:
    theme = _THEMES[name]
    authors = {teller: theme.hues[hue] for teller, hue in hues} | {REST: theme.zero}
    earths = dict(zip(events, cycle(theme.earths), strict=False)) | {REST: theme.zero, NONE: theme.zero}
    return replace(theme, authors=authors, events=earths)


def colour_of(perspective: str, theme: Theme) -> str:
    """The colour of a perspective, the same on every page; of one that the project does not know, by its name."""
    known = theme.authors.get(perspective)
    # The sum of its signs, not hash(): Python salts hashes, and a colour must hold from run to run.
    return known or theme.further[sum(map(ord, perspective)) % len(theme.further)]


def escape(text: str) -> str:
    """Text of a corpus made harmless for a figure: Plotly draws `<b>`, `<a>` and `<br>` as live markup."""
    return html.escape(str(text), quote=False)


def brief(label: str, theme: Theme) -> str:
    """A side's label where it has room for a line, escaped: a long title is cut short, on a slide less so."""
    return escape(shorten(label, 44 if theme.name == "print" else 22, placeholder=" …"))


def wrapped(text: str, theme: Theme, signs: int = 20) -> str:
    """A label, escaped, in lines of so many signs, which leave a chart room on a phone; on a slide, in one line."""
    long = 60 if theme.name == "print" else signs
    return "<br>".join(escape(line) for line in wrap(text, long, break_long_words=False, break_on_hyphens=False))


# The export figure, in pixels of a 960 x 540 slide.
WIDTH, HEIGHT = 960, 540
EDGE, FOOT_EDGE = 36, 16
_TOP = 32  # Plotly sets the first line of a title higher than its corner says
FOOT = "source-line"
_TITLE_SIZES = ((28, 1), (25, 2), (21, 3), (18, 4))
# Mean width of a sign as a share of the type size, measured generously, so that a line never runs out.
_SERIF_SIGN, _SANS_SIGN = 0.5, 0.47


def print_figure(figure: go.Figure, title: str, subtitle: str, source: str) -> go.Figure:
    """The figure as a slide prints it: its finding as title, the counts below, source and method at the foot.

    `figure` is one built with the "print" theme; it is left as it is. Texts are plain, and are escaped here.
    """
    theme = theme_named("print")
    title_size, title_lines = _fitted_title(title)
    counts = _at_most(4, _lines(subtitle, 15, _SANS_SIGN))
    foot = _at_most(3, _lines(source, 12, _SANS_SIGN))
    head = _TOP + len(title_lines) * title_size * 1.3 + len(counts) * 15 * 1.35 + 14
    traces, layout = [trace.to_plotly_json() for trace in figure.data], figure.layout.to_plotly_json()
    layout |= {
        "template": theme.template,
        "width": WIDTH,
        "height": HEIGHT,
        "autosize": False,
        "title": _heading(title_lines, title_size, counts, theme),
        "margin": {"l": EDGE, "r": EDGE, "t": head + (34 if _shows_legend(figure) else 8), "b": _bottom(foot)},
        "annotations": [*layout.get("annotations", ()), _foot(foot, theme)],
    }
    _set_titles_on_one_line(layout)
    _fit_rows(traces, layout, theme)
    return go.Figure(traces, layout)


def _fit_rows(traces: list[dict], layout: dict, theme: Theme) -> None:
    """Set labels and numbers of horizontal bars so small that rows stand clear of one another: 11 pixels at least."""
    bars = [trace for trace in traces if trace["type"] == "bar" and trace.get("orientation") == "h"]
    labels = {label for bar in bars for label in _texts(bar.get("y"))}
    if not labels:
        return
    row = (HEIGHT - layout["margin"]["t"] - layout["margin"]["b"]) / len(labels)
    lines = max(label.count("<br>") + 1 for label in labels)
    size = max(11, min(theme.size, int(row / lines / 1.25)))
    layout.setdefault("yaxis", {})
    for axis in _axes(layout, "yaxis"):
        axis.setdefault("tickfont", {})["size"] = size
    if layout.get("barmode") in (None, "group"):
        for bar in bars:
            bar.setdefault("textfont", {})["size"] = max(11, min(theme.small, int(0.8 * row / len(bars))))


def _axes(layout: dict, kind: str) -> list[dict]:
    return [axis for name, axis in layout.items() if name.startswith(kind)]


def _texts(values: Iterable | None) -> list[str]:
    return [value for value in (() if values is None else values) if isinstance(value, str)]


def _set_titles_on_one_line(layout: dict) -> None:
    """An axis title that takes two lines for a phone takes one on a slide: the source line stands close below it."""
    for axis in _axes(layout, "xaxis"):
        if text := axis.get("title", {}).get("text"):
            axis["title"]["text"] = text.replace("<br>", ": ")


def _at_most(n: int, lines: list[str]) -> list[str]:
    """The first n lines, with a sign that there are more where there are."""
    return lines if len(lines) <= n else [*lines[: n - 1], f"{lines[n - 1].rsplit(' ', 1)[0]} …"]


def _fitted_title(title: str) -> tuple[int, list[str]]:
    """The largest type in which the title keeps to its lines, and those lines."""
    for size, most_lines in _TITLE_SIZES:
        lines = _lines(title, size, _SERIF_SIGN)
        if len(lines) <= most_lines:
            return size, lines
    return size, [*lines[: most_lines - 1], lines[most_lines - 1].rstrip(".") + " …"]


def _lines(text: str, size: int, sign: float) -> list[str]:
    kept = text.replace(" %", "\u00a0%")  # a sign of percent stays with its number
    return [escape(line) for line in wrap(kept, int((WIDTH - 2 * EDGE) / (size * sign)))] or [""]


def _heading(lines: list[str], size: int, counts: list[str], theme: Theme) -> dict:
    return {
        "text": "<br>".join(lines),
        "font": {"family": SERIF, "size": size, "color": theme.ink, "weight": 600},
        "subtitle": {"text": "<br>".join(counts), "font": {"family": SANS, "size": 15, "color": theme.muted}},
        "xref": "container",
        "yref": "container",
        "x": EDGE / WIDTH,
        "xanchor": "left",
        "y": 1 - EDGE / HEIGHT,
        "yanchor": "top",
        "automargin": False,
    }


def _shows_legend(figure: go.Figure) -> bool:
    """Whether Plotly draws a legend for the figure: by its default, for more than one trace."""
    if figure.layout.showlegend is not None:
        return figure.layout.showlegend
    listed = [trace.showlegend for trace in figure.data if trace.showlegend is not False]
    return len(listed) > 1 or True in listed


def _foot(lines: list[str], theme: Theme) -> dict:
    """The source line below the chart. Long tick labels move the chart's corner, by which Plotly places it; the
    export, which knows the corner once the chart is drawn, then puts the annotation of this name at the foot.
    """
    return {
        "name": FOOT,
        "text": "<br>".join(lines),
        "font": {"family": SANS, "size": 12, "color": theme.muted},
        "showarrow": False,
        "align": "left",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": FOOT_EDGE - _bottom(lines),
    }


def _bottom(foot: list[str]) -> int:
    """The margin below the chart: tick labels, an axis title, and the foot."""
    return 84 + len(foot) * 16
