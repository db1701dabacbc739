"""One base error, so that callers can catch everything this package raises on purpose."""


class NmiError(Exception):
    """Base of every error that this package raises on purpose; its text is meant for the user."""

    def __str__(self) -> str:  # that of a KeyError would be quoted
        return " ".join(map(str, self.args))

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of its traceback: the one line that helps."""
        return [f"{type(self).__name__}: {self}"]


class InputError(NmiError):
    """Nothing could be read, or an input named by the user does not exist."""


class CodebookError(NmiError):
    """A codebook is not valid; the text names the file and the line."""


class ParameterError(NmiError):
    """A notebook parameter or an option has an unknown name or a wrong value."""


class TableError(NmiError):
    """A table on disk is missing, or breaks its schema."""


class UnknownError(ParameterError, KeyError, AttributeError):
    """No table or article has this name; the text says which there are."""


class DecisionError(ParameterError):
    """A file of decisions is none, or a decision names what is not there."""


class LexiconError(NmiError):
    """A packaged lexicon breaks its own declaration."""


class NotebookError(NmiError):
    """A notebook failed; the text names it and where its failed copy lies."""
