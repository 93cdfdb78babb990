"""What can go wrong in an evaluation; it is said to whoever started it, nothing is retried or logged.

NoAnswer  the running system did not answer a question in time

What goes wrong with question sets and releases is in `knowledge.errors`.
"""

from __future__ import annotations


class NoAnswer(Exception):
    """No reply came; the message says what to look at."""
