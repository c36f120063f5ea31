"""spaCy with spacytextblob: sentences by rule, polarity of each paragraph and of each of its sentences.

No trained pipeline is needed, and none is loaded: `spacy.blank` tokenises, `sentencizer` parts at stops.
"""

LABEL = "spaCy blank + sentencizer + spacytextblob"
DOES = "`nlp.pipe`, then `doc._.blob.polarity` and each sentence’s, which is what the extension gives"
NEEDS = ("spacy", "spacytextblob", "textblob")


def start():
    """A pipe over the paragraphs."""
    import spacy
    from spacytextblob.spacytextblob import SpacyTextBlob  # noqa: F401  (importing it registers the component)

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("spacytextblob")
    return lambda texts: sum(
        len([doc._.blob.polarity, *(sentence._.blob.polarity for sentence in doc.sents)])
        for doc in nlp.pipe(each.text for each in texts)
    )
