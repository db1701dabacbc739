"""One base error for everything this package raises on purpose, and a guard around everything it does not."""

from collections.abc import Iterator
from contextlib import contextmanager

_SAID = 300  # characters of an error: some quote a whole text


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


class DecisionWarning(UserWarning):
    """A decision is kept, but did not do what was meant: a rule failed after it, or it found no row."""


class LexiconError(NmiError):
    """A packaged lexicon breaks its own declaration."""


class NotebookError(NmiError):
    """A notebook failed; the text names it and where its failed copy lies."""


@contextmanager
def contained(faults: list[str]) -> Iterator[None]:
    """What one article makes the block raise ends the block alone, and is added to ``faults``.

    Also what is no ``Exception``: a panic of a compiled extension. What ends the run is let through.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as e:
        said = " ".join(f"{type(e).__name__}: {e}".split())[:_SAID]
        faults.append(said.encode("utf-8", "backslashreplace").decode("utf-8"))
