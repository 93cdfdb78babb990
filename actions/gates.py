"""What goes before any intent: an emergency, a language we do not speak, a place and nothing else."""

from __future__ import annotations

import re

from actions import emergency, hubs
from actions.reply import Reply
from actions.texts import say, say_foreign
from actions.turn import Turn
from knowledge.languages import words

# The whole message says that somebody is afraid or calls for help, and nothing of what is happening.
_FEAR = re.compile(
    r"((please|por favor|dios mio|oh my god|omg|ay|ayuda|help) )*"
    r"(i ?a?m (so |very |really )*(scared|afraid|terrified|frightened)( of (ice|them|la migra))?"
    r"|help me|can (you|u|someone|anyone) (please )?help me|i need help now|sos"
    r"|(yo )?(tengo|tenemos) (mucho )?miedo|(estoy|toy|estamos) (muy |bien )?(asustad[oa]s?|desesperad[oa]s?)"
    r"|auxilio|socorro|ayudenme|ayudeme|ayudame)"
    r"( (please|por favor|now|ya|ahora|ahorita|(and )?i (do not|dont) know what to do|(y )?no se que hacer|que hago"
    r"|what do i do))*"
)

# What "Fresno help" or "lo mas cerca de Visalia" reads like to the classifier, which knows no places.
_ASKED_NEAR = ("help", "more")


def first(turn: Turn) -> Reply | None:
    """The reply of the first gate that applies, or None."""
    found = turn.release.emergency(turn.text)
    if found:
        reply = emergency.reply(turn, found)
        if turn.foreign:
            reply.body = f"{_foreign(turn).body}\n{reply.body}"
        return reply
    if turn.foreign:
        return _foreign(turn)
    if _FEAR.fullmatch(" ".join(words(turn.text))):
        return _fear(turn)
    if turn.only_place:
        return hubs.near(turn, turn.only_place)
    if turn.place and turn.intent in _ASKED_NEAR and not turn.certain:
        return hubs.near(turn, turn.place)
    return None


def _fear(turn: Turn) -> Reply:
    body = say("fear", turn.language, line=hubs.phone_line(turn))
    return Reply("control", turn.language, body, turn.release.number, control="help", offers=["human"])


def _foreign(turn: Turn) -> Reply:
    return Reply(
        decision="control",
        language=turn.language,
        body=say_foreign(turn.foreign or "", hubs.phone_line(turn)),
        release=turn.release.number,
        offers=["language", "human"],
    )
