"""Fifty claims of twenty cases at once, from ten sessions over HTTP: no case has two owners."""

from __future__ import annotations

import json
import threading
from collections import Counter

import httpx

from tests.whole import Whole

SET_UP = """
import json
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.auth.models import Group
from django_otp import DEVICE_ID_SESSION_KEY
from channels.models import Case, Contact
from console.security.models import Authenticator
sessions = []
for number in range(10):
    user = get_user_model()._default_manager.create_user(f"claimer{number}")
    user.groups.add(Group.objects.get(name="Supervisors"))
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[DEVICE_ID_SESSION_KEY] = Authenticator.objects.create(user=user, name="test").persistent_id
    session.save()
    sessions.append(session.session_key)
cases = []
for number in range(20):
    person = Contact(pseudonym=f"claimed-{number}", channel="phone", language="en")
    person.address = f"claimed-{number}"
    person.save()
    cases.append(Case.objects.create(contact=person, channel="phone", language="en").pk)
print(json.dumps({"sessions": sessions, "cases": cases}))
"""
LOOK = """
import json
from channels.models import Case, CaseEvent, OutboxMessage
found = {{case.pk: case.owner.username for case in Case.objects.filter(pk__in={cases}) if case.owner}}
told = [OutboxMessage.objects.filter(contact=case.contact_id).count() for case in Case.objects.filter(pk__in={cases})]
claims = CaseEvent.objects.filter(case__in={cases}, kind="claimed").count()
print(json.dumps({{"owners": found, "claims": claims, "told": told}}))
Case.objects.filter(pk__in={cases}).update(state="closed")
"""
TOKEN = "t" * 32


def test_fifty_claims_of_twenty_cases_at_once_leave_one_owner_each(whole: Whole) -> None:
    made = json.loads(whole.manage("shell", "-v", "0", "-c", SET_UP, check=True).stdout)
    answers: Counter[int] = Counter()
    won: dict[int, list[int]] = {case: [] for case in made["cases"]}
    start = threading.Barrier(10)

    def claim(me: int) -> None:
        cookies = {"sessionid": made["sessions"][me], "csrftoken": TOKEN}
        with httpx.Client(base_url=whole.web_url, cookies=cookies, trust_env=False, timeout=120) as browser:
            start.wait()
            for turn in range(5):
                case = made["cases"][(me * 5 + turn) % 20]
                answer = browser.post(f"/staff/cases/{case}/claim/", data={"csrfmiddlewaretoken": TOKEN})
                answers[answer.status_code] += 1
                if answer.status_code == 302:
                    won[case].append(me)

    threads = [threading.Thread(target=claim, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {302: 20, 409: 30}
    found = json.loads(
        whole.manage("shell", "-v", "0", "-c", LOOK.format(cases=made["cases"]), check=True).stdout
    )
    assert {int(case): [name] for case, name in found["owners"].items()} == {
        case: [f"claimer{me}" for me in winners] for case, winners in won.items()
    }
    assert found["claims"] == 20
    assert found["told"] == [1] * 20  # each person hears once that somebody reads their chat
