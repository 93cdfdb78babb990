"""The desk's part of the console: its addresses, its place in the menu, its steps in the audit log."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse, reverse_lazy
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from console.desk import urls
from knowledge.publishing import BROUGHT_BACK, PUBLISHED, SCHEDULED, UNSCHEDULED
from knowledge.review import AGAIN
from knowledge.second_person import DROPPED, SENT_BACK


class RightItem(MenuItem):
    """Shown to those who have `right`."""

    def __init__(self, *args: object, right: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.right))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Writing, reviewing and publishing answers."""
    return urls.patterns


@hooks.register("register_admin_menu_item")
def reviews() -> MenuItem:
    """What waits for a second person."""
    return RightItem(_("Approvals"), reverse_lazy("desk_queue"), name="approvals", icon_name="glasses", order=110,
                     right="knowledge.change_entry")  # fmt: skip


@hooks.register("register_admin_menu_item")
def releases() -> MenuItem:
    """What people get."""
    return RightItem(_("Releases"), reverse_lazy("desk_releases"), name="releases", icon_name="upload", order=120,
                     right="knowledge.view_release")  # fmt: skip


@hooks.register("insert_global_admin_js")
def kept_forms() -> SafeString:
    """What was typed into a form is back after signing in anew; the sign-in pages take part."""
    pages = " ".join(map(reverse, ("wagtailadmin_login", "second_factor", "second_factor_set_up")))
    back = _("Your login had expired. What you had typed is back; it is not sent yet.")
    file = _("Your login had expired, and nothing was done. Choose the file again, please.")
    return format_html(
        '<script src="{}" data-signin="{}" data-back="{}" data-file="{}"></script>',
        static("console/kept_forms.js"), pages, back, file,
    )  # fmt: skip


@hooks.register("register_log_actions")
def steps(actions: LogActionRegistry) -> None:
    """What the audit log calls our own steps."""
    actions.register_action(AGAIN, _("Ask for approval again"), _("Read it and found it still right"))

    @actions.register_action(SENT_BACK)
    class SentBack(LogFormatter):
        label = _("Send a change back")
        message = _("Sent the change back")

        def format_comment(self, log_entry: ModelLogEntry) -> str:
            return str(log_entry.data.get("comment", ""))

    @actions.register_action(SCHEDULED)
    class Scheduled(LogFormatter):
        label = _("Plan a release")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            at = localtime(datetime.fromisoformat(log_entry.data["at"]))
            return gettext("Planned the release for %(at)s") % {"at": date_format(at, "DATETIME_FORMAT")}

    actions.register_action(PUBLISHED, _("Publish a release"), _("Published the release"))
    actions.register_action(UNSCHEDULED, _("Call a planned release off"), _("Called the planned release off"))
    actions.register_action(DROPPED, _("Drop a change"), _("Dropped the change: what was live stays live"))
    actions.register_action(BROUGHT_BACK, _("Roll back"), _("Brought the release back"))
