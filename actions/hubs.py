"""Where to go and whom to call: hubs near a place, and the phone line for a county."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from actions.reply import Reply
from actions.texts import say
from actions.turn import Turn
from knowledge import places
from knowledge.hub import Hub
from knowledge.places import Nearby, Place
from knowledge.segments import measure, plain

ENTRY = "hub-find-near-me"
_MOST_SEGMENTS = 3  # what a reply may cost
_A_LIST = 3  # hubs


def near(turn: Turn, place: Place) -> Reply:
    """The nearest hubs with the county's line; for a place outside California, or not on the map, only a line."""
    turn.memory.named(asdict(place))
    found = places.nearest(place, turn.release.hubs, limit=_A_LIST)
    lines = [line for line in places.rapid_response(place, turn.release.hubs) if _callable(line)][:1]
    if not place.in_california:
        body = say("hubs_outside", turn.language, place=place.text, line=phone_line(turn))
    elif not found:
        body = "\n".join([say("hubs_none", turn.language, place=_named(place)), *_line_text(turn, lines)])
    else:
        body = _listed(turn, place, found, lines)
    return _reply(turn, body, place, found, lines)


def near_remembered(turn: Turn) -> Reply:
    """Near the place the person named before; nobody has to say it twice. Asks for it when there is none."""
    return near(turn, Place(**turn.memory.place)) if turn.memory.place else ask_place(turn)


def more(turn: Turn) -> Reply:
    """The next nearest, after those listed before; a line when there are no others."""
    if not turn.memory.place:
        return ask_place(turn)
    place = Place(**turn.memory.place)
    told = turn.memory.told
    known = places.nearest(place, turn.release.hubs, limit=len(told) + _A_LIST)
    others = [one for one in known if one.hub.id not in told][:_A_LIST]
    if not others:
        return _reply(turn, say("hubs_all", turn.language, place=_named(place), line=phone_line(turn)), place, [], [])
    return _reply(turn, _listed(turn, place, others, [], "hubs_more"), place, others, [])


def ask_place(turn: Turn) -> Reply:
    """Where are you? A line to call meanwhile."""
    return _reply(turn, say("hubs_ask", turn.language, line=phone_line(turn)), None, [], [])


def line_for(turn: Turn) -> Hub | None:
    """The rapid-response line of the person's county if known, else the national one."""
    lines = places.rapid_response(turn.place or turn.county, turn.release.hubs)
    return next((line for line in lines if _callable(line)), None)


def phone_line(turn: Turn) -> str:
    """That line as text: "Name: number"; 2-1-1 when the release lists none."""
    line = line_for(turn)
    return f"{line.name}: {line.phone}" if line else say("no_line", turn.language)


def line_custom(turn: Turn) -> list[dict[str, Any]]:
    """That line in the `custom` object, for those who make a text of their own around it."""
    line = line_for(turn)
    return [as_custom(line, open_now=line.open_now())] if line else []


def as_custom(hub: Hub, miles: float | None = None, open_now: bool | None = None) -> dict[str, Any]:
    """A hub in the `custom` object."""
    return {"id": hub.id, "name": hub.name, "kind": hub.kind, "phone": hub.phone, "address": hub.address,
            "city": hub.city, "distance_miles": miles, "open_now": open_now}


def place_custom(place: Place | None) -> dict[str, Any] | None:
    """A place in the `custom` object."""
    return {"text": place.text, "county": place.county} if place else None


def _reply(turn: Turn, body: str, place: Place | None, found: list[Nearby], lines: list[Hub]) -> Reply:
    entry = turn.release.entry(ENTRY)
    turn.memory.sent(ENTRY)
    turn.memory.others = []
    reply = Reply(
        decision="hubs",
        language=turn.language,
        body=body,
        release=turn.release.number,
        entry=entry,
        place=place_custom(place),
        hubs=[as_custom(one.hub, one.miles, one.open_now) for one in found] + [as_custom(line) for line in lines],
        offers=["more", "human"],
    )
    # The last of the list goes first when the reply would cost too much: the nearest and the line matter most.
    if len(found) > 1 and place and measure(plain(reply.text)).count > _MOST_SEGMENTS:
        key = "hubs_more" if turn.memory.told else "hubs_near"
        return _reply(turn, _listed(turn, place, found[:-1], lines, key), place, found[:-1], lines)
    turn.memory.told = [*turn.memory.told, *(one.hub.id for one in found)]
    return reply


def _listed(turn: Turn, place: Place, found: list[Nearby], lines: list[Hub], key: str = "hubs_near") -> str:
    head = say(key, turn.language, place=_named(place))
    return "\n".join([head, *(_hub_text(turn, one) for one in found), *_line_text(turn, lines)])


def _named(place: Place) -> str:
    """The place by its own name: what was written may be misspelt or coordinates. A ZIP code is a name."""
    return place.text if place.kind == "zip" else place.name or place.text


def _hub_text(turn: Turn, one: Nearby) -> str:
    parts = [one.hub.name]
    if one.hub.city and one.hub.city.lower() not in one.hub.name.lower():
        parts.append(one.hub.city)
    if one.miles is not None:
        # "0 miles": all that is known is that both have the same ZIP code.
        parts.append(say("miles" if one.miles else "here", turn.language, miles=f"{one.miles:g}"))
    if one.open_now is False:  # "open" is more than a listing can promise
        parts.append(say("closed_now", turn.language))
    how = one.hub.phone or one.hub.text_line or one.hub.address
    return f"- {', '.join(parts)}: {how}"


def _line_text(turn: Turn, lines: list[Hub]) -> list[str]:
    return [say("hubs_line", turn.language, line=f"{line.name}: {line.phone}") for line in lines]


def _callable(hub: Hub) -> bool:
    """A number anybody can dial: speed-dial codes of detention centers have fewer digits."""
    return bool(hub.phone) and sum(char.isdigit() for char in hub.phone or "") >= 10
