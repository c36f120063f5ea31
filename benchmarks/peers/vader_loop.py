"""VADER as its README shows it: one compound score for each paragraph, in a loop."""

LABEL = "VADER, a loop"
DOES = "`polarity_scores(text)` of each paragraph"
NEEDS = ("vaderSentiment",)


def start():
    """A loop over the paragraphs, the lexicon read."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return lambda texts: len([analyser.polarity_scores(each.text)["compound"] for each in texts])
