"""Every form of a function of analysis/contrast and analysis/evidence for `LargeResults`: imported, it is there."""

from analysis.large import (  # noqa: F401
    behind,
    instruments,
    keyness,
    reading,
    said,
    scored_words,
    scores,
    sides,
    stance,
    tone,
    topics,
    who,
)
