"""What there is to score in a project, and scoring it article by article, so that it can stop and go on anywhere."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from time import perf_counter, sleep

from analysis.errors import ParallaxError
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import Codebooks, read_codebooks
from analysis.projects import store
from analysis.projects.project import Project
from analysis.projects.scored import keys_of, parcel_of
from analysis.projects.shelf import Shelf
from analysis.scope import Perspective
from analysis.text.documents import Article

AT_ONCE = 4_000  # words that are scored while the page waits: some two seconds
NOW, STOPPED = "now", "stopped"  # what the shelf is told: the article in hand and the pace; that the reader stopped it
_PACE = 0.8  # seconds for 1,000 words, until some have been scored
_TRIES = 3  # of an article at which the scoring broke off
_SAVED_WITHIN = 0.5  # seconds
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """The articles of a project that are scored, by the key of their parcel, in its order; and its perspectives."""

    articles: Mapping[str, Article]
    perspectives: tuple[Perspective, ...] = ()

    @cached_property
    def words(self) -> dict[str, int]:
        """About how many words each article has, by its key."""
        return {key: sum(len(text.split()) for text in article.paragraphs) for key, article in self.articles.items()}

    @cached_property
    def digest(self) -> str:
        """What tells this work's results from another's: texts, what reads them, records and perspectives."""
        told = [(key, sorted(article.record.items())) for key, article in self.articles.items()]
        return sha256(repr((told, self.perspectives)).encode()).hexdigest()

    def lacking(self, shelf: Shelf) -> list[str]:
        """The keys that have yet to be scored, every perspective in turn, so that early pages can compare."""
        done = shelf.scored() | set(shelf.failed())
        seen: Counter = Counter()
        turns = {}
        for key, article in self.articles.items():
            perspective = article.record.get("perspective")
            turns[key] = seen[perspective]
            seen[perspective] += 1
        return sorted((key for key in self.articles if key not in done), key=turns.__getitem__)


def work_of(project: Project) -> Work:
    """What there is to score in a project."""
    return Work(keys_of(project.scored, project.own), project.perspectives)


def score_each(shelf: Shelf, work: Work, codebooks: Codebooks, keys: list[str]) -> Iterator[Article]:
    """Score these articles one after another; each is told before it is scored, and kept once it is.

    An article that cannot be scored is noted with the reason, and the next one is scored.
    """
    begun, words, pace = perf_counter(), 0, shelf.said(NOW).get("pace", _PACE)
    for key in keys:
        article = work.articles[key]
        yield article
        shelf.say(NOW, {"title": title_of(article), "pace": pace})
        _score(shelf, key, article, codebooks)
        words += work.words[key]
        pace = 1000 * (perf_counter() - begun) / max(words, 1)


def score_project(home: Path, project_id: str, told_to_stop: Callable[[], bool]) -> bool:
    """Score what a project lacks, as it stands and as it changes meanwhile; False: another process is at it.

    Raises
    ------
    ParallaxError
        A codebook of the project cannot be used, or nothing can be read or kept.
    """
    shelf = Shelf(store.cache_path(home, project_id))
    with shelf.lock.held(seconds=1) as alone:
        while alone and not told_to_stop() and not shelf.said(STOPPED):
            read = _read(home, project_id)
            if read is None:
                shelf.remove()
                break
            project, codebooks = read
            work = work_of(project)
            lacking = work.lacking(shelf)
            if not lacking:
                shelf.prune(work.articles)
                break
            for _ in score_each(shelf, work, codebooks, lacking):
                if told_to_stop() or store.state_of(home, project_id) != project.state or shelf.said(STOPPED):
                    break
            shelf.say(NOW, shelf.said(NOW) | {"title": ""})
    return alone


def title_of(article: Article) -> str:
    """What a reader knows an article by."""
    return article.record.get("title") or article.doc_id


def seconds_left(shelf: Shelf, work: Work, keys: list[str]) -> float:
    """About how long it takes to score these articles, at the pace of those scored last."""
    return shelf.said(NOW).get("pace", _PACE) * sum(work.words[key] for key in keys) / 1000


def _read(home: Path, project_id: str) -> tuple[Project, Codebooks] | None:
    """A project and its codebooks, both of one state; None: there is no such project any more."""
    while state := _state(home, project_id):
        project = store.read_project(home, project_id)
        codebooks = read_codebooks(CORPUS, store.project_folder(home, project_id))
        if project.state == state == _state(home, project_id):
            return project, codebooks
    return None


def _state(home: Path, project_id: str) -> str:
    """A project's state; while it is saved its folder is missing for a moment, so an empty one is asked for again."""
    state = store.state_of(home, project_id)
    if not state:
        sleep(_SAVED_WITHIN)
    return state or store.state_of(home, project_id)


def _score(shelf: Shelf, key: str, article: Article, codebooks: Codebooks) -> None:
    if shelf.begin(key) >= _TRIES:
        shelf.give_up(key, f"the scoring broke off at it {_TRIES} times. Is there enough memory?")
        return
    try:
        parcel = parcel_of(article, codebooks)
    except ParallaxError as error:
        shelf.give_up(key, str(error))
    except Exception as error:  # a fault of ours in one article must not keep a reader from all the others
        _log.exception("Scoring %s failed.", article.doc_id)
        shelf.give_up(key, f"a fault of the program ({type(error).__name__}: {error}). The server’s log has it.")
    else:
        shelf.put(key, parcel)
