"""Our tone by TextBlob's lexicon, alone: from paragraphs to a polarity for each sentence, with its words."""

LABEL = "Parallax: score_sentiment"
DOES = (
    "paragraphs parted into sentences, each scored with names and set phrases hidden and once more without, where "
    "that differs; every scored word with its place"
)
NEEDS = ("textblob", "nupunkt", "pandas")


def start():
    """The two stages, the mask read."""
    from analysis.measures.actors import read_actors
    from analysis.measures.sentiment import read_mask, score_sentiment
    from analysis.schemas import empty
    from analysis.text.sentences import split_sentences
    from benchmarks.peers.ours_frames import CORPUS, LEXICONS, paragraphs_of

    mask = read_mask(LEXICONS / "masks.toml").with_names(read_actors(CORPUS / "codebooks" / "actors.toml").terms)
    return lambda texts: len(score_sentiment(split_sentences(paragraphs_of(texts)), empty("voices"), mask)[0])
