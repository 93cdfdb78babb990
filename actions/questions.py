"""Questions, and requests for help near a place."""

from __future__ import annotations

import re

from actions import entries, hubs
from actions.action import TurnAction
from actions.additions import elsewhere, hangs, with_related
from actions.reply import Reply
from actions.turn import Turn
from knowledge.languages import fold
from knowledge.retrieval import Decision
from knowledge.retrieval.wording import one_word

# How sure the classifier must be that help nearby is looked for: alone, and with a place where nothing is known.
_SURE, _LIKELY = 0.9, 0.3
_SURE_WITH_PLACE = 0.6  # a place that is named speaks for help near it too
_LONG = 25  # words: more of them tell of something else too
# Below this trust, and with no entry about help of that share, a question is none of ours.
_STRANGE, _ABOUT_HELP = 0.03, 0.01
_COUNTY_OFFICE = "hub-county-office"
_HELP = "hubs"  # the topic of entries about where help is
# "Has the county an office of its own?", where "an office near Fresno" looks for whoever helps there.
_GOVERNMENT = re.compile(
    r"\b(affairs|asuntos|relations|relaciones|departments?|departamentos?|government|go[bv]ierno|city hall"
    r"|ayuntamiento|alcaldia)\b"
)
_COUNTY = re.compile(r"\b(count(y|ies)|[ck]ondados?|city of|ciudad de)\b")
_ITS_OWN = re.compile(r"\b(offices?|of+i[cs]+inas?|program(s|as?)?|unit|unidad|own|itself|propi[oa]s?)\b")
_HELPERS = r"a[bv]+ogad|li[sc]en[sc]iad|law ?yer|attorney|legal|consult|clinic|ayud|help|a[ty]i?end"
_NAMES_HELP = re.compile(rf"\b({_HELPERS}|allud|papel|papers|imm?igra|migra)")
# With a place beside it, and nothing that we know to answer, this looks for somebody who helps there.
_SERVICE = re.compile(
    rf"\b({_HELPERS}|nonprofit|non profit|organi[sz]a|pro ?bono"
    r"|(low|bajo) cost|barat|cheap|where|donde|adonde|who (can|could|does|helps?|sees|do)|quien(es)?\b"
    r"|grupos?\b|groups?\b|resourc|recurso|services?\b|servicio|anything for"
    r"|any place|algun lugar|someone|(algo|nada) pa)"
)


def answer_question(turn: Turn) -> Reply:
    """Retrieval decides: answer, ask which one was meant (never twice in a row), or say that we do not know."""
    if where := elsewhere(turn):
        return where(turn)
    decision = turn.decision
    best = decision.entries[0].id if decision.entries else None
    named = turn.before.clarified and best in turn.before.choices and not hangs(turn)
    if decision.outcome != "answer" and named:
        # The person answered "which one?" in words.
        return _answer(turn, best, decision)
    if best == _COUNTY_OFFICE and turn.place and not _asks_of_government(turn):
        return hubs.near(turn, turn.place)
    if decision.outcome == "answer":
        return _answer(turn, best, decision)
    if turn.place and not hangs(turn) and (_near(turn) or _seeks(turn)):
        return hubs.near(turn, turn.place)
    if hangs(turn):
        decision = with_related(turn)
    if decision.outcome == "clarify" and not turn.before.clarified:
        return entries.clarify(turn, decision)
    if turn.before.clarified and (hangs(turn) or one_word(turn.text)):
        return entries.abstain(turn, decision, "few_words")
    return entries.abstain(turn, decision)


def _asks_of_government(turn: Turn) -> bool:
    """It reads as if a county or city was asked about, and not what there is near it."""
    text = fold(turn.text)
    return bool(_GOVERNMENT.search(text) or (_COUNTY.search(text) and _ITS_OWN.search(text)))


def _near(turn: Turn) -> bool:
    """Retrieval too thinks of help nearby before anything else."""
    known = turn.decision.outcome != "abstain"
    return known and turn.decision.entries[0].id == hubs.ENTRY


def _seeks(turn: Turn) -> bool:
    """It reads like a search for help, or like somebody telling where they are ("im over by modesto")."""
    if _is_other_matter(turn):
        return False
    likely = turn.chances.get("find_help", 0.0) + turn.chances.get("place", 0.0) >= _LIKELY
    if likely or not (turn.place and turn.place.in_california) or len(turn.text.split()) > _LONG:
        return likely
    return bool(_SERVICE.search(fold(turn.text)))


def _is_other_matter(turn: Turn) -> bool:
    """Retrieval knows of an answer that is not about help nearby, or of nothing like that at all ("is it gonna rain in
    Oakland"), where a place alone made it read like a search."""
    decision = turn.decision
    if turn.certain or turn.chances.get("place", 0.0) >= _LIKELY or not decision.entries:
        return False
    about_help = [one for one in decision.entries if turn.release.entry(one.id).topic == _HELP]
    if decision.outcome == "answer":
        county = decision.entries[0].id == _COUNTY_OFFICE and _asks_of_government(turn)
        return county or decision.entries[0] not in about_help
    if decision.outcome == "clarify" or _NAMES_HELP.search(fold(turn.text)):
        return False
    return decision.confidence < _STRANGE and all(one.score < _ABOUT_HELP for one in about_help)


def _answer(turn: Turn, entry_id: str | None, decision: Decision) -> Reply:
    if entry_id == hubs.ENTRY:
        return hubs.near(turn, turn.place) if turn.place else hubs.near_remembered(turn)
    entry = entries.servable(turn, entry_id)
    return entries.answer(turn, entry, decision) if entry else entries.abstain(turn, decision)


class ActionAnswer(TurnAction):
    """Anything that is not a control message."""

    intents = ("question", "nlu_fallback")

    def name(self) -> str:
        return "action_answer"

    def reply(self, turn: Turn) -> Reply:
        return answer_question(turn)


class ActionFindHelp(TurnAction):
    """Help near a place; without a place, the question may be one that an entry answers better."""

    intents = ("find_help", "place")

    def name(self) -> str:
        return "action_find_help"

    def reply(self, turn: Turn) -> Reply:
        if where := elsewhere(turn):
            return where(turn)
        needed = _SURE_WITH_PLACE if turn.place else _SURE
        sure = turn.certain or turn.chances.get(turn.intent, 1.0) >= needed or _near(turn)
        if hangs(turn) or not sure or (turn.place and _is_other_matter(turn)):
            return answer_question(turn)
        if turn.place:
            return hubs.near(turn, turn.place)
        if turn.intent == "place" or (turn.decision.outcome == "answer" and not turn.certain):
            return answer_question(turn)
        return hubs.near_remembered(turn)
