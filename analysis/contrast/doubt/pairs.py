"""The two sides of a comparison as sums by paragraph: what every check of a difference is computed from."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from analysis.contrast.rollup import Sums, measures_by_voice, sums_by_paragraph


@dataclass(frozen=True)
class Comparison:
    """Two sides and the measures in which they are compared; differences are target less reference.

    voices gives each measure the voice whose words count on the target's side and on the reference's. Where both sides
    have the same paragraphs, as two voices of one text have, the comparison is *paired*.
    """

    id: str
    family: str
    target: Side
    reference: Side
    voices: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, contrast: Contrast, voices: Mapping[str, str]) -> "Comparison":
        """A contrast of two sets of paragraphs, each measure counting the words of one voice."""
        both = {measure: (voice, voice) for measure, voice in voices.items()}
        return cls(contrast.id, contrast.id, contrast.target, contrast.reference, both)

    @property
    def sides(self) -> tuple[Side, Side]:
        """The two sides, the target first."""
        return self.target, self.reference

    @property
    def paired(self) -> bool:
        """Whether both sides have the same paragraphs."""
        return self.target.paragraph_ids.equals(self.reference.paragraph_ids)


@dataclass(frozen=True)
class Pair:
    """Sums by paragraph of two sides over the same series; paired: row by row the same paragraphs."""

    target: Sums
    reference: Sums
    target_ids: pd.Index
    reference_ids: pd.Index
    paired: bool

    @property
    def series(self) -> pd.MultiIndex:
        """The measure and key of each column."""
        return self.target.series

    @property
    def difference(self) -> np.ndarray:
        """The value of the target less that of the reference, by series; unknown where either is."""
        return self.target.value - self.reference.value


def pair_of(comparison: Comparison, tallies: Mapping[str, pd.DataFrame]) -> Pair:
    """The sums of both sides; `tallies` is what `tally` gives, by voice."""
    parts = [_counted(tallies, comparison.voices, place) for place in (0, 1)]
    ids = [side.paragraph_ids for side in comparison.sides]
    target, reference = (sums_by_paragraph(part, at) for part, at in zip(parts, ids, strict=True))
    shared = target.series.intersection(reference.series, sort=False)
    return Pair(target.only(shared), reference.only(shared), *ids, comparison.paired)


def _counted(tallies: Mapping[str, pd.DataFrame], voices: Mapping[str, tuple[str, str]], place: int) -> pd.DataFrame:
    """The tallies of every measure in the voice that counts on one side."""
    by_voice = measures_by_voice((measure, of_sides[place]) for measure, of_sides in voices.items())
    parts = [tallies[voice][tallies[voice]["measure"].isin(own)] for voice, own in by_voice.items()]
    return pd.concat(parts, ignore_index=True)
