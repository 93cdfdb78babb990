"""An installation that logs all it can (DEBUG), and people who write to it on every path a message can take."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from twilio.request_validator import RequestValidator

from tests.channels.providers.telegram import Telegram
from tests.channels.providers.twilio import TOKEN, Twilio
from tests.end_to_end.outside import PUBLIC, text_in
from tests.privacy.canaries import Canaries
from tests.whole import Whole

# One person each on SMS and on Telegram.
PATHS = {
    "answer": "can the school ask if my son has papers {}",
    "urgent": "ICE is at my door {}",
    "clarify": "police {}",
    "hub": "necesito ayuda cerca de 93304 {}",
    "unknown": "{} {} {}",
    "person": "I want to talk to a person {}",
    "opt-out": "STOP",
    "long": "can I film officers {} " + "and then " * 100,
}


@dataclass
class World:
    whole: Whole
    twilio: Twilio
    telegram: Telegram
    canaries: Canaries = field(default_factory=Canaries)
    sent: int = 0
    brought: dict[str, set[str]] = field(default_factory=dict)
    began: float = field(default_factory=time.time)

    def text(self, phone: str, text: str) -> None:
        """An SMS, as Twilio brings it."""
        self.sent += 1
        # Unlike any that the local Twilio gives to what we send.
        sid = f"SM{'c0ffee':0<20}{self.sent:012x}"
        self.brought.setdefault(phone, set()).add(sid)
        text_in(self.whole.web_url, phone, text, sid)

    def say(self, chat: int, text: str) -> None:
        """A Telegram message."""
        self.bring(chat, text=text)

    def bring(self, chat: int, **what: Any) -> None:
        """A Telegram message of any kind."""
        self.sent += 1
        here = {"id": chat, "type": "private", "first_name": "Xylphia", "username": f"u{chat}"}
        person = {"id": chat, "is_bot": False, "first_name": "Xylphia", "username": f"u{chat}"}
        message = {"message_id": self.sent, "date": 0, "chat": here, "from": person, **what}
        self.telegram.push(message=message)

    def heard(self, phone: str) -> list[str]:
        return [message["real_body"] for message in self.twilio.messages if message["to"] == phone]

    def heard_there(self, chat: int) -> list[str]:
        return self.telegram.texts(chat)

    def sids(self, phone: str) -> set[str]:
        """What Twilio calls the messages from and to somebody."""
        sent = {message["sid"] for message in self.twilio.messages if message["to"] == phone}
        return sent | self.brought.get(phone, set())

    def client(self, url: str = "", **options: Any) -> httpx.Client:
        return httpx.Client(base_url=url or self.whole.web_url, trust_env=False, timeout=60, **options)


def until(done: Callable[[], Any], seconds: float = 180) -> None:
    ends = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.2)


def everything(world: World) -> None:
    """Every path, each with people and words of its own."""
    everybody = [_on_path(world, number, where, text) for number, (where, text) in enumerate(PATHS.items())]
    in_case = _hands_over(world)
    world.bring(lost := world.canaries.chat(21), location=world.canaries.spot())
    refused(world)
    until(lambda: all(world.heard(phone) and world.heard_there(chat) for phone, chat in everybody))
    until(lambda: len(world.heard(in_case)) >= 2 and world.heard_there(lost))
    _providers_in_trouble(world)
    _deaths(world)


def _on_path(world: World, number: int, where: str, text: str) -> tuple[str, int]:
    phone, about = world.canaries.person(number)
    sentence = world.canaries.sentence(where)
    world.text(phone, text.format(sentence, sentence, sentence))
    chat = world.canaries.chat(number)
    world.say(chat, f"{about}. {text.format(sentence, sentence, sentence)}")
    return phone, chat


def _hands_over(world: World) -> str:
    """Somebody asks for a person and tells them more."""
    phone, about = world.canaries.person(20)
    for text in ("human", "yes", f"{about}, {world.canaries.sentence('case')}"):
        world.text(phone, text)
    return phone


def _providers_in_trouble(world: World) -> None:
    """Slow, out of order, breaking off, unreachable number."""
    world.twilio.next.extend([2.0, (500, 20500), "break off after", (400, 21614), (400, 21610)])
    for number in range(30, 34):
        phone, about = world.canaries.person(number)
        world.text(phone, f"{about}: can I film officers {world.canaries.sentence(f'trouble {number}')}")
    world.telegram.outage = {"status": 502, "words": "Bad Gateway"}
    world.say(world.canaries.chat(30), f"can I film officers {world.canaries.sentence('outage')}")
    time.sleep(1)
    world.telegram.outage = None
    until(lambda: len(world.twilio.next) == 0)


def _deaths(world: World) -> None:
    """Each process ends in the middle of a message, so that those that ask it meet one that is gone."""
    phones = []
    for number, name in enumerate(("actions", "bot", "worker", "web"), 40):
        phone, about = world.canaries.person(number)
        world.text(phone, f"{about}. can the school ask for papers {world.canaries.sentence(name)}")
        world.whole.kill(name)
        phones.append(phone)
        time.sleep(0.5)
    until(lambda: all(world.heard(phone) for phone in phones), 300)
    world.whole.wait_until_well(300)


def refused(world: World) -> None:
    """Forged, malformed, asked for by a wrong address, after the login ended, typed into the wrong field."""
    phone, about = world.canaries.person(50)
    said = world.canaries.sentence("refused")
    plain = said[:-1]  # headers are ASCII
    with world.client() as client:
        form = {"From": phone, "Body": f"{about} {said}", "MessageSid": "SMforged"}
        for headers in ({}, {"X-Twilio-Signature": plain}):
            assert client.post("/webhooks/sms", data=form, headers=headers).status_code == 403
        signed = {"From": phone, "Body": f"{about} {said}"}  # without an id
        signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}/webhooks/sms", signed)
        answer = client.post("/webhooks/sms", data=signed, headers={"X-Twilio-Signature": signature})
        assert answer.status_code == 400
        client.post(f"/webhooks/sms/{phone}?{said}", content=said.encode())
        client.post("/webhooks/telegram", content=json.dumps({"message": {"text": f"{about} {said}"}}))
        client.get(f"/s/{said}?from={phone}", headers={"User-Agent": plain, "X-Forwarded-For": plain})
        client.get("/staff/login/", headers={"Host": f"{plain}.example"})
        client.get(f"/staff/{said}/", params={"q": phone})
        client.post("/staff/login/", data={"username": phone, "password": said})
        client.cookies.set("sessionid", f"ended{plain}", path="/staff/")
        client.get("/staff/cases/1/", params={"q": said})
        client.post("/staff/phone/send/", data={"text": f"{about} {said}"})
        client.post("/staff/cases/1/reply/", data={"text": f"{about} {said}"})
    with world.client(world.whole.bot_url) as client:
        for content in (f"{{{said}", json.dumps({"sender": phone, "message": {said: 1}}), f'"{said}"'):
            client.post("/webhooks/rest/webhook", content=content)
        client.get(f"/conversations/{phone}/tracker")
    with world.client(world.whole.actions_url) as client:
        client.post("/webhook", json={"tracker": {"sender_id": phone, "latest_message": {"text": said}}})
    # Updates that are no messages, of kinds not known yet.
    chat = world.canaries.chat(50)
    world.telegram.push(edited_message={"message_id": 1, "chat": {"id": chat}, "text": said})
    world.telegram.push(message={"message_id": "x", "chat": {"id": chat, "type": said}, "text": [said]})
    world.telegram.push(message={"chat": {"id": chat, "type": "group", "title": said}, "text": said})
    until(lambda: not world.telegram.waiting)
