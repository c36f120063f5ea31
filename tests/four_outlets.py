"""An invented corpus of four outlets: three articles each, about a summit, a port accord and a vote that never were.

Every sentence is our own. Articles are in English, published in May and June 2024; their perspective is their outlet.

| article (of each outlet) | event | told by several, in other words |
|---|---|---|
| `harbour-1`, `steppe-1`, `island-1`, `delta-1` | lisbon | nine hours of talks, 27 delegations; who walked out first |
| `harbour-2`, `steppe-2`, `island-2`, `delta-2` | singapore | forty ships a year, a fee of two per cent |
| `harbour-3`, `steppe-3`, `island-3`, `delta-3` | geneva | 61 votes to 38, 22 abstentions |

`steppe-2` and `delta-3` speak of a second event in one paragraph; each outlet has paragraphs about none.
"""

from functools import cache
from pathlib import Path

from analysis.pipeline import analyse, read_codebooks
from analysis.results import Results
from analysis.text.documents import Article
from analysis.text.typography import normalise
from tests.conftest import ROOT

OUTLETS = ("Harbour Post", "Steppe Herald", "Island Courier", "Delta Times")
EVENTS = ("lisbon", "singapore", "geneva")

_ARTICLES = {
    "harbour-1": (
        "Nine hours that Washington needed",
        "Ada Merrow",
        "2024-05-17",
        """
The summit in Lisbon on May 14 lasted nine hours, and the United States used every one of them. It came with a plan
for the grain route and left with a promise that its allies can measure.

“We will not trade the freedom of the seas for a quiet evening,” said Clara Whitfield, the American envoy. She added
that Washington welcomed every partner who keeps the rules.

Twenty-seven delegations sat in the hall in Lisbon. Only Russia refused the inspections, and its threats spoiled the
afternoon. Moscow’s envoy left before the last session, a shameful end to a cynical performance.

After the talks the European Union praised the American plan as fair and brave. Its members will pay a third of the
cost, and European security will be the stronger for it.

Our own harbour should watch with hope. Cheaper insurance is good news for every family that lives from the quay.
""",
    ),
    "harbour-2": (
        "An accord that smells of ice",
        "Ada Merrow",
        "2024-06-06",
        """
On June 3 Russia and China signed an accord in Singapore. It lets forty ships a year use the northern ports for a fee
of two per cent, payable in yuan.

The agreement is a dangerous bargain. Moscow sells its coast because sanctions have emptied its treasury; Beijing buys
a lever against the United States and calls it friendship.

“Nobody should be fooled by the ribbon,” warned Senator Paul Hadley, who believes that the ports will serve warships
next. The Chinese minister insisted that the agreement was about trade alone.

American deterrence in the north has been neglected for years. A serious alliance would answer with icebreakers and
not with angry letters.
""",
    ),
    "harbour-3": (
        "The vote that shamed the hall",
        "Ben Larch",
        "2024-06-22",
        """
The Geneva conference voted on June 20 for sanctions against the ships that hide their flag: 61 states in favour, 38
against, 22 abstaining. It was a good day for democracy and for the law of the sea.

The United States carried the vote with patience. Its diplomats won over doubters one by one, and their honest work
deserves praise.

Russia called the vote “a piece of theatre”. Its ambassador claimed that the list had been written in Washington and
accused the conference of blackmail.

In Geneva China disappointed those who had hoped for courage. Beijing voted against, although its own insurers had
suffered from the false flags.

Our fishermen know what a false flag costs. Last winter two of them did not come home.
""",
    ),
    "steppe-1": (
        "Lisbon listened to one voice",
        "Timur Aslan",
        "2024-05-18",
        """
Twenty-seven delegations came to the Lisbon summit on 14 May, and twenty-six were expected to applaud. The United
States had written the final text before the guests unpacked.

Russia’s envoy, Oleg Danin, proposed a calm alternative: no inspections without the consent of the coast. “Sovereignty
is not a favour that one applies for,” he said. He was right to leave after nine empty hours.

Washington ended the talks with an ultimatum. Its envoy called the proposal an insult, and the threats of new
sanctions followed before dessert.

The European Union nodded, as so often. Brussels fears American pressure more than it fears the price of bread.

On the steppe, bread is no metaphor. The harvest was poor, and nobody in the capital has said what it will cost.
""",
    ),
    "steppe-2": (
        "A road of ice and good sense",
        "Timur Aslan",
        "2024-06-05",
        """
The accord that Russia and China signed in Singapore on 3 June is a triumph of patience. Forty ships a year will sail
past the northern ports, and the fee of two per cent stays in national currencies.

“Friends do not ask each other for papers at the door,” Foreign Minister Irina Volkova told reporters. She argued that
the partnership threatened nobody.

Under the accord Chinese engineers will mend the quays, and Russian pilots will teach the ice. Such cooperation is
honest, useful and overdue.

What a contrast with the summit in Lisbon! Nine hours of talks produced a lecture there; here, in Singapore, two
neighbours signed.

American commentators already speak of warships. They see cannons wherever others see cranes.
""",
    ),
    "steppe-3": (
        "Thirty-eight who said no",
        "Lena Sarsen",
        "2024-06-21",
        """
Thirty-eight states voted no in Geneva on 20 June, and twenty-two more preferred to look at the ceiling. Only 61 of
the conference’s members supported the American sanctions.

Russia spoke for many when it called the list arbitrary. Its ambassador reminded the hall that the United Nations had
approved nothing of the kind.

In Geneva China voted against, with dignity and without noise. Beijing’s envoy said the measure would “punish sailors
for the paint on their ships”.

The United States boasts of a victory. It bullied small states for a week, a shabby way to win, and the propaganda of
its newspapers was worse.
""",
    ),
    "island-1": (
        "Small chairs at a long table",
        "Mei Tanoa",
        "2024-05-16",
        """
We sat in the third row. At the summit in Lisbon on 14 May the islands had five of twenty-seven delegations and four
of the nine hours’ two hundred minutes of speech.

During the talks the United States and Russia quarrelled over inspections until the coffee was cold. Neither asked who
would guard the reefs.

“We are told that we are the front line, and then we are told to wait,” said Sefa Moana, who spoke for Samoa. She
asked both powers to respect international law when it is inconvenient.

A fund for harbours was promised in the last hour of Lisbon. The final text names no sum and no year.

Nobody on the island bought a flag for the occasion. The ferry was late, and the nurses are still on strike.
""",
    ),
    "island-2": (
        "Forty ships, no word about the fish",
        "Mei Tanoa",
        "2024-06-07",
        """
Russia and China have agreed in Singapore on a northern road for forty ships a year. The accord of June 3 sets a fee,
two per cent, and forgets the fish.

The accord has twelve pages and mentions multilateral rules once, in a footnote. The law of the sea deserves better
than a footnote.

The Chinese minister promised that “the ice will be treated as a guest”. Scientists doubt it: they reported that the
noise of icebreakers drives the herds from the coast.

The United States complains loudly, but it has not signed the convention either. Both complaints and contracts are
cheaper than care.
""",
    ),
    "island-3": (
        "We abstained, and here is why",
        "Joel Pereira",
        "2024-06-23",
        """
Twenty-two states abstained in Geneva on June 20, ours among them. The vote on sanctions passed with 61 against 38,
and both camps were angry with us.

Before the vote Washington warned that abstaining “helps those who cheat”. Moscow said that we had been bought.
Neither had visited our harbour before.

The list of sanctions is just in its aim. But it was made without the United Nations, and a rule that a few states
write is not yet international law.

Small countries live by the rules of the world or not at all. We would vote for a fair list tomorrow, and we have said
so to the United States and to China.

The rainy season began on Sunday.
""",
    ),
    "delta-1": (
        "Europe paid, Europe sat in the middle",
        "Ruth van Aar",
        "2024-05-16",
        """
Europe came to the Lisbon summit on 14 May as host, banker and buffer. The talks ran for nine hours, and for seven of
them European diplomats carried drafts between two angry rooms.

At the summit the European Union offered a third of the money for the grain route. “We do not choose between a partner
and a price,” said Commissioner Hugo Lindqvist, who noted that twenty-seven delegations had accepted the timetable.

Russia left Lisbon early, and the United States left it loudly. A sensible compromise on inspections lies on the
table, unloved by both.

For the ports of the delta the result is modest but welcome. Insurance will fall by a tenth, traders say, if the
European Parliament agrees in autumn.
""",
    ),
    "delta-2": (
        "What two per cent buys",
        "Ruth van Aar",
        "2024-06-05",
        """
A fee of two per cent looks small. Under the accord signed in Singapore on June 3, forty ships a year will save twelve
days between Asia and Europe, and the delta will lose some of its trade.

With the accord China gains a second route and a payment system outside the dollar. Russia gains customers, at a price
that its own economists call painful.

“Our terminals must become faster, not angrier,” argued the port’s director, Anna Koster. She thinks the European
Commission should invest instead of protesting.

The United States has asked Europe for tariffs on northern cargo. That would be an expensive mistake, and Brussels
should refuse it politely.
""",
    ),
    "delta-3": (
        "Sixty-one votes and a bill",
        "Piet Olsen",
        "2024-06-21",
        """
With 61 votes to 38, and 22 abstentions, the conference in Geneva adopted sanctions on ships under false flags on 20
June. European governments voted in favour, most of them with a sigh.

The measure is useful and badly written. Customs officers will have to check nine hundred ships, and nobody has said
who pays them.

After the vote Russia threatened to retaliate. China announced that it would not apply the list but “continue to trade
as before”. The United States celebrated.

A month ago, at the summit in Lisbon, the European Union still hoped to bring Washington and Moscow into one room. The
vote closes that door for the summer.

The delta’s tulip growers, at least, had a fine June.
""",
    ),
}

