"""How far a difference can be trusted: resampling, chance, the floor, single paragraphs, badges and their words."""
