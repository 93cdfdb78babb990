"""What goes before any intent, and everything in a conversation that is not a question."""

from __future__ import annotations

import pytest

from actions import texts
from knowledge.live import LiveRelease
from knowledge.segments import measure, plain
from tests.actions.conftest import Conversation

pytestmark = pytest.mark.django_db


def test_an_emergency_goes_before_any_intent(person: Conversation, release: LiveRelease) -> None:
    reply = person.say("ICE is at my door right now", "thanks")
    entry = release.entry("ice-at-door")
    assert (reply["decision"], reply["entry"]) == ("urgent", "ice-at-door")
    assert reply["text"]["body"].startswith(entry.text("en").first_steps.strip())
    assert "844-363-1423" in reply["plain"]
    assert "ZIP" in reply["plain"]
    assert reply["sources"]
    assert reply["rule"]


def test_an_emergency_names_the_local_line_once_the_place_is_known(person: Conversation) -> None:
    person.say("93304", "place")
    reply = person.say("k ago si la migra ta afuera", language="es")
    assert (reply["decision"], reply["language"]) == ("urgent", "es")
    assert reply["hubs"][0]["kind"] == "rapid_response"
    assert reply["hubs"][0]["phone"] in reply["plain"]
    assert reply["hubs"][0]["phone"] != "844-363-1423"
    assert "código postal" not in reply["plain"]


def test_an_emergency_whose_entry_is_not_released_still_gets_a_line(person: Conversation) -> None:
    reply = person.say("they are raiding my job right now")
    assert (reply["decision"], reply["entry"]) == ("urgent", None)
    assert "844-363-1423" in reply["plain"]


@pytest.mark.parametrize(("text", "entry"), [
    ("ice is upstairs at my neighbors and coming to us next", "ice-at-door"),  # the rule sees a sighting
    ("they r shining lights in the windows", "ice-at-door"),
    ("they pushed in and theyre searching my room", None),  # what is worse than a knock is not made one
])
def test_an_emergency_gets_the_first_steps_it_reads_like(person: Conversation, text: str, entry: str | None) -> None:
    reply = person.say(text)
    assert (reply["decision"], reply["entry"]) == ("urgent", entry)


@pytest.mark.parametrize(("text", "intent", "county"), [
    ("93304", "question", "Kern"), ("fresno", "greet", "Fresno"),
    ("where can i get help near Stockton", "find_help", "San Joaquin"),
    ("vivo en bakersfield", "place", "Kern"),
])  # fmt: skip
def test_help_near_a_place_is_nearest_first_with_the_countys_line(
    person: Conversation, text: str, intent: str, county: str
) -> None:
    reply = person.say(text, intent)
    assert (reply["decision"], reply["entry"], reply["place"]["county"]) == ("hubs", "hub-find-near-me", county)
    miles = [hub["distance_miles"] for hub in reply["hubs"] if hub["distance_miles"] is not None]
    assert miles
    assert miles == sorted(miles)
    assert any(hub["kind"] == "rapid_response" for hub in reply["hubs"])
    assert all((hub["phone"] or hub["address"]) in reply["plain"] for hub in reply["hubs"])
    assert measure(plain(reply["plain"])).count <= 3


def test_a_shared_location_finds_the_nearest_help(person: Conversation) -> None:
    reply = person.say("📍", "emoji", certain=True, location={"lat": 36.74, "lon": -119.79})
    assert (reply["decision"], reply["place"]["county"]) == ("hubs", "Fresno")


@pytest.mark.parametrize(("text", "decision"), [
    ("is it gonna rain in oakland this weekend", "abstain"), ("where can i get the best tacos in Fresno", "abstain"),
    ("donde venden llantas usadas en Fresno", "abstain"),
    ("a que hora juegan los gigantes en San Francisco", "abstain"),
    ("where can i see a lawyer in Fresno", "hubs"), ("algo por Modesto pa arreglar papeles", "hubs"),
    ("en Visalia no ay nada pa los inmigrantes?", "hubs"),
    ("trabajo en la uva en Madera, ¿dónde me atienden?", "hubs"),
    ("can the police in Fresno ask me if i have papers", "answer"),
    ("in Salinas can ICE walk into my kid's classroom", "answer"),
])  # fmt: skip
def test_a_place_alone_makes_no_search_for_help(person: Conversation, text: str, decision: str) -> None:
    assert person.say(text, "find_help", chances={"find_help": 0.95})["decision"] == decision


