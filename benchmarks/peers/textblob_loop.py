"""TextBlob as most scripts use it: one polarity for each paragraph, in a loop."""

LABEL = "TextBlob, a loop"
DOES = "`TextBlob(text).sentiment.polarity` of each paragraph"
NEEDS = ("textblob", "nltk")


def start():
    """A loop over the paragraphs."""
    from textblob import TextBlob

    return lambda texts: len([TextBlob(each.text).sentiment.polarity for each in texts])