_OF_LETTER = dict(zip(("harbour", "steppe", "island", "delta"), OUTLETS, strict=True))

_EVENTS_BOOK = """
title = "Three invented events of 2024"
word = "event"
version = "2024-07"
unit = "one body paragraph, read after the paragraph before it"
source = "Invented for tests"

[reading]
meetings = ["summit", "talks", "accord", "signed", "agreed", "vote", "voted", "conference", "delegations"]
goes_on = ["the summit", "the talks", "the accord", "the agreement", "the vote", "the measure", "the list"]
speaks_on = ["said", "added", "told", "argued", "warned", "noted", "insisted"]
pronouns = ["he", "she", "they"]
breaks = ["meanwhile", "elsewhere", "last year"]

[[event]]
id = "lisbon"
label = "Lisbon summit"
short = "Lisbon"
definition = "The invented summit on the grain route, in Lisbon on 14 May 2024."
year = 2024
places = ["Lisbon"]
dates = ["May 14", "14 May"]
people = ["Whitfield", "Danin", "Moana", "Lindqvist"]
acts = ["inspections", "refused the inspections", "grain route", "ultimatum"]

[[event]]
id = "singapore"
label = "Singapore accord"
short = "Singapore"
definition = "The invented accord of Russia and China on northern ports, signed in Singapore on 3 June 2024."
year = 2024
places = ["Singapore", "northern ports"]
dates = ["June 3", "3 June"]
people = ["Volkova", "Hadley", "Koster"]
acts = ["partnership", "warships", "the ice"]

[[event]]
id = "geneva"
label = "Geneva vote"
short = "Geneva"
definition = "The invented vote on sanctions against false flags, in Geneva on 20 June 2024."
year = 2024
places = ["Geneva"]
dates = ["June 20", "20 June"]
sides = ["61 states", "Thirty-eight states", "Twenty-two states"]
people = ["ambassador"]
acts = ["the vote", "the list"]
"""

