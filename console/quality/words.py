"""Each measure as staff read it: what it is called, and what it means for the people who write."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Words(NamedTuple):
    """Shown as heading and text."""

    name: str | Promise
    means: str | Promise


MEASURES = {
    "right": Words(
        _("Questions helped"),
        _("Of the questions that we can answer, how many got the right answer, or had it among the choices."),
    ),
    "at_once": Words(
        _("Helped at once"),
        _("Of the questions that we can answer, how many got the right answer without being asked back."),
    ),
    "wrong": Words(
        _("Wrong answers"),
        _("Of the questions that we can answer, how many got another answer than the one asked for."),
    ),
    "oos_near": Words(
        _("Answered though we do not know: close to our topics"),
        _(
            "Questions such as how to renew DACA, which we do not answer. They should hear that we do not know."
        ),
    ),
    "oos_far": Words(
        _("Answered though we do not know: something else altogether"),
        _("Questions such as football scores. Not one should get an answer."),
    ),
    "urgent": Words(
        _("Emergencies recognized"),
        _("Messages from somebody in danger now, and how many got the first steps and a hotline at once."),
    ),
    "urgent_entry": Words(
        _("Emergencies given the fitting steps"),
        _("Of the same messages, how many got the first steps meant for just that danger."),
    ),
    "false_alarms": Words(
        _("False alarms"),
        _("Messages that only sound like an emergency, and how many were taken for one."),
    ),
    "places": Words(
        _("Places understood"),
        _("Towns, ZIP codes and counties as people write them, misspelled too, and how many were found."),
    ),
    "controls": Words(
        _("Short commands understood"),
        _("Words like STOP, HUMAN or DELETE, said in many ways, and how many were understood."),
    ),
    "language": Words(
        _("Answered in the person's language"), _("How many replies came in the language of the question.")
    ),
    "repeated": Words(
        _("Personal data repeated"),
        _("Replies that repeated a name, number or address that somebody wrote. There should be none."),
    ),
}
