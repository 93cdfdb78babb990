"""The store: entries, sources and places as Wagtail snippets, and the releases made of them."""

from knowledge.models.entry import Entry, EntrySource
from knowledge.models.hub import HubListing
from knowledge.models.measurement import Measurement
from knowledge.models.page import SourcePage
from knowledge.models.publication import Publication
from knowledge.models.question import MeasuredQuestion
from knowledge.models.release import Activation, Release
from knowledge.models.source import Source

__all__ = [
    "Activation", "Entry", "EntrySource", "HubListing", "MeasuredQuestion", "Measurement", "Publication", "Release",
    "Source", "SourcePage",
]  # fmt: skip
