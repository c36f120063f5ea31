"""spaCy with its text categoriser, the default ensemble of a network and a bag of words: how fast, not how right.

The network is made for two categories and learns nothing: what it answers is worth nothing, and what an answer costs
hangs on the size of the network and not on what it learnt.
"""

LABEL = "spaCy blank + textcat (default ensemble)"
DOES = "`nlp.pipe`, then `doc.cats` of each paragraph, by a network of the default size that has learnt nothing"
NEEDS = ("spacy", "numpy")
_CATEGORIES = ("favourable", "hostile")
_EXAMPLES = ("The agreement was welcomed as fair.", "The talks were a bitter failure.")


def start():
    """A pipe over the paragraphs, the network made."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    categoriser = nlp.add_pipe("textcat")
    for category in _CATEGORIES:
        categoriser.add_label(category)
    examples = [
        Example.from_dict(nlp.make_doc(text), {"cats": {each: float(each == right) for each in _CATEGORIES}})
        for text, right in zip(_EXAMPLES, _CATEGORIES, strict=True)
    ]
    nlp.initialize(lambda: examples)
    return lambda texts: len([doc.cats for doc in nlp.pipe(each.text for each in texts)])
