"""What the worker of a cluster does: an order in, the files of a part out, as bytes; nothing is kept on its disk.

Codebooks and model are read once for each process. Called by name from `cluster`.
"""

import pickle
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from analysis.batch.files import Packed, pack_part
from analysis.batch.likeness import likeness, unlike
from analysis.batch.scoring import scored_frames
from analysis.errors import InputError
from analysis.exchange.builtin import CORPUS
from analysis.measures.stance_model import StanceModel, read_stance_model
from analysis.pipeline import Codebooks, analyse, read_codebooks
from analysis.text.documents import Article

_LEVEL = 1  # of compression: what is sent is text
_ONE_AT_A_TIME = Lock()  # a worker may have several threads; the pipeline is written for one
_TRIED = Article(
    "tried",
    (
        "Russia praised China’s patience, yet the United States called the pact a threat. “Brussels will never forgive "
        "Moscow,” said a pilot, while Iceland shrugged and Norway, for once, welcomed the deal.",
    ),
    {},
)


@dataclass(frozen=True)
class PartThere:
    """A part as a worker gives it back.

    files: none where no article could be scored. failed: why some could not, by doc_id. worker: its address.
    tried: what its processor makes of the stance model on a text of ours.
    """

    files: Mapping[str, Packed]
    failed: Mapping[str, str]
    worker: str
    tried: tuple[float, ...]


def packed_order(articles: tuple[Article, ...], own: Mapping[str, str]) -> bytes:
    """What is sent to a worker: the articles, and the text of codebooks that take the place of ours."""
    return zlib.compress(pickle.dumps((articles, tuple(own.items()))), _LEVEL)


def score_there(order: bytes, expected: Mapping[str, str]) -> PartThere:
    """Score a part on a worker that is like the machine that asks, which is of this likeness.

    Raises
    ------
    InputError
        This worker is not like the machine that asks.
    """
    from distributed import get_worker

    worker = get_worker().address
    if differing := unlike(likeness(), expected):
        raise InputError(refused(worker, differing))
    with _ONE_AT_A_TIME:
        articles, own = pickle.loads(zlib.decompress(order))
        frames, failed = scored_frames(articles, _codebooks(own))
        return PartThere(pack_part(frames) if frames else {}, failed, worker, _tried())


def refused(worker: str, why: str) -> str:
    """A worker that may not score, in words."""
    return (
        f"The worker {worker} would not score as this machine does: {why}. Bring Parallax and its libraries to the "
        "same version on both, start the worker anew, and give the same command again."
    )


@cache
def _codebooks(own: tuple[tuple[str, str], ...]) -> Codebooks:
    with TemporaryDirectory() as folder:
        for name, text in own:
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return read_codebooks(CORPUS, Path(folder), _stance())


@cache
def _stance() -> StanceModel:
    return read_stance_model(CORPUS / "models" / "stance")


@cache
def _tried() -> tuple[float, ...]:
    """Chances that the model gives on this processor: 8-bit arithmetic is not the same on all."""
    mentions = analyse([_TRIED], read_codebooks(CORPUS, stance=_stance())).mentions
    return tuple(mentions[["p_against", "p_neutral", "p_favour"]].to_numpy(float).ravel().tolist())
