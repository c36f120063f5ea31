"""One reader of a running server, without a browser: what a browser says over Streamlit's WebSocket, and what it hears.

A reader opens a page, then sets filters, turns pages and clicks marks in charts. What comes back is looked at as far as
the next act needs, and not drawn: its times are of the server and the way to it, not of a browser's drawing.
"""

import asyncio
import json
import random
import re
import time
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.protocol import State

PAGES = ("", "authors", "events", "topics", "stance", "tone", "words", "facts", "silence", "questions", "evidence")
SHARES = {
    "filter": 40,
    "page": 35,
    "click": 25,
}  # of 100 acts; where there is nothing to click or set, a page is turned
LONGEST = 60.0  # seconds after which an answer is taken not to come
_FILTERS = ("voice", "meeting", "topic")
_KEPT_FOR = 2  # acts for which a browser keeps a long message, so that the server need not send it again
_WIDGETS = ("selectbox", "button", "text_input", "text_area", "plotly_chart", "button_group", "checkbox")
_MARK = re.compile(r'"customdata":\s*\[+\s*"((?:[^"\\]|\\.)+)"')
_BROKEN_OFF = (ForwardMsg.FINISHED_EARLY_FOR_RERUN,)  # another run follows by itself
_BROKEN = (OSError, TimeoutError, WebSocketException)


@dataclass(frozen=True)
class Answer:
    """One act and its answer: what was done, on which page, when the answer had come, after how long, and how much.

    seconds: from sending to the word that the script has run. trouble: what went wrong, in words; else empty.
    """

    act: str
    page: str
    at: float
    seconds: float
    n_bytes: int
    trouble: str = ""


@dataclass(frozen=True)
class _Widget:
    """What a page drew: a widget's message, its kind, and the fragment that it reruns; "" is the whole page."""

    kind: str
    drawn: object
    fragment: str


