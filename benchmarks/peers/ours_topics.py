"""Our counts with topics: content words, and the mentions of every topic of the codebook, which Voyant has none of."""

LABEL = "Parallax: content_words, find_topics, topics_by_paragraph"
DOES = "the same, and paragraphs parted into sentences, every mention of a topic, and which topics each paragraph has"
NEEDS = ("pandas", "numpy", "nupunkt")


def start():
    """The stages, the codebook read."""
    from analysis.measures.topics import find_topics, read_topics, topics_by_paragraph
    from analysis.schemas import empty
    from analysis.text.sentences import split_sentences
    from benchmarks.peers import ours_counts
    from benchmarks.peers.ours_frames import CORPUS, paragraphs_of

    topics, count = read_topics(CORPUS / "codebooks" / "topics.toml"), ours_counts.start()

    def count_all(texts) -> int:
        paragraphs = paragraphs_of(texts)
        sentences = split_sentences(paragraphs)
        mentions = find_topics(sentences, empty("voices"), topics)
        return count(texts) + len(topics_by_paragraph(paragraphs, sentences, mentions, topics))

    return count_all
