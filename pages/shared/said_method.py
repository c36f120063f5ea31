"""What the Method page says in words; every number in it is read from where it is set."""

from analysis.coding.agreement import DRAWS as ALPHA_DRAWS
from analysis.coding.agreement import RELIABLE, TENTATIVE
from analysis.contrast.alignment.evidence import HALF
from analysis.contrast.alignment.propose import THRESHOLD
from analysis.contrast.alignment.select import MOST
from analysis.contrast.doubt.checks import FEW
from analysis.contrast.phrases import listed
from analysis.contrast.rollup import DRAWS, SEED
from analysis.scope import Scope
from analysis.text.wordlists import LONGEST_TERM

_PIPELINE = (
    "Typography is made one: quotation marks, dashes, spaces and invisible signs. An article’s body is cut into "
    "paragraphs; headings, navigation, share lines and outlet blurbs are not body.",
    "Paragraphs are cut into sentences (Punkt, by nupunkt, without a download). The sentence is the atom.",
    "In each sentence, words in quotation marks and words under a cue of speech or thought are given to their speaker: "
    "quoted or reported. The rest is the author’s own.",
    "Names and set phrases are masked; TextBlob scores the words that are left. Each scored word is kept as a receipt "
    "with its weight. A sentence without one has no score.",
    "Terms of the topic codebook and names of actors are looked up at word boundaries; each place is kept.",
    "Each paragraph that names an actor, and each sentence of it that does, is judged for or against it by a small "
    "model that sees no names; the voice layer says whose stance it is.",
    "Each paragraph is given {given}its topics by a rule that tells substance from a passing mention.",
    "One module rolls everything up to paragraphs, {word}s, articles and perspectives: each value is a sum over a "
    "sum, so that no two levels can disagree.",
    "Differences are taken between two sets of paragraphs, each with its interval and the counts on both sides.",
)

_RULES = (
    "Unknown is not zero: where no word is scored there is no signal, and it is drawn as such.",
    "Counts before rates, rates before scores: the number of paragraphs and words stands on every chart.",
    "Voice before tone: an author’s tone counts the author’s own words, unless a reader asks otherwise.",
    f"Every rolled-up value has a 95 % interval: percentile bootstrap over whole paragraphs, {DRAWS:,} draws, seed "
    f"{SEED}. With fewer than {FEW} paragraphs on a side it is marked as too narrow to lean on; "
    "with one there is none.",
    "Say text, never nation: {draws}. Intervals speak of these texts, not of what the authors, or anybody else, would "
    "write next.",
    "{translated}",
    f"Receipts: every score opens to the words that made it. At most {LONGEST_TERM} words of an article stand in one.",
    "Export equals screen: what is downloaded has the same numbers and the same doubts.",
    "No verdicts: Parallax never says who is right, and rates no author.",
)

VOICE = (
    "Direct quotations are found by their quotation marks, and told from titles and from words held at arm’s length. "
    "Reported speech and thought is found by a cue: a verb with the construction that it opens, a noun before that, or "
    "a phrase before a source. What authors say of themselves is no report."
)

_FACTS = (
    "A fact is what would be the same whoever told it: an act, a statement, a state of affairs. {ledger} Where a "
    "text is at hand, a passage is remembered by its words, those around it and its place (W3C Web Annotation Data "
    "Model, 2017), and found again after the text was wrapped anew.",
    "The machine only proposes. Two sentences share evidence: words, runs of four letters, names, dates, numbers, "
    "topics and the {word}, each counting the more, the fewer sentences of the two articles have it; likeness of "
    "their paragraphs adds to it, and days that differ take from it. The score is the evidence over itself and "
    f"{HALF:.0f}: 0 where nothing is shared, 0.5 at {HALF:.0f}, and no probability. From {THRESHOLD} on a pair is "
    f"proposed, the best {MOST} of a sentence at most; nothing is on the ledger before a reader confirms it.",
)

ACTS = "Kinds of acts: the sixteen of PLOVER (Halterman et al. 2023), defined in words of our own"

CODING = (
    "Readers code paragraphs by hand: topics, event, voice, stance. Each answer is a row of a log, beside the "
    "machine’s label and never in its place. A label corrected where it is read is shown with its coder; it changes no "
    "chart, and no estimate rests on it, since whoever corrects looks where an error shows.",
    "A blind sample is drawn at random, simply or from each perspective and event, with a stated seed and known "
    "probabilities; coders see the text and the rules, not the machine’s label. Agreement is Krippendorff’s alpha: "
    f"{RELIABLE:.3f} is called reliable, {TENTATIVE} enough for tentative conclusions (Krippendorff 2019). It is "
    "nominal, for stance ordinal where all find the actor referred to. Its interval resamples whole paragraphs "
    f"({ALPHA_DRAWS:,} draws; Zapf et al. 2016, BMC Medical Research Methodology 16:93). Krippendorff’s own resamples "
    "pairs of answers (Hayes & Krippendorff 2007), as if those about one paragraph did not hang together.",
    "From such a sample shares of paragraphs are estimated again: the machine’s share over all of them, plus the mean "
    "of hand minus machine over the coded ones, stratum by stratum. This is the difference estimator of survey "
    "sampling (Särndal, Swensson & Wretman 1992, 6.3), known anew as design-based supervised learning (Egami et al. "
    "2023) and prediction-powered inference (Angelopoulos et al. 2023, Science 382:669). It is right on average "
    "however wrong the machine is. The interval is Student’s, with the correction for a finite population; where no "
    "error of the machine was met, one each way among two more paragraphs is supposed.",
)

AGREEMENT = (
    "The rules stand in for a careful reader, so they are checked against people’s coding. The figures below are read "
    "from the results that are committed with the project; none is written into this page."
)

_GIVEN = "its {word} ({events}) by dates, places, people, and what it carries on from the paragraph before, and "
_LEDGER = {
    True: "The ledger that ships was read out of the two articles, sentence by sentence; a reader’s own decisions are "
    "laid over it, and the last can be taken back.",
    False: "The ledger of a project is made by its readers, fact by fact; the last decision can be taken back.",
}
_DRAWS = {
    True: "two articles are one draw per author",
    False: "articles are single draws of whoever wrote them",
}


def pipeline(scope: Scope) -> list[str]:
    """The steps from text to chart, with the events of what is open."""
    given = _GIVEN.format(word=scope.event_word, events=say_choices(scope)) if scope.events else ""
    return [step.format(given=given, word=scope.event_word) for step in _PIPELINE]


def rules(translated: str, *, of_two: bool) -> list[str]:
    """The rules for honest numbers; of_two: there are two articles, of an author each."""
    said = (rule.format(draws=_DRAWS[of_two], translated=translated) for rule in _RULES)
    return [rule for rule in said if rule]


def of_facts(scope: Scope, *, built_in: bool) -> list[str]:
    """What a fact is, whose the ledger is, and how the machine proposes."""
    return [part.format(ledger=_LEDGER[built_in], word=scope.event_word) for part in _FACTS]


def say_choices(scope: Scope) -> str:
    """What a paragraph can be about: "Anchorage, Guilin, both or neither", of more "… several or none"."""
    several = {1: ["none"], 2: ["both", "neither"]}.get(len(scope.events), ["several", "none"])
    return listed([*scope.events.values(), *several], "or")


def say_several(scope: Scope) -> str:
    """Where a paragraph about more than one event stands; of a project without events, where they are named."""
    if not scope.events:
        return f"No {scope.event_word} is named yet: the page Codebooks names them."
    which = "both" if len(scope.events) == 2 else "several"
    return f"A paragraph about {which} {scope.event_word}s belongs to neither side of a contrast."
