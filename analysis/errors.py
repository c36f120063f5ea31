"""The errors that a reader may see. Each message names the place, what was found and what to do."""


class ParallaxError(Exception):
    """Something in what the reader gave is wrong; the message says where, what and how to mend it."""


class SchemaError(ParallaxError):
    """A frame lacks a column, breaks a type, a range or a key."""


class CodebookError(ParallaxError):
    """An entry of a codebook or word list cannot be used as it stands."""


class InputError(ParallaxError):
    """A file that was to be read cannot be, or does not hold what was expected."""
