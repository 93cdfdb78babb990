"""What can go wrong in `actions`.

ActionsError
 +- NoSource      an answer would be sent without its source; logged; the person hears that we cannot answer now
"""

from __future__ import annotations


class ActionsError(Exception):
    """Any error of this package."""


class NoSource(ActionsError):
    """Rule 1: no source, no answer."""
