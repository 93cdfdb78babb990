"""Inbound SMS through the real route: labelled cases of what arrives, and of what must be refused."""

from __future__ import annotations

import base64
import logging

import pytest
from django.test import Client

from channels import limits
from channels.models import Contact, InboxMessage, OutboxMessage
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import TOKEN, Twilio
from tests.channels.sms import ME, form, post, run, say, signature

pytestmark = pytest.mark.django_db


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


LONG = "por favor ayúdenme con mi pregunta. " * 44
# label, fields beside a plain message, what the person hears (None: nothing; a part of it suffices)
CASES: list[tuple[str, dict[str, str], str | None]] = [
    ("plain text", {"Body": "can ICE come in"}, "can ICE come in, heard"),
    (
        "Spanish with ¡ and ¿",
        {"Body": "¡ayúdenme! ¿puede entrar la migra?"},
        "¡ayúdenme! ¿puede entrar la migra?, heard",
    ),
    ("accents", {"Body": "¿Qué hago si viene la policía?"}, "heard"),
    ("ñ", {"Body": "mi niño"}, "mi niño, heard"),
    ("emoji among words", {"Body": "help me 🙏 with school"}, "heard"),
    ("emoji alone", {"Body": "🙏"}, "heard"),
    ("Chinese", {"Body": "我需要帮助"}, "heard"),
    ("Arabic", {"Body": "أحتاج مساعدة"}, "heard"),
    ("Vietnamese", {"Body": "tôi cần giúp đỡ"}, "heard"),
    ("slash text is text", {"Body": "/restart"}, "/restart, heard"),
    ("a Rasa intent is text", {"Body": '/greet{"a":"b"}'}, '/greet{"a":"b"}, heard'),
    ("markup is text", {"Body": "<script>alert(1)</script>"}, "<script>alert(1)</script>, heard"),
    ("plus signs and ampersands", {"Body": "a+b & c=d;e%20"}, "a+b & c=d;e%20, heard"),
    ("quotes", {"Body": 'it\'s "ok"'}, 'it\'s "ok", heard'),
    ("new lines", {"Body": "one\ntwo"}, "one\ntwo, heard"),
    ("carriage returns", {"Body": "one\r\ntwo"}, "heard"),
    ("tabs", {"Body": "one\ttwo"}, "heard"),
    ("space around", {"Body": "  hello  "}, "hello"),
    ("NUL inside", {"Body": "he\x00llo"}, "hello, heard"),
    ("1,600 characters", {"Body": LONG[:1600]}, "por favor"),
    ("a ZIP code alone", {"Body": "93304"}, "93304, heard"),
    ("one digit", {"Body": "2"}, "2, heard"),
    ("a phone number in the text is not kept", {"Body": "call 213-555-0199"}, "call [phone], heard"),
    ("a name in the text is not kept", {"Body": "me llamo Rosa Canche"}, "me llamo [name], heard"),
    ("empty", {"Body": ""}, "without words"),
    ("blank", {"Body": "   \n "}, "without words"),
    ("no Body field at all", {"Body": None}, "without words"),  # type: ignore[dict-item]
    (
        "picture without text",
        {"Body": "", "NumMedia": "1", "MediaUrl0": "https://x.example/1", "MediaContentType0": "image/jpeg"},
        "cannot open pictures",
    ),
    (
        "voice note without text",
        {"Body": "", "NumMedia": "1", "MediaContentType0": "audio/amr"},
        "cannot open pictures",
    ),
    ("ten pictures", {"Body": "", "NumMedia": "10"}, "cannot open pictures"),
    (
        "a contact card",
        {"Body": "", "NumMedia": "1", "MediaContentType0": "text/vcard"},
        "cannot open pictures",
    ),
    (
        "picture with text: the text counts",
        {"Body": "is this a warrant", "NumMedia": "1"},
        "is this a warrant, heard",
    ),
    ("NumMedia empty", {"Body": "hello", "NumMedia": ""}, "hello, heard"),
    ("NumMedia no number", {"Body": "hello", "NumMedia": "x"}, "hello, heard"),
    (
        "base64 text is read",
        {"Body": b64("¿la policía me puede preguntar?")},
        "¿la policía me puede preguntar?, heard",
    ),
    ("base64 of bytes stays", {"Body": base64.b64encode(bytes(range(200, 248))).decode()}, "heard"),
    (
        "a long word is no base64",
        {"Body": "Supercalifragilisticexpialidocious"},
        "Supercalifragilisticexpialidocious, heard",
    ),
    ("unknown fields", {"Body": "hello", "Brand": "New", "Channel-Metadata": "{}"}, "hello, heard"),
    (
        "a reply to one of ours",
        {"Body": "yes please", "OriginalRepliedMessageSid": "SM1"},
        "yes please, heard",
    ),
    ("RCS button", {"Body": "more info", "ButtonPayload": "x"}, "more info, heard"),
    ("from Mexico", {"Body": "hola", "From": "+525512345678", "FromCountry": "MX"}, "hola, heard"),
    ("from Guatemala", {"Body": "hola", "From": "+50251234567"}, "hola, heard"),
    ("from a toll-free number", {"Body": "hi", "From": "+18005550199"}, "hi, heard"),
    ("shortest number", {"Body": "hi", "From": "+1234567"}, "hi, heard"),
    ("longest number", {"Body": "hi", "From": "+123456789012345"}, "hi, heard"),
    ("a short code is not answered", {"Body": "Your code is 1234", "From": "22395"}, None),
    ("a six-digit short code", {"Body": "sale", "From": "262966"}, None),
    ("an alphanumeric sender", {"Body": "promo", "From": "BANK"}, None),
    ("anonymous", {"Body": "hi", "From": "+266696687"}, None),
    ("anonymous, other spelling", {"Body": "hi", "From": "anonymous"}, None),
    ("no sender", {"Body": "hi", "From": ""}, None),
    ("a WhatsApp address", {"Body": "hi", "From": "whatsapp:+12135550147"}, None),
    ("a Messenger address", {"Body": "hi", "From": "messenger:123"}, None),
    ("an in-app client", {"Body": "hi", "From": "client:joe"}, None),
    ("a number too long", {"Body": "hi", "From": "+1234567890123456"}, None),
    ("a number with letters", {"Body": "hi", "From": "+1213555abcd"}, None),
    ("digits of another script", {"Body": "hi", "From": "+١٢١٣٥٥٥٠١٤٧"}, None),
    ("STOP", {"Body": "STOP"}, "no more messages"),
    ("stop in lower case", {"Body": "stop"}, "no more messages"),
    ("Stop with a full stop", {"Body": "Stop."}, "no more messages"),
    ("STOP with an emoji", {"Body": "STOP 🛑"}, "no more messages"),
    ("STOP with space around", {"Body": "  STOP \n"}, "no more messages"),
    ("STOPALL", {"Body": "STOPALL"}, "no more messages"),
    ("STOP ALL", {"Body": "STOP ALL"}, "no more messages"),
    ("UNSUBSCRIBE", {"Body": "UNSUBSCRIBE"}, "no more messages"),
    ("END", {"Body": "END"}, "no more messages"),
    ("QUIT", {"Body": "QUIT"}, "no more messages"),
    ("CANCEL", {"Body": "CANCEL"}, "no more messages"),
    ("REVOKE", {"Body": "REVOKE"}, "no more messages"),
    ("OPTOUT", {"Body": "OPTOUT"}, "no more messages"),
    ("OPT OUT", {"Body": "opt out"}, "no more messages"),
    ("ALTO", {"Body": "ALTO"}, "ya no le va a mandar"),
    ("PARAR", {"Body": "PARAR"}, "ya no le va a mandar"),
    ("CANCELAR", {"Body": "CANCELAR"}, "ya no le va a mandar"),
    ("BAJA", {"Body": "BAJA"}, "ya no le va a mandar"),
    ("SALIR", {"Body": "SALIR"}, "ya no le va a mandar"),
    ("¡ALTO!", {"Body": "¡ALTO!"}, "ya no le va a mandar"),
    ("HELP", {"Body": "HELP"}, "not legal advice"),
    ("INFO", {"Body": "INFO"}, "not legal advice"),
    ("AYUDA", {"Body": "AYUDA"}, "no asesoria legal"),
    ("a question with stop", {"Body": "can police stop me"}, "can police stop me, heard"),
    ("a question with parar", {"Body": "¿me pueden parar?"}, "¿me pueden parar?, heard"),
    ("stop and frisk", {"Body": "stop and frisk"}, "stop and frisk, heard"),
    ("STOP with a number", {"Body": "STOP 12345"}, "STOP 12345, heard"),
    ("help with more words", {"Body": "help me please"}, "help me please, heard"),
    ("ayuda con más palabras", {"Body": "ayuda con la escuela"}, "ayuda con la escuela, heard"),
    ("end of my lease", {"Body": "end of my lease"}, "end of my lease, heard"),
    ("cancel my hearing", {"Body": "cancel my hearing"}, "cancel my hearing, heard"),
    ("STOP that Twilio answered", {"Body": "STOP", "OptOutType": "STOP"}, None),
    ("HELP that Twilio answered", {"Body": "HELP", "OptOutType": "HELP"}, None),
    ("START that Twilio answered", {"Body": "START", "OptOutType": "START"}, None),
    ("an unknown OptOutType", {"Body": "hello", "OptOutType": "MAYBE"}, "hello, heard"),
    ("ALTO that Twilio answered", {"Body": "ALTO", "OptOutType": "STOP"}, None),
    ("OptOutType in lower case", {"Body": "stop", "OptOutType": "stop"}, None),
    ("STOP with three marks", {"Body": "Stop!!!"}, "no more messages"),
    ("STOP in quotes", {"Body": "“STOP”"}, "no more messages"),
    ("STOP with a line end", {"Body": "STOP\r\n"}, "no more messages"),
    ("STOP with an invisible space", {"Body": "STOP\u200b"}, "no more messages"),
    ("Opt-out", {"Body": "Opt-out"}, "no more messages"),
    ("Stop all.", {"Body": "Stop all."}, "no more messages"),
    ("baja with a prayer", {"Body": "baja 🙏"}, "ya no le va a mandar"),
    ("INFO with a question mark", {"Body": "Info?"}, "not legal advice"),
    ("¿Ayuda?", {"Body": "¿Ayuda?"}, "no asesoria legal"),
    ("stop please is a sentence", {"Body": "stop please"}, "stop please, heard"),
    ("alto a la migra", {"Body": "alto a la migra"}, "alto a la migra, heard"),
    ("can I quit", {"Body": "can I quit my job"}, "can I quit my job, heard"),
    ("salir del país", {"Body": "puedo salir del pais"}, "puedo salir del pais, heard"),
    ("baja por maternidad", {"Body": "baja por maternidad"}, "baja por maternidad, heard"),
    ("START of somebody who never left", {"Body": "START"}, "START, heard"),
    ("YES to nothing", {"Body": "YES"}, "YES, heard"),
    ("MORE of nothing", {"Body": "MORE"}, "MORE, heard"),
    ("DELETE is asked about", {"Body": "DELETE"}, "DELETE, heard"),
    ("BORRAR is asked about", {"Body": "BORRAR"}, "BORRAR, heard"),
    ("a question mark alone", {"Body": "?"}, "?, heard"),
    ("a link alone", {"Body": "https://example.org/a?b=c&d"}, "https://example.org/a?b=c&d, heard"),
    ("curly quotes and dashes", {"Body": "he said “open up” – now"}, 'he said "open up" - now, heard'),
    ("accents as combining marks", {"Body": "que\u0301 hago"}, "heard"),
    ("shouting", {"Body": "HELP ME NOW"}, "HELP ME NOW, heard"),
    ("right-to-left marks", {"Body": "\u200fhello\u200f"}, "hello"),
    ("hard spaces alone are blank", {"Body": "\u00a0\u00a0"}, "without words"),
    ("a video without text", {"Body": "", "NumMedia": "1", "MediaContentType0": "video/3gpp"}, "cannot open pictures"),
    ("blanks and a picture", {"Body": "  \n", "NumMedia": "1"}, "cannot open pictures"),
    ("base64 with padding", {"Body": b64("tengo una pregunta de la escuela")}, "tengo una pregunta de la escuela"),
    ("base64 of one word stays", {"Body": b64("supercalifragilistico")}, "heard"),
    ("from Canada", {"Body": "hello", "From": "+16045550123", "FromCountry": "CA"}, "hello, heard"),
    ("from El Salvador", {"Body": "hola", "From": "+50371234567"}, "hola, heard"),
    ("an RCS sender", {"Body": "hi", "From": "rcs:+12135550147"}, None),
    ("a number with spaces", {"Body": "hi", "From": "+1 213 555 0147"}, None),
    ("a number without plus", {"Body": "hi", "From": "12135550147"}, None),
    ("a SIP address", {"Body": "hi", "From": "sip:joe@example.org"}, None),
    ("restricted", {"Body": "hi", "From": "+7378742833"}, None),
    ("a WhatsApp profile name is not kept", {"Body": "hello", "ProfileName": "Rosa Canche"}, "hello, heard"),
    ("a location's fields are not kept", {"Body": "hello", "Latitude": "34.05", "Longitude": "-118"}, "hello, heard"),
]


