"""What a running installation keeps of people, and how it ages: asked from within, with its keys."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.whole import ROOT, Whole

_MARK = "told: "  # what stands before it is the logs'
_KEPT = """
import json, sys, time
from datetime import timedelta
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import DateTimeField, F
from channels import case_work
from channels.models import *
from channels.pseudonym import pseudonym
from channels.retention import purge
from cryptography.fernet import InvalidToken
from huey.contrib.djhuey import HUEY
from channels.queue import tidy
from channels.scrub import rewrite
from channels.seal import _fernet, unseal
from channels.tracker import _table
def events(query, *values):
    with _table() as (cursor, mark):
        cursor.execute(query.replace("?", mark), values)
        return [row[0] for row in cursor.fetchall()] if query.startswith("SELECT") else None
def memory(where="", *who):
    return events("SELECT data FROM events" + where, *who)
def rows(channel, address):
    who = pseudonym(channel, address)
    there = Contact, InboxMessage, OutboxMessage, Case
    counts = [model.objects.filter(**{"pk" if model is Contact else "contact_id": who}).count() for model in there]
    return [*counts, len(memory(" WHERE sender_id = ?", who))]
def sealed():
    found = memory()
    for model in apps.get_app_config("channels").get_models():
        names = [field.name for field in model._meta.fields if field.name.startswith("sealed_")]
        if names and model is not Secret:
            found += [value for row in model.objects.values_list(*names) for value in row if value]
    return found
def opens(key, value):
    try:
        return bool(_fernet((key,)).decrypt(value))
    except InvalidToken:
        return False
def age(days):
    for model in apps.get_app_config("channels").get_models():
        for field in model._meta.fields:
            if isinstance(field, DateTimeField):
                model.objects.update(**{field.name: F(field.name) - timedelta(days=days)})
    events('UPDATE events SET "timestamp" = "timestamp" - ?', days * 86400)
def left():
    purge()
    return [len(sealed()), InboxMessage.objects.count(), OutboxMessage.objects.count(),
        Case.objects.exclude(contact=None).count(), Contact.objects.filter(opted_out_at=None).count()]
def case_of(channel, address):
    return Case.objects.get(contact_id=pseudonym(channel, address))
def noted(channel, address, text):
    case, colleague = case_of(channel, address), get_user_model().objects.first()
    case_work.claim(case, colleague)
    return case_work.note(case, colleague, text)
def ended(channel, address):
    case = case_of(channel, address)
    case_work.close(case, case.owner, "answered")
def of_case(channel, address):
    purge()
    case = case_of(channel, address)
    texts = [each.text for each in case.contact.inbox.order_by("pk")]
    notes = [each.text for each in case.events.filter(kind="note")]
    of_others = InboxMessage.objects.exclude(contact=case.contact).count()
    return [case.state, bool(case.contact.sealed_address), texts, notes, of_others]
def settled(look, wanted):
    ends = time.monotonic() + 90
    while (found := look()) != wanted and time.monotonic() < ends:
        time.sleep(0.5)
    return found
for line in sys.stdin:
    print("told: " + json.dumps(eval(line)), flush=True)
"""


class Kept:
    """One Python there for all that is asked, as starting each takes seconds. It is closed by `with`."""

    def __init__(self, whole: Whole) -> None:
        self._shell = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", _KEPT], cwd=ROOT, env=whole.env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, *_: object) -> None:
        self._shell.terminate()
        self._shell.wait(30)

    def __call__(self, expression: str) -> Any:
        """What `expression` is there."""
        assert self._shell.stdin
        assert self._shell.stdout
        print(expression, file=self._shell.stdin, flush=True)
        told = next((line for line in self._shell.stdout if line.startswith(_MARK)), None)
        assert told, f"it ended over {expression}"
        return json.loads(told.removeprefix(_MARK))
