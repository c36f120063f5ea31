"""The workers of a Dask cluster that is there: Dask hands out the parts, and again those of a worker that is lost.

Parts come back as bytes and are written here, so that machines need no folder in common. Only workers need Parallax:
what the scheduler reads is a function that asks the worker for its own.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from analysis.batch.engine import AHEAD, Killed, Order, Scored
from analysis.batch.files import write_packed
from analysis.batch.likeness import likeness, unlike
from analysis.batch.scoring import own_codebooks
from analysis.batch.there import PartThere, packed_order, refused
from analysis.errors import InputError, ParallaxError
from analysis.exchange.builtin import CORPUS
from analysis.pipeline import read_codebooks

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 60.0  # seconds without a worker
CONNECTING, _CLOSING, _BEAT = 4.0, 3.0, 0.2  # seconds
_GO_ON = "What is done is kept: give the same command again to go on."


class ClusterWorkers:
    """As many workers as a cluster has at a time, an `Engine`; they may come and go.

    tell: called with what a reader should know at once; note: with a worker and what to know of its figures.

    Raises
    ------
    InputError
        Dask is not installed, the scheduler cannot be reached, no worker comes, or one is not like this machine.
    CodebookError
        A codebook of one's own cannot be used.
    """

    knows_culprit = True  # Dask gives a part up when so many workers were killed over it, by itself alone

    def __init__(
        self, scheduler: str, own: Path | None, tell: Callable[[str], object], note: Callable[[str, str], object]
    ):
        self._scheduler, self._tell, self._note = scheduler, tell, note
        if own:
            read_codebooks(CORPUS, own)  # a fault in one is told here, where it stands
        self._own = own_codebooks(own)
        self._tried: dict[str, tuple[float, ...]] = {}  # by worker, of those that have given a part
        self._n, self._watched, self._without_since = 0, -_BEAT, 0.0
        self._client = _connected(scheduler)
        try:
            self._wait_for_workers()
            self._refuse_unlike()
        except BaseException:
            self.stop()
            raise

    @property
    def most_in_hand(self) -> int:
        """How many parts they may have at a time; more when workers have joined."""
        return AHEAD * max(1, self._n)

    def score(self, order: Order) -> Future:
        """A part to come, as `PartThere`."""
        try:
            return self._parts.submit(_ask, "score_there", packed_order(order.articles, self._own), likeness())
        except OSError as error:
            raise self._lost() from error

    def taken(self, order: Order, future: Future) -> Scored:
        """A part that is done, its files written here."""
        part = self._part(future)
        self._compare(part)
        return Scored(write_packed(part.files, order.folder, order.number) if part.files else {}, part.failed)

    def watch(self) -> None:
        """Notice workers that come and go, and give up where for long there is none, or no scheduler."""
        if self._client.status != "running":
            raise self._lost()
        if monotonic() - self._watched < _BEAT:
            return
        self._watched = monotonic()
        there = self._client.scheduler_info(n_workers=0)
        self._n, self._n_threads = there["n_workers"], there["total_threads"]
        if self._n:
            self._without_since = 0.0
        elif not self._without_since:
            self._without_since = monotonic()
            self._tell(f"{self._scheduler} has no worker; waiting for one, {PATIENCE:.0f} s at most.")
        elif monotonic() - self._without_since > PATIENCE:
            raise InputError(f"{self._scheduler} has no worker: start some (docs/cluster.md says how). {_GO_ON}")

    def start_again(self) -> None:
        """Nothing to do: workers that are gone come again by their nanny, or by whoever started them."""

    def stop(self) -> None:
        """Leave the cluster as it was; what its workers have in hand they drop when it is done."""
        with suppress(OSError):  # one that is gone needs no leave
            self._client.close(timeout=_CLOSING)

    def _wait_for_workers(self) -> None:
        self._parts = self._client.get_executor(pure=False)
        self.watch()
        while not self._n:
            sleep(_BEAT)
            self.watch()
        if self._n_threads > self._n:
            self._tell(
                f"{self._scheduler} has more threads than workers ({self._n_threads} and {self._n}); a worker scores "
                "one part at a time. Start more workers, with --nthreads 1, to use all cores."
            )

    def _refuse_unlike(self) -> None:
        """Ask each worker that is there what it is like, before any part; those that come later are asked with each."""
        try:
            answers = self._client.run(_ask, "likeness", on_error="return")
        except OSError as error:
            raise self._lost() from error
        for worker, there in answers.items():
            if isinstance(there, Exception):
                raise InputError(refused(worker, f"it has no Parallax to ask ({there})"))
            if differing := unlike(there, likeness()):
                raise InputError(refused(worker, differing))

    def _part(self, future: Future) -> PartThere:
        from distributed import KilledWorker

        try:
            return future.result()
        except KilledWorker as error:
            raise Killed from error
        except CancelledError as error:
            raise self._lost() from error
        except ParallaxError:
            raise
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            raise InputError(f"A worker of {self._scheduler} could not score a part ({why}). {_GO_ON}") from error

    def _compare(self, part: PartThere) -> None:
        """Note a worker whose processor counts otherwise than that of the first."""
        if part.worker in self._tried:
            return
        self._tried[part.worker] = part.tried
        first, tried = next(iter(self._tried.items()))
        if (apart := _apart(part.tried, tried)) > 0:
            said = f"Its processor counts stance otherwise than that of {first}, chances by up to {apart:.2g}."
            self._note(part.worker, said)

    def _lost(self) -> InputError:
        return InputError(f"The connection to {self._scheduler} was lost. Is the scheduler still there? {_GO_ON}")


def _apart(some: tuple[float, ...], others: tuple[float, ...]) -> float:
    """The largest difference between two lists of numbers."""
    return max((abs(one - other) for one, other in zip(some, others, strict=True)), default=0.0)


def _connected(scheduler: str) -> "Client":
    try:
        from distributed import Client  # here, since only who has a cluster needs it
    except ImportError as error:
        raise InputError(
            "--engine dask needs Dask, which is not installed here. Install it with "
            "`python -m pip install -r requirements-cluster.txt`."
        ) from error
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # a connection that is lost we tell in words
    try:
        with ThreadPoolExecutor(1) as aside:  # a caller may have a loop of its own, which must not be asked to wait
            aside.submit(asyncio.run, asyncio.wait_for(_connect(scheduler), 2 * CONNECTING)).result()
        return Client(scheduler, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        why = str(error) or "what is there says nothing"
        raise InputError(
            f"{scheduler}: no Dask scheduler answers there ({why}). Give the address that it printed when it was "
            "started, such as tcp://10.0.0.1:8786, and see that its port can be reached; tls:// needs certificates "
            "that Dask knows of (docs/cluster.md)."
        ) from error


async def _connect(scheduler: str) -> None:
    """Raise where nothing answers: a client of Dask's that cannot connect takes long to get rid of."""
    from distributed import Security
    from distributed.comm import connect

    comm = await connect(scheduler, timeout=CONNECTING, **Security().get_connection_args("client"))
    await comm.close()


def _asking() -> Callable[..., Any]:
    """A function that a worker finds in its own Parallax; made here, so that it travels as it is, not by its name."""

    def ask(name: str, *arguments: Any) -> Any:
        from importlib import import_module

        return getattr(import_module("analysis.batch.there"), name)(*arguments)

    return ask


_ask = _asking()
