"""The places a message names in another spelling than theirs."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.places.candidate import Candidate, is_county, state_after
from knowledge.places.cues import CALIFORNIA, COUNTY
from knowledge.places.gazetteer import names
from knowledge.places.message import Message
from knowledge.places.spelling import Evidence, closest, closest_county, near_sound, same_sound, squeezed
from knowledge.places.surroundings import is_asked, is_edge, is_hinted, is_name_of_person, is_street
from knowledge.places.whereabouts import cue_before


def misspelt(message: Message, alone: bool, taken: set[int]) -> Iterator[Candidate]:
    """Every misspelt place outside the words `taken`; with `alone`, judged as if nothing else had been sent."""
    start = 0
    while start < len(message.words):
        tries = (_misspelt_from(message, start, start + length, alone, taken) for length in (3, 2, 1))
        one = next(filter(None, tries), None)
        if one:
            yield one
        start = one.end if one else start + 1


def _misspelt_from(message: Message, start: int, end: int, alone: bool, taken: set[int]) -> Candidate | None:
    if end > len(message.words) or taken & set(range(start, end)) or not message.joined(start, end):
        return None
    if is_street(message, start, end):
        return None
    if state_after(message, end):
        return None  # "Takoma Washington": elsewhere, however it is spelt
    parts, cue = [word.folded for word in message.words[start:end]], cue_before(message, start)
    if " ".join(parts) in names():
        return None  # spelt right, and judged to be no place here
    evidence = _evidence(message, start, end, cue, alone)
    together = squeezed(parts, evidence) if end - start > 1 else None
    if not together and end - start == 1 and message.after(end) in CALIFORNIA:
        together = same_sound(parts[0]) or near_sound(parts[0])
    if together:
        return Candidate(start, end, together, cue)
    if is_county(message, start, end):
        county = closest_county(parts)
        return Candidate(start, end + (message.after(end) in COUNTY), county, cue, 1) if county else None
    if not cue and not alone and is_name_of_person(message, start):
        return None
    near = closest(parts, evidence)
    return Candidate(start, end, near[0], cue, near[1]) if near else None


def _evidence(message: Message, start: int, end: int, cue: int, alone: bool) -> Evidence:
    """How much says that a word which is no name as it stands is meant for one."""
    if alone or cue > 0 or message.after(end) in CALIFORNIA or is_edge(message, start, end):
        return 2
    return 1 if is_asked(message, start, end) or is_hinted(message, start) else 0
