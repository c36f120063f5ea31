"""What the page “How sure is this?” says in its own words."""

LEAD = (
    "A difference between two texts may be the texts’, or chance: with so few paragraphs, two halves of one text "
    "differ too. So every difference here stands before a grey band, the differences that one text shows when it is "
    "split in half by chance, and is asked six questions. One that passes all of them holds; one that passes some "
    "leans; the rest is noise until shown otherwise.",
)
TWO = (
    "What is said is said of these texts. Two articles are one draw for each author: nothing here tells what either "
    "would write next, and nothing tells of an outlet or a nation."
)
MANY = (
    "What is said is said of these texts, which are single draws of whoever wrote them: nothing here tells what they "
    "would write next, and nothing tells of an outlet or a nation."
)
WRONG = (
    "Simulated texts in which nothing differs, and others in which one thing does, are judged by the same code. Below "
    "stands how often it says “holds” or “leans” where there is nothing, and how often it finds what was planted. Two "
    "things to know: with many differences some lean by chance alone, and where neighbouring paragraphs are alike, as "
    "they are in an article that keeps to its matter, chance passes the checks more often.",
)
