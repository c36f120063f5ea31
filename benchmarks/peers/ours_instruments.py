"""All our instruments of tone but TextBlob: VADER, AFINN, the Opinion Lexicon, labMT and a list of our own."""

from benchmarks.peers import ours_vader

LABEL = "Parallax: score_instruments, all five"
DOES = "the same with four more lexicons"
NEEDS = ours_vader.NEEDS


def start():
    """The two stages, mask and lexicons read."""
    return ours_vader.start(only=())
