"""What can go wrong in an evaluation; all of it is said to whoever started it, nothing is retried or logged.

EvaluationError
 +- QuestionSetBroken  a question set cannot be read; names the file, the question and the field
 +- NoAnswer           the running system did not answer a question in time
"""

from __future__ import annotations


class EvaluationError(Exception):
    """Any error of this package."""


class QuestionSetBroken(EvaluationError):
    """A question set is not a list of well-formed questions."""


class NoAnswer(EvaluationError):
    """No reply came; the message says what to look at."""