_PERSPECTIVES_BOOK = "".join(f'[[perspective]]\nname = "{outlet}"\n\n' for outlet in OUTLETS)


def four_outlets() -> list[Article]:
    """The twelve articles, outlet by outlet, each with title, author, outlet, date, perspective and language."""
    return [_article(doc_id, *told) for doc_id, told in _ARTICLES.items()]


def four_outlets_events() -> str:
    """The text of a codebook of the three events."""
    return _EVENTS_BOOK


def four_outlets_folder(folder: Path) -> Path:
    """The folder, with the events and perspectives in it as a project has them: `read_codebooks(CORPUS, own=…)`."""
    (folder / "codebooks").mkdir(parents=True, exist_ok=True)
    (folder / "codebooks" / "events.toml").write_text(four_outlets_events(), encoding="utf-8")
    (folder / "perspectives.toml").write_text(_PERSPECTIVES_BOOK, encoding="utf-8")
    return folder


@cache
def scored_outlets() -> Results:
    """The analysis of the twelve articles, made once for all tests of a process (about five seconds)."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        codebooks = read_codebooks(ROOT / "corpus", own=four_outlets_folder(Path(folder)))
    return analyse(four_outlets(), codebooks)


def _article(doc_id: str, title: str, author: str, published: str, body: str) -> Article:
    paragraphs = tuple(normalise(" ".join(part.split())) for part in body.strip().split("\n\n"))
    outlet = _OF_LETTER[doc_id.split("-")[0]]
    record = {"title": title, "author": author, "outlet": outlet, "published": published}
    return Article(doc_id, paragraphs, record | {"perspective": outlet, "language": "en"})