def test_a_place_is_asked_for_once_and_remembered(person: Conversation) -> None:
    asked = person.say("where can i get help near me", "find_help")
    assert (asked["decision"], asked["place"]) == ("hubs", None)
    assert "ZIP" in asked["plain"]
    person.say("93304", "place")
    again = person.say("where can i get help", "find_help")
    assert again["place"]["county"] == "Kern"


def test_a_place_outside_california_is_told_so_with_the_national_line(person: Conversation) -> None:
    reply = person.say("im in reno nevada where do i get help", "find_help")
    assert reply["place"]["county"] is None
    assert "California" in reply["plain"]
    assert "844-363-1423" in reply["plain"]


@pytest.mark.parametrize(("text", "intent"), [
    ("and in Fresno?", "question"), ("¿y en Fresno?", "find_help"), ("anything closer to Fresno", "question"),
    ("what about fresno", "place"), ("more por fresno", "find_help"), ("Fresno", "place"),
])  # fmt: skip
def test_another_place_after_a_list_of_places_gets_its_own_list(person: Conversation, text: str, intent: str) -> None:
    person.say("93304", "place")
    reply = person.say(text, intent)
    assert (reply["decision"], reply["place"]["county"]) == ("hubs", "Fresno")


@pytest.mark.parametrize("text", ["anything closer?", "that is too far", "hay algo más cerca"])
def test_closer_without_a_place_asks_where(person: Conversation, text: str) -> None:
    person.say("93304", "place")
    reply = person.say(text)
    assert (reply["decision"], reply["place"]) == ("hubs", None)


def test_more_after_a_list_of_places_names_others_until_there_are_none(person: Conversation) -> None:
    named = [hub["id"] for hub in person.say("94601", "place")["hubs"] if hub["kind"] != "rapid_response"]
    for _ in range(40):
        reply = person.say("MORE", "more", certain=True)
        assert (reply["decision"], reply["place"]["county"]) == ("hubs", "Alameda")
        assert measure(plain(reply["plain"])).count <= 3
        if not reply["hubs"]:
            break
        named += [hub["id"] for hub in reply["hubs"]]
    else:
        pytest.fail("it never ends")
    assert len(named) == len(set(named)) > 5
    assert "844-363-1423" in reply["plain"] or "510" in reply["plain"]


def test_a_place_in_an_addition_to_another_answer_is_not_a_search_for_help(person: Conversation) -> None:
    person.say("can the police ask me for my immigration papers")
    assert person.say("and in LA?", "find_help", chances={"find_help": 0.95})["decision"] != "hubs"


CONTROLS = "greet thanks bye menu identity stop start help insult emoji blank yes no number more wrong".split()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("intent", CONTROLS)
def test_every_control_message_has_its_reply(person: Conversation, intent: str, language: str) -> None:
    reply = person.say("..." if intent != "number" else "2", intent, certain=True, leaning=language)
    assert (reply["decision"], reply["control"], reply["language"]) == ("control", intent, language)
    assert reply["plain"]
    assert reply["release"]


def test_a_person_is_offered_after_consent(person: Conversation) -> None:
    asked = person.say("persona", "human", certain=True, leaning="es")
    assert (asked["decision"], asked["control"]) == ("handoff", "human")
    assert "844-363-1423" in asked["plain"]
    agreed = person.say("sí", "yes", certain=True)
    assert (agreed["decision"], agreed["consent"]) == ("handoff", True)


@pytest.mark.parametrize("text", ["what is the weather in spring", "ICE is at my door right now"])
def test_yes_to_what_we_could_not_answer_leads_to_the_consent_for_a_person(person: Conversation, text: str) -> None:
    first = person.say(text)
    assert first["decision"] in ("abstain", "urgent")
    asked = person.say("yes", "yes", certain=True)
    assert (asked["decision"], asked["control"], asked["consent"]) == ("handoff", "human", None)
    assert "read this chat" in asked["plain"]
    assert person.say("yes", "yes", certain=True)["consent"] is True
    assert person.say("yes", "yes", certain=True)["decision"] == "control"