@pytest.mark.parametrize(("fields", "hears"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_arrives_is_answered_as_it_should_be(
    twilio: Twilio, bot: Bot, fields: dict[str, str], hears: str | None
) -> None:
    whole = {name: value for name, value in form(**fields).items() if value is not None}
    response = post(whole)
    run()
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/xml")
    assert b"<Response/>" in response.content
    if hears is None:
        assert twilio.sent() == []
    else:
        ((to, text),) = twilio.sent()
        assert to == whole["From"]
        assert hears.strip() in text or hears.replace("í", "i").replace("ú", "u") in text


def _refused(response, caplog: pytest.LogCaptureFixture) -> None:  # type: ignore[no-untyped-def]
    assert response.status_code in (403, 404)
    assert (Contact.objects.count(), InboxMessage.objects.count()) == (0, 0)
    assert caplog.text == ""


FORGED = {
    "no signature": "",
    "nonsense": "nonsense",
    "of another token": signature("/webhooks/sms", {"Body": "hi"}, token="other"),
    "right length, wrong bytes": "A" * 27 + "=",
    "not ASCII": "ñ" * 28,
    "very long": "A" * 5000,
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=list(FORGED))
@pytest.mark.parametrize("path", ["/webhooks/sms", "/webhooks/sms/status"])
def test_a_forged_request_leaves_no_trace(
    twilio: Twilio, caplog: pytest.LogCaptureFixture, forged: str, path: str
) -> None:
    caplog.set_level(logging.DEBUG)
    _refused(post(form("secret words"), path, signed=forged), caplog)


CHANGED = {
    "another text": {"Body": "other"},
    "another sender": {"From": "+13105550188"},
    "another id": {"MessageSid": "SMother"},
    "a field more": {"Extra": "1"},
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=list(CHANGED))
def test_a_genuine_signature_does_not_cover_other_fields(
    twilio: Twilio, caplog: pytest.LogCaptureFixture, change: dict[str, str]
) -> None:
    caplog.set_level(logging.DEBUG)
    fields = form("hi")
    _refused(post({**fields, **change}, signed=signature("/webhooks/sms", fields)), caplog)


def test_a_genuine_signature_does_not_cover_a_blank_field_left_out(twilio: Twilio, bot: Bot) -> None:
    """Blank values add nothing to what is signed but their names, so a parser that drops them is found out."""
    fields = form("hi")
    less = {name: value for name, value in fields.items() if name != "ToCity"}
    assert post(less, signed=signature("/webhooks/sms", fields)).status_code == 403


def test_a_signature_for_one_route_does_not_open_another(twilio: Twilio) -> None:
    fields = form("hi")
    assert post(fields, "/webhooks/sms/status", signed=signature("/webhooks/sms", fields)).status_code == 403


def test_the_address_that_counts_is_the_public_one(twilio: Twilio, bot: Bot) -> None:
    fields = form("hi")
    inner = signature("/webhooks/sms", fields, origin="http://testserver")
    assert post(fields, signed=inner).status_code == 403
    lying = post(fields, signed=inner, **{"X-Forwarded-Host": "testserver", "Host": "testserver"})
    assert lying.status_code == 403


@pytest.mark.parametrize("origin", ["https://hub.example.org:443", "https://hub.example.org"])
def test_twilio_may_sign_with_or_without_the_port(twilio: Twilio, bot: Bot, origin: str) -> None:
    fields = form("hi")
    assert post(fields, signed=signature("/webhooks/sms", fields, origin=origin)).status_code == 200


def test_a_query_string_is_part_of_what_is_signed(twilio: Twilio, bot: Bot) -> None:
    assert post(form("hi"), "/webhooks/sms?a=b").status_code == 200
    assert (
        post(form("hi"), "/webhooks/sms?a=c", signed=signature("/webhooks/sms?a=b", form("hi"))).status_code
        == 403
    )


def test_without_an_account_the_route_is_off(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, caplog: pytest.LogCaptureFixture
) -> None:
    configure(monkeypatch, twilio_auth_token=None)
    caplog.set_level(logging.DEBUG)
    _refused(post(form("hi"), signed=signature("/webhooks/sms", form("hi"))), caplog)


def test_without_an_account_there_is_nothing_at_the_address(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio
) -> None:
    configure(monkeypatch, twilio_account_sid=None)
    assert Client().get("/webhooks/sms").status_code == 404


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "head"])
def test_other_methods_are_not_taken(twilio: Twilio, method: str) -> None:
    assert getattr(Client(), method)("/webhooks/sms").status_code == 405


