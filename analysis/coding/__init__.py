"""Coding by hand: what people say of the paragraphs, beside what the machine says, and what came of comparing them."""
