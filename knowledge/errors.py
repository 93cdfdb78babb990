"""What can go wrong in `knowledge`.

KnowledgeError
 +- ContentError      a YAML file or entry cannot be read; said to whoever imports; nothing is changed
 +- NoRelease         nothing is published yet; logged; the person hears that we cannot answer now, and a phone line
 +- ReleaseBroken     a stored release does not match its checksum; logged; the previous one stays in use
 +- ReleaseRefused    a release breaks a rule; said to whoever publishes; nothing is changed
 |   +- FloorBroken   it answers worse than it may; said to whoever publishes, who may force it with a reason
 +- QuestionSetBroken a question set cannot be read; names file, question and field; said to whoever measures
 +- Overtaken         somebody saved the entry meanwhile; said to whoever saves, with both texts; nothing is changed
 +- NotReady          a text breaks vetting rules, or is in no review; said to whoever sends or approves it
 +- OwnText           somebody would approve what they wrote; said to them; nothing is changed

Each is a fault of what was asked, not of the machine: none is tried again.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied


class KnowledgeError(Exception):
    """Any error of this package."""


class ContentError(KnowledgeError):
    """A piece of content cannot be read. `where` names file, entry and field; `what` says what to do."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class NoRelease(KnowledgeError):
    """No release is active."""


class ReleaseBroken(KnowledgeError):
    """A stored release fails its checksum or cannot be read by this version."""


class ReleaseRefused(KnowledgeError):
    """A release would break a rule; the message lists why."""


class FloorBroken(ReleaseRefused):
    """A release answers the question sets worse than it may; the message says where."""


class QuestionSetBroken(KnowledgeError):
    """A question set is not a list of well-formed questions."""


class Overtaken(KnowledgeError):
    """An entry was saved by somebody else since it was opened."""


class NotReady(KnowledgeError):
    """A text cannot be sent on for review or approved; `findings` say what to mend, where it is the text."""

    def __init__(self, message: str, findings: Sequence[object] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class OwnText(KnowledgeError, PermissionDenied):
    """Nobody approves what they wrote, whatever their rights."""
