"""The desk's place in the console: addresses, menu items, and the names of what is written into the audit log."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from console.cases import access, desk, faults, seats, steps, views
from console.reports import cases as case_reports
from console.reviews import views as reviews

LOGGED = {
    "read": (_("Read a transcript"), _("Opened the transcript")),
    "claim": (_("Take a case"), _("Took the case")),
    "reply": (_("Answer"), _("Answered the person")),
    "note": (_("Note"), _("Left a note")),
    "hand_over": (_("Hand over"), _("Handed the case over")),
    "snooze": (_("Snooze"), _("Snoozed the case")),
    "close": (_("Close"), _("Closed the case")),
}


@hooks.register("register_admin_urls")
def case_urls() -> list[URLPattern]:
    """Behind the staff login; each view asks for its right besides."""
    return [
        path("cases/", views.cases, name="cases"),
        path("cases/list/", views.case_list, name="case_list"),
        path("cases/<int:pk>/", views.case, name="case"),
        path("cases/<int:pk>/lines/", views.case_lines, name="case_lines"),
        path("cases/<int:pk>/suggest/", views.case_suggest, name="case_suggest"),
        path("cases/<int:pk>/cost/", views.case_cost, name="case_cost"),
        path("cases/<int:pk>/claim/", steps.claim, name="case_claim"),
        path("cases/<int:pk>/reply/", steps.reply, name="case_reply"),
        path("cases/<int:pk>/note/", steps.note, name="case_note"),
        path("cases/<int:pk>/hand-over/", steps.hand_over, name="case_hand_over"),
        path("cases/<int:pk>/snooze/", steps.snooze, name="case_snooze"),
        path("cases/<int:pk>/close/", steps.close, name="case_close"),
        path("cases/settings/", desk.settings, name="desk_settings"),
        path("cases/faults/", faults.faults, name="case_faults"),
        path("cases/seats/", seats.seats, name="desk_seats"),
        path("reviews/", reviews.reviews, name="reviews"),
        path("reviews/<int:pk>/", reviews.review, name="review"),
        path("reports/cases/", case_reports.report, name="case_report"),
        path("reports/cases.csv", case_reports.as_csv, name="case_report_csv"),
    ]


class _For(MenuItem):
    """An item for those who have a right."""

    def __init__(self, right: str, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.right))


@hooks.register("register_admin_menu_item")
def cases_item() -> MenuItem:
    """First of all: people wait there."""
    return _For(access.RIGHT, _("Cases"), reverse("cases"), name="cases", icon_name="mail", order=50)


@hooks.register("register_admin_menu_item")
def reviews_item() -> MenuItem:
    """Beside it: answers given without a person."""
    return _For(
        access.JUDGE, _("Judge answers"), reverse("reviews"), name="reviews", icon_name="tasks", order=60
    )


@hooks.register("register_reports_menu_item")
def report_item() -> MenuItem:
    """The desk's figures."""
    return _For(
        access.RIGHT, _("Cases"), reverse("case_report"), name="case-report", icon_name="mail", order=100
    )


@hooks.register("register_settings_menu_item")
def desk_item() -> MenuItem:
    """Hours, names, holidays."""
    return _For("channels.change_desk", _("Case desk"), reverse("desk_settings"), name="desk", icon_name="mail",
                order=100)  # fmt: skip


@hooks.register("register_settings_menu_item")
def seats_item() -> MenuItem:
    """Topics and languages of each colleague."""
    return _For("channels.change_deskseat", _("Who sees which cases"), reverse("desk_seats"), name="desk-seats",
                icon_name="user", order=110)  # fmt: skip


@hooks.register("register_log_actions")
def log_actions(actions: object) -> None:
    """What colleagues did with a case, and that they read it."""
    for name, (label, message) in LOGGED.items():
        actions.register_action(f"hubline.case.{name}", label, message)  # type: ignore[attr-defined]
    for name, label in (("desk.change", _("Change the case desk")), ("seat.change", _("Change who sees which cases")),
                        ("review.read", _("Read an answer")), ("review.change", _("Judge an answer")),
                        ("fault.done", _("Deal with what a case reported"))):  # fmt: skip
        actions.register_action(f"hubline.{name}", label, label)  # type: ignore[attr-defined]
