"""What the bot keeps of a conversation from one turn to the next."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_PYTHON = _ROOT / "bot" / ".venv" / "bin" / "python"

# Runs where Rasa is: turns at these times, and what is left of them with the time by which it expires.
_KEPT = """
import json, sys
from bot.tracker_store import _oldest, _to_keep
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from datetime import datetime
def kept(times):
    events = [ActionExecuted("action_listen", timestamp=times[0])]
    for at in times:
        events += [UserUttered(f"said at {at}", timestamp=at), SlotSet("memory", at, timestamp=at)]
    slots = [AnySlot("memory", mappings=[{"type": "custom"}])]
    found = _to_keep(DialogueStateTracker.from_events("who", events, slots))
    again = DialogueStateTracker.from_dict("who", found, slots)
    return [each["text"] for each in found if each["event"] == "user"], again.get_slot("memory"), _oldest(found)
def since(at, place_on):
    memory = {"place": "Kern", "place_on": place_on, "last_on": None}
    return _oldest([UserUttered("near me", timestamp=at).as_dict(), SlotSet("memory", memory).as_dict()])
noon = datetime(2026, 11, 22, 12).timestamp()
print(json.dumps([since(noon, day) - noon for day in ("2026-11-20", "2026-11-21", "2026-11-22", None)]))
print(json.dumps([kept(times) for times in json.loads(sys.argv[1])]))
"""
DAY = 24 * 60 * 60
CASES = {
    "one turn": ([1.0], [1.0]),
    "two at once": ([1.0, 2.0], [1.0, 2.0]),
    "a long talk": ([1.0, 2.0, 3.0, 4.0], [3.0, 4.0]),
    "weeks between": ([1.0, 20.0 * DAY], [20.0 * DAY]),
    "weeks before the last two": ([1.0, 20.0 * DAY, 20.0 * DAY + 5], [20.0 * DAY, 20.0 * DAY + 5]),
}


@pytest.mark.skipif(not _PYTHON.exists(), reason="Rasa's environment is not set up here")
def test_two_turns_of_one_day_stay_and_the_slots() -> None:
    times = json.dumps([said for said, _ in CASES.values()])
    done = subprocess.run([_PYTHON, "-c", _KEPT, times], cwd=_ROOT, capture_output=True, text=True, check=True)
    *_, places, _ = done.stdout.splitlines()
    assert json.loads(places) == [-2.5 * DAY, -1.5 * DAY, 0, 0], "a place of an earlier day makes it older"
    found = dict(zip(CASES, json.loads(done.stdout.splitlines()[-1]), strict=True))
    assert found == {
        name: [[f"said at {at}" for at in left], said[-1], left[0]] for name, (said, left) in CASES.items()
    }
