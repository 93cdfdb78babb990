"""Finds the one place that a message is about.

A wrong place is worse than none: a name counts only with as much around it as it needs (`gazetteer.Level`), a
misspelling only where no ordinary word is spelled so, and California goes before the rest of the world.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from knowledge.places.candidate import Candidate, country_after, is_county, state_after
from knowledge.places.cues import CALIFORNIA, COUNTY, FILLERS
from knowledge.places.gazetteer import Name, names, no_english
from knowledge.places.message import Message
from knowledge.places.misspelt import misspelt
from knowledge.places.numbers import find_number
from knowledge.places.place import Place
from knowledge.places.postal_data import counties
from knowledge.places.surroundings import (
    follows_well,
    is_edge,
    is_hinted,
    is_name_of_person,
    is_said_of_somebody,
    is_street,
)
from knowledge.places.whereabouts import cue_before, is_origin, is_where_to, stance

_LONGEST_NAME = 5
_LONGEST_PLACE_MESSAGE = 14
_ARTICLES = ("el ", "los ", "las ")
_ENGLISH_HERE = {"in", "near", "around", "from"}
_ENGLISH_SERVICE = {
    "help", "lawyer", "lawyers", "attorney", "attorneys", "legal", "immigration", "free", "office", "any", "nonprofit",
    "clinic", "need", "who", "where"}
_ENGLISH_CUES = _ENGLISH_HERE | {"to"}


def find(text: str) -> Place | None:
    """The place a message names, or None. Of several, the one where the writer says to be, and California first."""
    return only_place(text) or place_within(text)


def place_within(text: str) -> Place | None:
    """As `find`, for a message that tells of something else too."""
    text = normalize("NFC", text)
    message = Message(text)
    return find_number(text) or _chosen(_candidates(message, alone=False), message)


def only_place(text: str) -> Place | None:
    """The place, if the message is nothing else: a ZIP, a city, a county, coordinates, with politeness around it."""
    text = normalize("NFC", text)
    number = find_number(text)
    message = Message(text.replace(number.text, " ", 1) if number else text)
    if len(message.words) > _LONGEST_PLACE_MESSAGE:
        return None
    found = _candidates(message, alone=True)
    covered = {at for each in found for at in range(each.start, each.end)}
    if any(word.folded not in FILLERS for at, word in enumerate(message.words) if at not in covered):
        return None
    return number or _chosen(found, message)


def _chosen(found: list[Candidate], message: Message) -> Place | None:
    if not found:
        return None
    best = max(found, key=lambda one: (
        _claim(one, message), one.spot.kind != "region", _here(one, message),
        one.spot.kind == "neighbourhood", one.spot.kind == "city", -one.distance, one.end - one.start, -one.start))
    spot = best.spot
    return Place(message.original(best.start, best.end), spot.kind, spot.name, spot.county, spot.state, spot.zip,
                 spot.lat, spot.lon)


def _claim(one: Candidate, message: Message) -> int:
    """Which places go before others: California's before the rest of the world, unless the writer has left there."""
    there = stance(message, one.start)
    if one.spot.state == "CA":
        return 3 if there >= 0 else 1
    # "Now he is in Texas" is said of somebody else.
    return 2 if there >= 0 and one.cue == 2 else 0


def _here(one: Candidate, message: Message) -> int:
    """How much says that the writer is there, which "I am from" does less than "in"."""
    cue = 0 if message.before(one.start) == "from" and one.cue == 1 else one.cue
    return max(cue, 2 * stance(message, one.start))


def _candidates(message: Message, alone: bool) -> list[Candidate]:
    """Every place in the message; with `alone`, judged as if nothing but a place had been sent."""
    found = list(_spelt_right(message, alone))
    inside = [one for one in found if one.spot.state == "CA" and one.spot.kind != "region"]
    if all(stance(message, one.start) < 0 for one in inside):
        taken = {at for one in found for at in range(one.start, one.end)}
        # Beside a place where the writer is not, a misspelt one must be said to be where they are.
        found += (one for one in misspelt(message, alone, taken) if one.cue > 1 or not inside)
    return found


def _spelt_right(message: Message, alone: bool) -> Iterator[Candidate]:
    start = 0
    while start < len(message.words):
        for end in range(min(start + _LONGEST_NAME, len(message.words)), start, -1):
            name = names().get(message.folded(start, end)) or _county_name(message, start, end)
            one = _judged(message, start, end, name, alone) if name and message.joined(start, end) else None
            if one:
                yield one
                start = one.end - 1
                break
        start += 1


def _county_name(message: Message, start: int, end: int) -> Name | None:
    """A name that is only a county's ("kings"), which `names` may hold as something else or not at all."""
    spot = counties().get(message.folded(start, end))
    return Name(message.folded(start, end), spot, "state") if spot else None


def _judged(message: Message, start: int, end: int, name: Name, alone: bool) -> Candidate | None:
    """The candidate this name makes where it stands, or None if too little speaks for a place."""
    cue, spot = cue_before(message, start), name.spot
    if is_street(message, start, end):
        return None
    if is_county(message, start, end):
        county = counties().get(name.words) or counties().get((spot.county or "").lower())
        if county:
            return Candidate(start, end + (message.after(end) in COUNTY), county, cue)
    if message.after(end) in CALIFORNIA and spot.state == "CA":
        return Candidate(start, end, spot, cue)
    outside = state_after(message, end) or (country_after(message, start, end) if cue < 2 else None)
    if outside and (spot.county, outside[1]) != ("Los Angeles", "LA"):  # "Koreatown LA" is no Louisiana
        last, state = outside
        there = replace(spot, kind="city", county=None, zip=None, lat=None, lon=None, state=state)
        return Candidate(start, last, there, cue)
    if spot.is_abroad and (is_origin(message, start) or (cue == 1 and name.level != "plain")):
        return None  # "from Honduras" and "born in Oaxaca" tell where somebody was born
    if not alone and not cue and end - start == 1 and is_name_of_person(message, start):
        return None
    return Candidate(start, end, spot, cue) if _counts(message, start, end, name, cue, alone) else None


def _counts(message: Message, start: int, end: int, name: Name, cue: int, alone: bool) -> bool:
    """Whether there is as much around the name as its level asks for."""
    if name.level != "plain" and is_said_of_somebody(message, start):
        alone = False
    around = message.before(start) == "por" and is_hinted(message, start)
    capital_after_cue = (cue > 0 or around) and message.is_capital(start)
    if name.words == "la":  # the commonest word of Spanish
        followed = message.before(start) in _ENGLISH_CUES and follows_well(message, end)
        return len(message.words) == 1 or followed or (message.words[start].shouted and not message.all_capitals)
    if name.level == "plain":
        return True
    if name.spot.state == "CA" and name.words.startswith(_ARTICLES):
        # "in El Centro", "los banos lawyer": in an English sentence nobody says "the centre" in Spanish.
        if message.before(start) in _ENGLISH_HERE:
            return message.is_capital(start) or follows_well(message, end)
        if start == 0 and message.after(end) in _ENGLISH_SERVICE:
            return True
    if name.level == "cue":
        shouted = len(name.words) == 2 and message.words[start].shouted and not message.all_capitals
        followed = cue > 0 and (follows_well(message, end) or is_where_to(message, start) or (
            name.words in no_english() and message.before(start) in _ENGLISH_HERE))
        return alone or capital_after_cue or shouted or followed or is_edge(message, start, end)
    if name.level == "alone":
        return alone or capital_after_cue or (cue == 2 and follows_well(message, end))
    return (capital_after_cue and follows_well(message, end)) or (alone and not cue and end - start > 1)
