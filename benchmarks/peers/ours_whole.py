"""Our whole pipeline, which does all of this and more: it stands beside the others, and is no equal task."""

LABEL = "Parallax: analyse, the whole pipeline"
DOES = (
    "sentences, voices and speakers, tone by six instruments, topics, actors, the stance model on every mention, "
    "events, words; every figure with its words"
)
NEEDS = ("textblob", "vaderSentiment", "nupunkt", "onnxruntime", "tokenizers", "pandas")


def start():
    """The pipeline, the books read and the model loaded."""
    from analysis.pipeline import analyse, read_codebooks
    from analysis.text.documents import Article
    from benchmarks.peers.ours_frames import CORPUS

    books = read_codebooks(CORPUS)
    return lambda texts: len(analyse([Article(each.paragraph_id, (each.text,), {}) for each in texts], books).sentences)
