"""Places: which place a message names, and which hubs are near it."""

from knowledge.places.finder import find, only_place, place_within
from knowledge.places.nearest import FOR_ANYBODY, Nearby, nearest, rapid_response
from knowledge.places.numbers import at
from knowledge.places.place import Place

__all__ = ["FOR_ANYBODY", "Nearby", "Place", "at", "find", "nearest", "only_place", "place_within",
           "rapid_response"]
