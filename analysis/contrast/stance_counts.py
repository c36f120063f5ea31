"""The paragraphs behind a stance, counted by code, as a sentence: counts come before values."""

from analysis.contrast.contrasts import Contrast
from analysis.contrast.findings import actor_in_sentence
from analysis.contrast.stance import say_codes, stance_of_actors
from analysis.results import Results

_KEY = "▼ against, ○ neutral, ▲ in favour, ? unsure"


def say_stance_counts(results: Results, contrast: Contrast, voice: str, actor: str) -> str:
    """How many paragraphs of each side are against, neutral, in favour: "… China: Russian author ▼0 ○2 ▲4 …"."""
    rows = stance_of_actors(results, contrast, voice, [actor]).set_index("group")
    parts = [f"{side.label} {say_codes(rows.loc[side.id])}" for side in contrast.filled]
    return f"Paragraphs that name {actor_in_sentence(actor)}: {', '.join(parts)} ({_KEY})."
