"""The results of a corpus too large to hold: asked for what pages count, never for a frame of all paragraphs."""

from dataclasses import dataclass, field

import pandas as pd

from analysis.contrast.groups import Members
from analysis.contrast.selection import Filters, actors_to_choose, select
from analysis.errors import InputError
from analysis.large.adding import MOST_ACTORS
from analysis.large.cells import cell_sums, cell_words
from analysis.large.corpus import Corpus
from analysis.results import Results
from analysis.scope import Scope


@dataclass(frozen=True)
class LargeResults:
    """What passes the filters, of a corpus of many paragraphs; what `Results` are where all frames fit in memory.

    held: what was added up for it, by what it is: pages ask for the same sums again and again. The functions of
    analysis/contrast that pages call have a form for it (analysis/large registers them), which gives
    the same frames. It has no frame of paragraphs: who asks for one is told so.
    """

    corpus: Corpus
    filters: Filters = field(default_factory=Filters)
    held: dict = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def scope(self) -> Scope:
        """The tellings and events that are told apart."""
        return self.corpus.scope

    @property
    def documents(self) -> pd.DataFrame:
        """The "documents" frame of the whole corpus."""
        return self.corpus.documents

    @property
    def words(self) -> pd.DataFrame:
        """One row per telling and event that passes: n_paragraphs, and words by voice."""
        if "words" not in self.held:
            self.held["words"] = self.passing(cell_words(self.corpus, self.filters.topics, self.filters.actors))
        return self.held["words"]

    @property
    def n_paragraphs(self) -> int:
        """The paragraphs that pass the filters."""
        return int(self.words["n_paragraphs"].sum())

    def sums(self, measure: str, voice: str) -> pd.DataFrame:
        """The rows of `cell_sums` that pass the filters; of actors, of those that a paragraph that passes names."""
        if (measure, voice) not in self.held:
            self.held[measure, voice] = self._sums(measure, voice)
        return self.held[measure, voice]

    def _sums(self, measure: str, voice: str) -> pd.DataFrame:
        sums = self.passing(cell_sums(self.corpus, measure, voice, self.filters.topics, self.filters.actors))
        if not measure.startswith("actor"):
            return sums
        named = sums if measure == "actor_share" else self.sums("actor_share", voice)
        return sums[sums["key"].isin(named.loc[named["counted"] > 0, "key"])]

    def passing(self, cells: pd.DataFrame) -> pd.DataFrame:
        """The rows whose telling and event pass the filters; topics and actors are asked of the tables themselves."""
        kept = pd.Series(True, index=cells.index)
        if self.filters.perspective:
            kept &= cells["telling"] == self.number_of(self.filters.perspective)
        if self.filters.event:
            kept &= cells["event"].isin(self.numbers_about(self.filters.event))
        return cells[kept]

    def members(self, cells: pd.DataFrame) -> Members:
        """The paragraphs of some rows of `words`."""
        return Members(int(cells["n_paragraphs"].sum()), frozenset(zip(cells["telling"], cells["event"], strict=True)))

    def number_of(self, telling: str) -> int:
        """The number of a telling in the tables; of one that they do not have, a number that nothing has."""
        tellings = self.corpus.names.tellings
        return tellings.index(telling) if telling in tellings else -2

    def numbers_about(self, event: str) -> list[int]:
        """The numbers of the codes that name an event, alone or beside others."""
        codes = self.corpus.names.events
        return [number for number, code in enumerate(codes) if event in self.scope.events_of(code)]

    def __getattr__(self, name: str):
        if name in Results.names():
            raise InputError(
                f"{self.corpus.folder}: this asks for every paragraph, and the folder has too many to hold. Score the "
                "articles you want to read so closely as a project of their own."
            )
        raise AttributeError(name)


@select.register
def _select(results: LargeResults, filters: Filters) -> LargeResults:
    return LargeResults(results.corpus, filters)


@actors_to_choose.register
def _actors_to_choose(results: LargeResults) -> list[str]:
    """Those named most often first; of a corpus of many articles no actor is named in every one."""
    sums = cell_sums(results.corpus, "actor_rate", "all", (), ())
    named = sums.groupby("key")["counted"].sum().sort_values(ascending=False, kind="stable")
    return list(named.index[:MOST_ACTORS])