class Reader:
    """A session of one reader at a server, "ws://127.0.0.1:8700". `seed` decides what is chosen; `query` and `page` are
    the address that is opened."""

    def __init__(self, url: str, seed: int, query: str = "", page: str = ""):
        self.url, self.seed, self.query, self.page = url, seed, query, page
        self.answers: list[Answer] = []
        self.session_id = ""
        self._chance = random.Random(seed)
        self._connection: ClientConnection | None = None
        self._pages: dict[str, str] = {}  # hashes by address
        self._widgets: dict[str, _Widget] = {}  # by the key that the page gave them
        self._states: dict[str, WidgetState] = {}
        self._kept: dict[str, tuple[Delta, int]] = {}  # long messages, and the act that last drew them
        self.told: list[str] = []  # what the last answer says in passing: "Added."
        self._said: list[str] = []  # what it says is wrong

    async def open(self) -> Answer:
        """Connect and open the page of the address, as a browser does; the time includes that of connecting."""
        begun = time.monotonic()
        try:
            await self.connect()
        except _BROKEN as error:
            return self._noted("open", begun, 0, f"no connection ({type(error).__name__})")
        return await self._asked("open", begun=begun)

    async def connect(self) -> None:
        """Connect: to the session of before, where there was one and the server still has it."""
        known = [self.session_id] if self.session_id else []
        self._connection = await connect(
            f"{self.url}/_stcore/stream",
            subprotocols=["streamlit", "none", *known],
            compression=None,
            max_size=None,
            open_timeout=30,
        )

    async def act(self) -> Answer:
        """One of the things that readers do, by chance."""
        chosen = self._chance.choices(list(SHARES), list(SHARES.values()))[0]
        if chosen == "click" and (charts := self._marked()):
            return await self.click(self._chance.choice(charts))
        if chosen == "filter" and (filters := [name for name in _FILTERS if name in self._widgets]):
            name = self._chance.choice(filters)
            return await self.choose(name, self._chance.choice(["", *self._offered(name)]))
        return await self.turn(self._chance.choice(PAGES))

    async def turn(self, page: str) -> Answer:
        """Open a page of the menu, by its address; "" is the first."""
        self.page = page
        return await self._asked("page")

    async def choose(self, key: str, option: str) -> Answer:
        """Set a select box, or one of a group of buttons; no option lets go of it."""
        state = WidgetState(id=self._widgets[key].drawn.id)
        if self._widgets[key].kind == "button_group":
            state.string_array_value.data.extend([option] if option else [])
        elif option:
            state.string_value = option
        return await self._with(key, state, "filter")

    async def click(self, key: str) -> Answer:
        """Click one of a chart's marks."""
        chart = self._widgets[key].drawn
        mark = json.loads(f'"{self._chance.choice(_MARK.findall(chart.spec))}"')
        points = [{"customdata": [mark], "curve_number": 0, "point_index": 0}]
        selection = {"points": points, "point_indices": [0], "box": [], "lasso": []}
        return await self._with(
            key, WidgetState(id=chart.id, string_value=json.dumps({"selection": selection})), "click"
        )

    async def write(self, key: str, text: str) -> Answer:
        """Type into a field."""
        return await self._with(key, WidgetState(id=self._widgets[key].drawn.id, string_value=text), "write")

    async def press(self, key: str) -> Answer:
        """Press a button."""
        button = self._widgets[key].drawn.id
        try:
            return await self._with(key, WidgetState(id=button, trigger_value=True), "press")
        finally:
            self._states.pop(button, None)

    async def ask(self) -> None:
        """Ask for the page again and do not wait for the answer."""
        await self._connection.send(self._message(""))

    async def close(self) -> None:
        """Leave, as a window that is closed does."""
        if self._connection:
            await self._connection.close()

    def vanish(self) -> None:
        """Leave without a word, as a machine does that loses its network."""
        self._connection.transport.abort()

    @property
    def is_there(self) -> bool:
        """Whether the reader is connected."""
        return self._connection is not None and self._connection.state is State.OPEN

    @property
    def keys(self) -> list[str]:
        """The keys of the widgets that the page shows."""
        return list(self._widgets)

    async def _with(self, key: str, state: WidgetState, act: str) -> Answer:
        self._states[state.id] = state
        return await self._asked(act, self._widgets[key].fragment)

    def _offered(self, key: str) -> list[str]:
        options = self._widgets[key].drawn.options
        return [each.content for each in options] if self._widgets[key].kind == "button_group" else list(options)

    def _marked(self) -> list[str]:
        charts = (key for key, each in self._widgets.items() if each.kind == "plotly_chart" and each.drawn.id)
        return [key for key in charts if _MARK.search(self._widgets[key].drawn.spec)]

    def _message(self, fragment: str) -> bytes:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.fragment_id = self.query, fragment
        asked.page_script_hash, asked.page_name = self._pages.get(self.page, ""), "" if self._pages else self.page
        self._kept = {name: kept for name, kept in self._kept.items() if len(self.answers) - kept[1] <= _KEPT_FOR}
        asked.cached_message_hashes.extend(self._kept)
        asked.widget_states.widgets.extend(self._states.values())
        asked.context_info.timezone, asked.context_info.color_scheme = "UTC", "light"
        return message.SerializeToString()

    async def _asked(self, act: str, fragment: str = "", begun: float | None = None) -> Answer:
        begun, n_bytes = time.monotonic() if begun is None else begun, 0
        self._said, self.told = [], []
        try:
            async with asyncio.timeout(LONGEST):
                await self._connection.send(self._message(fragment))
                while True:
                    payload = await self._connection.recv()
                    n_bytes += len(payload)
                    if self._heard(ForwardMsg.FromString(payload)):
                        break
        except _BROKEN as error:
            return self._noted(act, begun, n_bytes, f"no answer ({type(error).__name__})")
        return self._noted(act, begun, n_bytes, " ".join(self._said))

    def _noted(self, act: str, begun: float, n_bytes: int, trouble: str) -> Answer:
        now = time.monotonic()
        self.answers.append(Answer(act, self.page, now, now - begun, n_bytes, trouble))
        return self.answers[-1]

    def _heard(self, message: ForwardMsg) -> bool:
        """Take a message; True with the one that says that the script has run."""
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._take(message.delta)
            if message.metadata.cacheable:
                self._kept[message.hash] = (message.delta, len(self.answers))
        elif kind == "ref_hash":
            delta, _ = self._kept[message.ref_hash]
            self._kept[message.ref_hash] = (delta, len(self.answers))
            self._take(delta)
        elif kind == "new_session":
            self._begin(message)
        elif kind == "navigation":
            pages = message.navigation.app_pages
            self._pages = {"" if page.is_default else page.url_pathname: page.page_script_hash for page in pages}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "session_event":
            self._said += ["a page is no Python"] if message.session_event.script_compilation_exception.type else []
        return kind == "script_finished" and message.script_finished not in _BROKEN_OFF

    def _begin(self, message: ForwardMsg) -> None:
        self.session_id = message.new_session.initialize.session_id or self.session_id
        if not message.metadata.run.fragment_ids:
            self._widgets.clear()  # what the page no longer draws cannot be clicked; the server would not answer

    def _take(self, delta: Delta) -> None:
        """Note the widget that a message draws, or the trouble that it tells of."""
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self._said.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "alert" and element.alert.format == element.alert.ERROR:
            self._said.append(element.alert.body)
        elif kind == "toast":
            self.told.append(element.toast.body)
        elif kind in _WIDGETS:
            drawn = getattr(element, kind)
            self._widgets[_key_of(drawn.id)] = _Widget(kind, drawn, delta.fragment_id)


def _key_of(widget_id: str) -> str:
    """The key within a widget's id: "$$ID-…-voice"."""
    return widget_id.split("-", 2)[-1]
