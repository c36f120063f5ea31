"""Our VADER, alone: from paragraphs to the weight and place of every word that it scores, names and phrases hidden."""

LABEL = "Parallax: score_instruments, VADER alone"
DOES = (
    "paragraphs parted into sentences, each scored with names and set phrases hidden; every scored word with its place"
)
NEEDS = ("vaderSentiment", "nupunkt", "pandas")
ONLY = ("vader",)


def start(only=ONLY):
    """The two stages, mask and lexicons read."""
    from analysis.measures.actors import read_actors
    from analysis.measures.instruments import Instruments, read_instruments, score_instruments
    from analysis.measures.sentiment import read_mask
    from analysis.schemas import empty
    from analysis.text.sentences import split_sentences
    from benchmarks.peers.ours_frames import CORPUS, LEXICONS, paragraphs_of

    mask = read_mask(LEXICONS / "masks.toml").with_names(read_actors(CORPUS / "codebooks" / "actors.toml").terms)
    scorers = read_instruments(LEXICONS).scorers
    chosen = Instruments({name: scorers[name] for name in only or scorers})
    return lambda texts: len(score_instruments(split_sentences(paragraphs_of(texts)), empty("voices"), chosen, mask))
