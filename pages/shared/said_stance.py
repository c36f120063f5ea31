"""What the Method page says of stance in words; its figures are read from the committed results."""

WHAT = (
    "Stance is for or against whom, in whose voice. It is not tone: a text full of war and hunger may praise whoever "
    "ends them. The holder is the author, or a speaker whom the author quotes or reports; what a speaker says of an "
    "actor is the speaker’s stance. The target is an actor that the text names. Where none is named there is no "
    "stance, and an actor that only suffers pressure is neither praised nor blamed.",
)

MADE = (
    "The voice layer says who speaks where the actor is named: that is the holder.",
    "Names are hidden: each actor becomes a numbered sign. The model reads what is said of an actor without seeing "
    "which it is, and so cannot fall back on what is usually said of it.",
    "The paragraph goes to a small encoder that runs on the processor of this machine, from files of the project. It "
    "reads the paragraph once, then once more for each actor, and says how probable it is that the holder is against "
    "the actor, neutral, or in its favour: for each sentence that names it, and, for the author, over the whole "
    "paragraph, since writers go on judging with “it” and “they”. Where none of the three is more probable than not, "
    "the stance is unsure, and is shown so.",
    "The encoder was taught on paragraphs that the project wrote and coded for it, on NewsMTSC (Hamborg & Donnay "
    "2021, news sentences with a target) and on PerSenT (Bastan et al. 2020, what authors feel about people), with "
    "heads of their own for each of the three sets, since their coders followed different rules. Only the first answer "
    "here.",
    "Receipts: part of the teaching were the words that the coders gave as their reasons. The model learnt to look at "
    "them, and the words that it looks at most are shown with their share (supervised attention). They show what it "
    "looked at, not a proof of how it decided.",
    "A speaker’s stance over a paragraph takes the sentences together in which the speaker names the actor; one that "
    "decides weighs more than one that is neutral.",
)

CODERS = (
    "The reference codings were made by the project’s authors, by the rules of its codebook: not by a panel of "
    "independent people. Agreement with them says that the measure does what its authors meant, and no more. Code the "
    "paragraphs yourself: a JSON file with a row for each, its paragraph_id and stance (an object of actors and "
    "codes, -1, 0 or 1), is compared with what the dashboard shows by this command:",
)
OWN_CODING = "python -m benchmarks.stance --format paragraphs FILE"

EXAMPLES = (
    "Sentences of our own, with the code that a careful reader gives and what makes each hard; the states in them "
    "were picked at random.",
)

NAMES = (
    "Names are hidden from the model, so putting one actor’s name in the place of another’s should change nothing. "
    "The audit does that, and counts the judgements that change all the same.",
)
