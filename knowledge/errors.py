"""What can go wrong in `knowledge`.

KnowledgeError
 +- ContentError      a YAML file or entry cannot be read; said to whoever imports; nothing is changed
 +- NoRelease         nothing is published yet; logged; the person hears that we cannot answer now, and a phone line
 +- ReleaseBroken     a stored release does not match its checksum; logged; the previous one stays in use
 +- ReleaseRefused    a release breaks a rule; said to whoever publishes; nothing is changed
"""

from __future__ import annotations


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
