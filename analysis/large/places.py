"""The paragraphs behind a number of a large corpus: how many they are at once, which they are when somebody reads."""

from collections.abc import Callable, Sequence
from functools import cached_property

LISTED = 200  # paragraphs of a mark that can be read, in reading order


class Places(Sequence):
    """The ids of paragraphs; len: how many there are. The first LISTED are asked for when somebody wants them."""

    def __init__(self, n: int, ask: Callable[[], list[str]]):
        self._n, self._ask = n, ask

    def __len__(self) -> int:
        return self._n

    def __getitem__(self, at):
        return self.listed[at]

    @cached_property
    def listed(self) -> list[str]:
        """The first of them."""
        return self._ask() if self._n else []
