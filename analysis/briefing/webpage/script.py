"""What runs in the web page: plotly.js and the figures, packed into it; and the policy that lets nothing else run."""

import base64
import gzip
import hashlib
import json
from functools import lru_cache
from pathlib import Path

import plotly
from plotly.utils import PlotlyJSONEncoder

from analysis.briefing.briefing import Briefing
from analysis.charts.theme import theme_named

_FRONTEND = Path(__file__).parent / "frontend"
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def scripts(briefing: Briefing) -> str:
    """The scripts of the page, and what they unpack; without text where no figure is drawn."""
    if not _has_charts(briefing):
        return ""
    return (
        f'<script type="application/octet-stream" id="packed-plotly">{_packed_plotly()}</script>'
        f'<script type="application/octet-stream" id="packed-figures">{_packed(_figures(briefing))}</script>'
        f"<script>{_drawing()}</script>"
    )


def policy(briefing: Briefing) -> str:
    """The security policy: nothing is loaded from anywhere; only our script and plotly.js run, by their hashes."""
    running = f"script-src '{_hash(_drawing())}' '{_hash(_plotly())}'; " if _has_charts(briefing) else ""
    return f"default-src 'none'; {running}style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


@lru_cache(maxsize=1)
def styles() -> str:
    """The styles of the page, but for what the house sets."""
    return (_FRONTEND / "webpage.css").read_text(encoding="utf-8")


def _has_charts(briefing: Briefing) -> bool:
    return any(each.figure is not None for each in briefing.exhibits)


def _figures(briefing: Briefing) -> bytes:
    """The figures by their numbers, and the template that they all share, as JSON."""
    drawn = {str(briefing.number(each)): each.figure for each in briefing.exhibits if each.figure is not None}
    template = theme_named("print").template.to_plotly_json()
    return json.dumps({"template": template, "figures": drawn}, cls=PlotlyJSONEncoder, separators=(",", ":")).encode()


@lru_cache(maxsize=1)
def _drawing() -> str:
    return (_FRONTEND / "webpage.js").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _plotly() -> str:
    return _PLOTLY.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _packed_plotly() -> str:
    return _packed(_plotly().encode())


def _packed(content: bytes) -> str:
    """As gzip (its time fixed, so that the same content gives the same bytes) in base64: no sign of it is markup."""
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def _hash(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
