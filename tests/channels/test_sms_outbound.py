"""SMS going out through the real SDK: what Twilio says, and what becomes of the message."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from channels import deliver, erase, tasks
from channels.errors import Unsure
from channels.failures import in_words
from channels.models import Contact, OutboxMessage
from channels.sms.send import SmsChannel
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.server import Busy
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import ME, form, post, run, say

pytestmark = pytest.mark.django_db


def later() -> None:
    """The time of every retry has come."""
    OutboxMessage.objects.filter(state__in=["pending", "sending"]).update(
        next_try_at=timezone.now() - timedelta(seconds=1)
    )
    run()


def row() -> OutboxMessage:
    return OutboxMessage.objects.order_by("id")[0]


# label, what Twilio does with the first request, state after it, state after the retry, times the person hears it
ANSWERS = [
    ("taken", None, "sent", "sent", 1),
    ("429", (429, 20429), "pending", "sent", 1),
    ("429 without a code", (429, 0), "pending", "sent", 1),
    ("503", (503, 20503), "pending", "sent", 1),
    ("queue full", (400, 30001), "pending", "sent", 1),
    ("sender's queue full", (400, 21611), "pending", "sent", 1),
    ("10DLC throughput", (400, 30022), "pending", "sent", 1),
    ("credentials not accepted", (401, 20003), "pending", "sent", 1),
    ("500", (500, 20500), "sending", "sent", 1),
    ("502", (502, 0), "sending", "sent", 1),
    ("broken off before it was taken", "break off before", "sending", "sent", 1),
    ("broken off after it was taken", "break off after", "sending", "sent", 1),
    ("slow", 0.2, "sent", "sent", 1),
    ("invalid number", (400, 21211), "failed", "failed", 0),
    ("landline", (400, 21614), "failed", "failed", 0),
    ("country not allowed", (403, 21408), "failed", "failed", 0),
    ("not reachable from our number", (400, 21612), "failed", "failed", 0),
    ("too long", (400, 21617), "failed", "failed", 0),
    ("sender not ours", (400, 21606), "failed", "failed", 0),
    ("not registered for 10DLC", (400, 30034), "failed", "failed", 0),
    ("trial account", (400, 21608), "failed", "failed", 0),
    ("opted out at Twilio", (400, 21610), "failed", "failed", 0),
    ("an error nobody knows", (400, 99999), "failed", "failed", 0),
]


@pytest.mark.parametrize(
    ("act", "first", "then", "heard"), [c[1:] for c in ANSWERS], ids=[c[0] for c in ANSWERS]
)
def test_what_twilio_answers_decides(
    twilio: Twilio, bot: Bot, act, first: str, then: str, heard: int
) -> None:  # type: ignore[no-untyped-def]
    twilio.next.append(act)
    say("hi")
    assert row().state == first
    later()
    assert (row().state, len(twilio.sent())) == (then, heard)


@pytest.mark.parametrize(
    "code", [21211, 21408, 21610, 21614, 21617, 30003, 30004, 30005, 30006, 30007, 30034]
)
def test_staff_read_in_words_what_happened(code: int) -> None:
    assert len(in_words(str(code)).split()) > 3


def test_when_nothing_listens_the_message_is_sent_once_it_does(twilio: Twilio, bot: Bot) -> None:
    twilio.stop()
    say("hi")
    assert row().state == "pending"
    twilio.start()
    later()
    assert len(twilio.sent()) == 1


def test_a_reply_waits_while_the_channel_is_turned_off(monkeypatch, twilio: Twilio, bot: Bot) -> None:  # type: ignore[no-untyped-def]
    post(form("hi"))
    with monkeypatch.context() as patch:
        configure(patch, twilio_auth_token=None)
        run()
        assert (row().state, row().error) == ("pending", "channel off")
    later()
    assert twilio.sent() == [(ME, "hi, heard")]


def test_after_the_last_retry_it_is_failed_for_staff_to_see(twilio: Twilio, bot: Bot) -> None:
    twilio.next.extend([(503, 20503)] * 5)
    say("hi")
    waits = []
    for _ in range(4):
        waits.append(round((row().next_try_at - timezone.now()).total_seconds()))
        later()
    assert waits == [5, 60, 300, 900]
    assert (row().state, row().error) == ("failed", "20503")
    later()
    assert twilio.sent() == []


def test_a_doubt_is_looked_up_by_the_schedule_and_not_for_ever(twilio: Twilio, bot: Bot) -> None:
    twilio.next.extend([(500, 20500)] * 5)
    say("hi")
    waits = []
    for _ in range(4):
        waits.append(round((row().next_try_at - timezone.now()).total_seconds()))
        later()
    assert waits == [10, 60, 300, 900]
    assert (row().state, row().error) == ("failed", "unknown")


def test_a_look_up_that_fails_each_time_ends_too(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append("break off after")
    say("hi")
    twilio.stop()
    [later() for _ in range(4)]
    assert (row().state, row().error) == ("failed", "unknown")


@pytest.mark.parametrize("address", ["http://no-such-host.invalid", "http://127.0.0.1:9"])
def test_what_cannot_have_reached_twilio_is_no_doubt(  # type: ignore[no-untyped-def]
    monkeypatch, twilio: Twilio, bot: Bot, address: str
) -> None:
    with monkeypatch.context() as patch:
        configure(patch, twilio_api_base_url=address)
        say("hi")
    assert (row().state, row().error) == ("pending", "no connection")
    later()
    assert len(twilio.sent()) == 1


def test_a_rate_limit_delays_and_loses_nothing(twilio: Twilio, bot: Bot) -> None:
    twilio.busy = Busy(3)
    for number in range(8):
        post(form("hi", From=f"+121355501{number:02d}"))
    run()
    assert 3 <= len(twilio.sent()) < 8
    twilio.busy = None
    later()
    assert len(twilio.sent()) == 8


def test_a_stop_between_look_and_send_wins(monkeypatch, twilio: Twilio, bot: Bot) -> None:  # type: ignore[no-untyped-def]
    def stopped(_: str) -> None:
        Contact.objects.update(opted_out_at=timezone.now())

    monkeypatch.setattr(deliver, "paused_until", stopped)
    say("hi")
    assert (twilio.sent(), row().state, row().error) == ([], "failed", "opted out")


def test_order_is_kept_while_a_message_waits(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((503, 20503))
    say("one"), say("two"), say("three")
    assert twilio.sent() == []
    later()
    assert [text for _, text in twilio.sent()] == ["one, heard", "two, heard", "three, heard"]


def test_one_persons_trouble_does_not_hold_up_another(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((503, 20503))
    say("one"), say("two", From="+13105550188")
    assert twilio.sent() == [("+13105550188", "two, heard")]


def test_21610_ends_all_sending_until_start(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((400, 21610))
    say("hi"), say("hello")
    assert twilio.sent() == []
    assert Contact.objects.get().opted_out_at
    say("START"), say("hi")
    assert twilio.sent()[-1] == (ME, "hi, heard")


def test_21610_on_the_confirmation_of_stop_makes_no_loop(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((400, 21610))
    say("STOP"), later(), say("STOP"), later()
    assert twilio.sent() == []


def killed_while_sending() -> None:
    """As a worker leaves it that died between Twilio's acceptance and our record of it."""
    OutboxMessage.objects.update(
        state="sending", provider_id="", sent_at=None, sending_at=timezone.now() - timedelta(seconds=1),
    )  # fmt: skip