def test_a_body_larger_than_any_message_is_refused_unread(twilio: Twilio) -> None:
    assert post(form("x" * 70_000)).status_code == 403


def test_more_fields_than_any_message_has_are_refused(twilio: Twilio) -> None:
    assert post({f"f{number}": "" for number in range(2000)}).status_code == 403


def test_bytes_that_are_no_form_are_refused(twilio: Twilio) -> None:
    response = Client().post("/webhooks/sms", b"\xff\xfe\x00=\x80", content_type="application/x-www-form-urlencoded",
                             headers={"X-Twilio-Signature": "x"})  # fmt: skip
    assert response.status_code == 403


def test_a_signed_request_without_an_id_is_a_bad_request(twilio: Twilio) -> None:
    assert post({**form("hi"), "MessageSid": ""}).status_code == 400


def test_a_retried_delivery_is_answered_200_again_and_replied_to_once(twilio: Twilio, bot: Bot) -> None:
    fields = form("hi")
    assert [post(fields).status_code for _ in range(3)] == [200, 200, 200]
    run()
    assert len(twilio.sent()) == 1
    assert post(fields).status_code == 200
    run()
    assert len(twilio.sent()) == 1


def test_the_same_words_sent_twice_are_two_messages(twilio: Twilio, bot: Bot) -> None:
    say("hi"), say("hi")
    assert len(twilio.sent()) == 2


