"""One base error, so that callers can catch everything this package raises on purpose."""


class NmiError(Exception):
    """Base of every error that this package raises on purpose; its text is meant for the user."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in a notebook: the one line that the user can act on."""
        return [f"{type(self).__name__}: {self}"]


class InputError(NmiError):
    """Nothing could be read, or an input named by the user does not exist."""


class CodebookError(NmiError):
    """A codebook is not valid; the text names the file and the line."""


class ParameterError(NmiError):
    """A notebook parameter or an option has an unknown name or a wrong value."""


class TableError(NmiError):
    """A table on disk is missing, or breaks its schema."""


class LexiconError(NmiError):
    """A packaged lexicon breaks its own declaration."""


class NotebookError(NmiError):
    """A notebook failed; the text names it and where its failed copy lies."""