def test_a_death_between_acceptance_and_record_sends_nothing_twice(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    killed_while_sending()
    later()
    assert (len(twilio.sent()), row().state, row().provider_id) == (1, "sent", twilio.messages[0]["sid"])


def test_a_death_before_acceptance_sends_it_then(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    killed_while_sending()
    twilio.messages.clear()
    later()
    assert len(twilio.sent()) == 1


def test_the_same_words_of_an_earlier_answer_are_not_taken_for_this_one(twilio: Twilio, bot: Bot) -> None:
    say("hi"), say("hi")
    last = OutboxMessage.objects.order_by("-id")[0]
    OutboxMessage.objects.filter(pk=last.pk).update(
        state="sending", provider_id="", sending_at=timezone.now()
    )
    twilio.messages.pop()
    later()
    assert len(twilio.sent()) == 2


def test_recovery_works_where_twilio_keeps_no_text(monkeypatch, twilio: Twilio, bot: Bot) -> None:  # type: ignore[no-untyped-def]
    configure(monkeypatch, twilio_retention="discard")
    say("hi")
    killed_while_sending()
    later()
    assert len(twilio.sent()) == 1


@pytest.mark.parametrize("others", [0, 3])
def test_recovery_works_where_twilio_hides_numbers_and_texts(  # type: ignore[no-untyped-def]
    monkeypatch, twilio: Twilio, bot: Bot, others: int
) -> None:
    configure(monkeypatch, twilio_retention="discard")
    twilio.page_size = 2
    say("hi")
    killed_while_sending()
    for number in range(others):  # neighbours whose numbers look the same in the list
        say("hi", From=f"{ME[:-4]}900{number}")
    later()
    assert (len(twilio.sent()), row().provider_id) == (1 + others, twilio.messages[0]["sid"])


def test_a_message_that_twilio_still_queues_is_found(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    assert twilio.messages[0]["date_sent"] is None
    killed_while_sending()
    later()
    assert len(twilio.sent()) == 1


def test_while_twilio_cannot_be_asked_nothing_is_sent_again(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append("break off after")
    say("hi")
    twilio.stop()
    later()
    assert row().state == "sending"
    twilio.start()
    later()
    assert (len(twilio.sent()), row().state) == (1, "sent")


def test_a_reply_left_unsent_for_a_day_is_asked_about_first(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((503, 20503))
    say("hi")
    past = timezone.now() - timedelta(hours=25)
    OutboxMessage.objects.update(created=past)
    row().inbox.__class__.objects.update(received_at=past)
    later()
    assert ["Do you still need" in text for _, text in twilio.sent()] == [True]
    say("YES")
    assert twilio.sent()[-1] == (ME, "hi, heard")


def report(status: str, code: str = "", sid: str | None = None, path: str | None = None) -> int:
    fields = {
        "MessageSid": row().provider_id if sid is None else sid,
        "MessageStatus": status,
        "To": ME,
        "From": "",
    }
    if code:
        fields["ErrorCode"] = code
    return post(fields, path or f"/webhooks/sms/status?row={row().pk}").status_code


# label, statuses as they arrive, state at the end
STATUSES = [
    ("queued", ["queued"], "sent"),
    ("sent", ["queued", "sent"], "sent"),
    ("delivered", ["queued", "sent", "delivered"], "delivered"),
    ("late sent", ["delivered", "sent"], "delivered"),
    ("late queued", ["sent", "delivered", "queued"], "delivered"),
    ("undelivered", ["sent", "undelivered"], "failed"),
    ("failed", ["failed"], "failed"),
    ("late sent after failed", ["undelivered", "sent"], "failed"),
    ("delivered after undelivered", ["undelivered", "delivered"], "failed"),
    ("undelivered after delivered", ["delivered", "undelivered"], "delivered"),
    ("read", ["sent", "delivered", "read"], "delivered"),
    ("twice the same", ["delivered", "delivered"], "delivered"),
    ("unknown status", ["teleported"], "sent"),
    ("canceled", ["canceled"], "failed"),
]


@pytest.mark.parametrize(("statuses", "end"), [c[1:] for c in STATUSES], ids=[c[0] for c in STATUSES])
def test_statuses_only_move_forward(twilio: Twilio, bot: Bot, statuses: list[str], end: str) -> None:
    say("hi")
    assert [report(status) for status in statuses] == [204] * len(statuses)
    assert row().state == end


@pytest.mark.parametrize("code", ["30003", "30005", "30006", "30007", "30034"])
def test_the_reason_of_a_failed_delivery_is_kept(twilio: Twilio, bot: Bot, code: str) -> None:
    say("hi")
    report("undelivered", code)
    assert (row().state, row().error) == ("failed", code)


@pytest.mark.parametrize("code", ["30001", "30017", "30022"])
def test_what_twilio_could_not_pass_on_for_now_is_sent_again(  # type: ignore[no-untyped-def]
    monkeypatch, twilio: Twilio, bot: Bot, code: str
) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr(tasks, "forget_copies", lambda _, ids: forgotten.extend(ids))
    say("hi")
    report("sent"), report("undelivered", code)
    assert (row().state, round((row().next_try_at - timezone.now()).total_seconds())) == ("pending", 5)
    first = row().provider_id
    later(), report("undelivered", code, sid=first)  # told twice: it is the first message's, not the second's
    assert (len(twilio.sent()), row().state, forgotten) == (2, "sent", [first])
    report("delivered")
    assert row().state == "delivered"


def test_what_twilio_can_never_pass_on_is_given_up_after_the_last_retry(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    for _ in range(5):
        report("undelivered", "30022"), later()
    assert (len(twilio.sent()), row().state, row().error) == (5, "failed", "30022")


def test_an_opt_out_told_by_status_counts(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    report("failed", "21610")
    say("hello")
    assert len(twilio.sent()) == 1


def test_a_status_that_overtakes_our_record_of_the_id_settles_the_doubt(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append("break off after")
    say("hi")
    assert (row().state, row().provider_id) == ("sending", "")
    report("sent", sid=twilio.messages[0]["sid"])
    assert (row().state, row().provider_id) == ("sent", twilio.messages[0]["sid"])
    later()
    assert len(twilio.sent()) == 1


def test_a_status_that_overtakes_the_error_of_our_request_stands(monkeypatch, twilio: Twilio, bot: Bot) -> None:  # type: ignore[no-untyped-def]
    send = SmsChannel.send

    def broken_off(self: SmsChannel, message: OutboxMessage) -> str:
        report("delivered", sid=send(self, message))
        raise Unsure("ReadTimeout")

    monkeypatch.setattr(SmsChannel, "send", broken_off)
    say("hi")
    later()
    assert (len(twilio.sent()), row().state) == (1, "delivered")


@pytest.mark.parametrize(
    "path",
    [
        "/webhooks/sms/status",
        "/webhooks/sms/status?row=999999",
        "/webhooks/sms/status?row=x",
        "/webhooks/sms/status?row=-1",
        "/webhooks/sms/status?row=%D9%A3",
        "/webhooks/sms/status?row=99999999999999999999999",
    ],
)
def test_a_status_of_a_message_we_do_not_know_changes_nothing(twilio: Twilio, bot: Bot, path: str) -> None:
    say("hi")
    assert report("delivered", sid="SMunknown", path=path) == 204
    assert row().state == "sent"


def test_a_status_for_another_message_with_our_row_changes_nothing(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    report("delivered", sid="SMother")
    assert row().state == "sent"


def test_a_status_is_found_by_its_id_alone(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    report("delivered", path="/webhooks/sms/status")
    assert row().state == "delivered"


def test_delete_asks_twilio_for_its_copies_too(  # type: ignore[no-untyped-def]
    monkeypatch, django_capture_on_commit_callbacks, twilio: Twilio, bot: Bot
) -> None:
    forgotten: list[tuple[str, str]] = []
    monkeypatch.setattr(
        tasks, "forget_copies", lambda name, ids: forgotten.extend((name, one) for one in ids)
    )
    bot.answers["YES"] = {
        "text": "Erased.",
        "custom": {"decision": "control", "control": "delete", "erase": True},
    }
    with django_capture_on_commit_callbacks(execute=True):
        say("hi"), say("DELETE"), say("YES")
    assert (Contact.objects.count(), OutboxMessage.objects.count()) == (0, 0)
    assert twilio.sent()[-1] == (ME, "Erased.")
    for name, known_as in forgotten:
        tasks.forget_copy.call_local(name, known_as)
    assert {message["sid"] for message in twilio.messages} <= set(twilio.deleted)
    assert sum(sid.startswith("SMin") for sid in twilio.deleted) == 3


def test_manage_erase_takes_the_number_as_written(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    assert erase.erase_address(ME) > 0
    assert Contact.objects.count() == 0