def test_declining_a_person_loses_nothing(person: Conversation) -> None:
    person.say("human", "human", certain=True)
    declined = person.say("no", "no", certain=True)
    assert (declined["decision"], declined["consent"]) == ("control", False)


def test_deleting_asks_first_and_yes_erases(person: Conversation) -> None:
    asked = person.say("DELETE", "delete", certain=True)
    assert (asked["control"], asked["erase"]) == ("delete", False)
    done = person.say("yes", "yes", certain=True)
    assert (done["control"], done["erase"]) == ("delete", True)


@pytest.mark.parametrize("between", ["no", "hello"])
def test_nothing_is_erased_by_a_yes_that_does_not_follow_at_once(person: Conversation, between: str) -> None:
    person.say("DELETE", "delete", certain=True)
    person.say(between, "no" if between == "no" else "greet", certain=True)
    assert person.say("yes", "yes", certain=True)["erase"] is False


def test_a_switch_of_language_repeats_the_answer_and_holds(person: Conversation, release: LiveRelease) -> None:
    person.say("can the police ask me for my immigration papers", language="en")
    switched = person.say("español", "lang_es", certain=True)
    assert (switched["control"], switched["language"]) == ("lang_es", "es")
    assert release.entry("police-ask-status").text("es").short.strip() in switched["plain"]
    assert person.say("do police work with ice around here", language="en")["language"] == "es"
    assert person.say("english", "lang_en", certain=True)["language"] == "en"


@pytest.mark.parametrize(("text", "read_as", "language"), [
    ("in spanish please, i dont know english", "lang_en", "es"), ("en inglés, mi español es malo", "lang_es", "en"),
])  # fmt: skip
def test_of_two_languages_named_the_one_asked_for_counts(
    person: Conversation, text: str, read_as: str, language: str
) -> None:
    reply = person.say(text, read_as)
    assert (reply["control"], reply["language"]) == (f"lang_{language}", language)


@pytest.mark.parametrize(("known", "found", "spoken"), [
    (None, {"leaning": "es"}, "es"), (None, {}, "en"), ("es", {"leaning": "en"}, "es"),
    ("es", {"language": "en"}, "en"), ("es", {}, "es"),
])  # fmt: skip
def test_short_messages_keep_the_language_and_sure_ones_change_it(
    person: Conversation, known: str | None, found: dict[str, str], spoken: str
) -> None:
    person.slots["language"] = known
    assert person.say("ok", "thanks", certain=True, **found)["language"] == spoken


@pytest.mark.parametrize(("language", "sign"), [
    ("zh", "英文"), ("tl", "tumawag"), ("vi", "tiếng Anh"), ("ko", "영어"), ("hy", "անգլերեն"), ("fa", "انگلیسی"),
    ("ru", "английском"), ("ar", "الإنجليزية"), ("pa", "ਅੰਗਰੇਜ਼ੀ"), ("ja", "英語"), ("fr", "Escribimos en español"),
])  # fmt: skip
def test_other_languages_are_told_in_that_language_whom_to_call(
    person: Conversation, language: str, sign: str
) -> None:
    reply = person.say("...", language=language)
    assert (reply["decision"], reply["language"]) == ("control", "en")
    assert sign in reply["plain"]
    assert "844-363-1423" in reply["plain"]


def test_a_doubtful_control_message_yields_to_a_sure_answer(person: Conversation) -> None:
    reply = person.say(
        "can the police ask me for my immigration papers", "stop", chances={"stop": 0.5, "question": 0.4}
    )
    assert (reply["decision"], reply["entry"]) == ("answer", "police-ask-status")


def test_what_cannot_be_answered_is_read_as_the_control_message_it_resembles(person: Conversation) -> None:
    reply = person.say("please take that off your list there", chances={"question": 0.5, "delete": 0.4})
    assert reply["control"] == "delete"


@pytest.mark.parametrize("language", ["en", "es"])
def test_control_texts_stay_within_two_segments(language: str) -> None:
    fields = {"line": "United We Dream MigraWatch: 844-363-1423", "place": "93304", "miles": "1.5"}
    for key in texts._table("texts.yml"):
        said = texts.say(key, language, **fields)
        assert measure(plain(said)).count <= 2, key
