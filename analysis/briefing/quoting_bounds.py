"""How much of one article a pack may quote: figure after figure of short quotations would make a copy of it.

A paragraph is quoted once, with the same words in every chart and table; passages and facts that a reader chose go
before. What finds no room any more is told by its gist.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from analysis.briefing.briefing import Briefing
from analysis.briefing.exhibit import FACT, PASSAGES, Behind, Exhibit
from analysis.briefing.quoting import QUOTED_WORDS

MOST_OF_AN_ARTICLE = 0.15  # of its words, over all figures of a pack
_CHOSEN = (PASSAGES, FACT)
_NOTHING = {"quote": "", "start": 0, "end": 0}
_Place = tuple[str, int, int]


def quoted_within(briefing: Briefing, most: float = MOST_OF_AN_ARTICLE, least: int = QUOTED_WORDS) -> Briefing:
    """The briefing with no more of an article quoted than so large a share of its words; of a short one `least` words.

    Every figure has its first quotation of each article before any has its second.
    """
    words = briefing.documents.set_index("doc_id")["n_words"]
    left = {doc_id: max(least, int(most * n)) for doc_id, n in words.items()}
    kept: dict[_Place, Behind] = {}
    of_paragraph: dict[str, Behind] = {}
    for exhibit, behind in _by_turns(briefing):
        if _place(behind) in kept or (exhibit.kind not in _CHOSEN and behind.paragraph_id in of_paragraph):
            continue
        doc_id, n = _document(behind), len(behind.quote.split())
        if n <= left.get(doc_id, 0):
            left[doc_id] -= n
            kept[_place(behind)] = behind
            of_paragraph.setdefault(behind.paragraph_id, behind)
    return replace(briefing, exhibits=tuple(_bounded(each, kept, of_paragraph) for each in briefing.exhibits))


def _by_turns(briefing: Briefing) -> Iterator[tuple[Exhibit, Behind]]:
    """Every quotation with its figure, in the order in which they are given room."""
    turns = []
    for place, exhibit in enumerate(briefing.exhibits):
        so_far: Counter[str] = Counter()
        for behind in filter(lambda each: each.quote, exhibit.behind):
            turns.append((exhibit.kind not in _CHOSEN, so_far[_document(behind)], place, len(turns), exhibit, behind))
            so_far[_document(behind)] += 1
    for *_, exhibit, behind in sorted(turns, key=lambda turn: turn[:4]):
        yield exhibit, behind


def _bounded(exhibit: Exhibit, kept: dict[_Place, Behind], of_paragraph: dict[str, Behind]) -> Exhibit:
    bounded = []
    for behind in exhibit.behind:
        same = kept.get(_place(behind)) if exhibit.kind in _CHOSEN else of_paragraph.get(behind.paragraph_id)
        quoted = {"quote": same.quote, "start": same.start, "end": same.end} if same and behind.quote else _NOTHING
        bounded.append(replace(behind, **quoted))
    return replace(exhibit, behind=tuple(bounded))


def _place(behind: Behind) -> _Place:
    return behind.paragraph_id, behind.start, behind.end


def _document(behind: Behind) -> str:
    return behind.paragraph_id.rpartition("/")[0]