def test_stop_is_confirmed_once_and_nothing_more_is_ever_sent(twilio: Twilio, bot: Bot) -> None:
    say("STOP"), say("STOP"), say("are you there?"), say("🙏"), say("HELP")
    assert len(twilio.sent()) == 1


def test_start_brings_the_person_back(twilio: Twilio, bot: Bot) -> None:
    say("STOP"), say("START"), say("hi")
    assert [text for _, text in twilio.sent()][2:] == ["hi, heard"]


@pytest.mark.parametrize("word", ["START", "UNSTOP", "INICIAR", "YES", "alta", "Start!"])
def test_each_word_that_brings_back(twilio: Twilio, bot: Bot, word: str) -> None:
    say("STOP"), say(word), say("hi")
    assert twilio.sent()[-1] == (ME, "hi, heard")


def test_an_opt_out_that_twilio_handled_is_ours_too(twilio: Twilio, bot: Bot) -> None:
    say("STOP", OptOutType="STOP"), say("hi")
    assert twilio.sent() == []
    say("START", OptOutType="START"), say("hi")
    assert twilio.sent() == [(ME, "hi, heard")]


def test_a_reply_that_was_waiting_when_stop_came_is_not_sent(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((503, 20503))
    say("hi"), say("STOP")
    OutboxMessage.objects.filter(state="pending").update(next_try_at="2020-01-01T00:00:00Z")
    run()
    assert ["no more messages" in text for _, text in twilio.sent()] == [True]


def test_more_gives_the_rest_of_a_long_answer(twilio: Twilio, bot: Bot) -> None:
    sentences = [f"This is sentence number {number} of a long answer." for number in range(30)]
    bot.answers["long"] = {"text": " ".join(sentences)}
    say("long"), say("MORE"), say("more"), say("Más")
    texts = [text for _, text in twilio.sent()]
    whole = " ".join(text.replace("Reply MORE for the rest.", "").strip() for text in texts)
    assert whole == " ".join(sentences)
    assert all(text.rstrip().endswith((".",)) for text in texts)


def test_more_with_nothing_left_is_the_bots_to_answer(twilio: Twilio, bot: Bot) -> None:
    say("hi"), say("MORE")
    assert twilio.sent()[-1] == (ME, "MORE, heard")


def test_the_reply_tells_twilio_where_to_report_and_what_to_keep(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, bot: Bot
) -> None:
    say("hi")
    plain = twilio.messages[0]["form"]
    row = OutboxMessage.objects.get()
    assert plain["StatusCallback"] == f"https://hub.example.org/webhooks/sms/status?row={row.pk}"
    assert "ContentRetention" not in plain
    configure(monkeypatch, twilio_retention="discard", twilio_messaging_service_sid="MG" + "1" * 32)
    say("hi")
    private = twilio.messages[1]["form"]
    assert (private["ContentRetention"], private["AddressRetention"]) == ("discard", "obfuscate")
    assert private["MessagingServiceSid"] == "MG" + "1" * 32
    assert "From" not in private


def test_no_log_holds_number_or_words_at_any_level(
    twilio: Twilio, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    twilio.next.extend(["break off after", (400, 21211), (429, 20429)])
    say("a very secret question"), say("another secret")
    OutboxMessage.objects.update(next_try_at="2020-01-01T00:00:00Z")
    run()
    assert not [word for word in ("secret", "2135550147", TOKEN) if word in caplog.text]


def test_when_everybody_sends_too_much_all_are_answered_though_later(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, bot: Bot
) -> None:
    monkeypatch.setattr(limits, "EVERYBODY", 3)
    numbers = [f"+121355501{number:02d}" for number in range(6)]
    assert [post(form("hi", From=number)).status_code for number in numbers] == [200] * 6
    run()
    assert len(twilio.sent()) == 3
    say("STOP", From=numbers[0])
    assert "no more messages" in twilio.sent()[-1][1]
    InboxMessage.objects.update(next_try_at="2020-01-01T00:00:00Z")
    run()
    assert {to for to, text in twilio.sent() if text == "hi, heard"} == set(numbers)


def test_messages_that_one_person_sent_too_many_do_not_use_up_the_room_of_others(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, bot: Bot
) -> None:
    monkeypatch.setattr(limits, "EVERYBODY", 25)
    for number in range(40):
        post(form(str(number)))
    say("hi", From="+13105550188")
    assert ("+13105550188", "hi, heard") in twilio.sent()


def test_far_beyond_the_limit_only_a_stop_is_taken(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, bot: Bot
) -> None:
    say("hi")
    monkeypatch.setattr(limits, "TOO_MANY", 1)
    assert say("hello", From="+13105550188").status_code == 429
    assert say("STOP").status_code == 200
    assert ["no more messages" in text for _, text in twilio.sent()] == [False, True]
