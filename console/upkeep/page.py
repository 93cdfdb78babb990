"""What the pages of upkeep have in common: their place in the console and who may open them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from knowledge.models import Entry

Label = str | Promise


class UpkeepPage(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page below the dashboard; `permission_required` is what its reader must hold."""

    header_icon = "tasks"
    permission_required: str | tuple[str, ...] = ()

    def has_permission(self) -> bool:
        return not self.permission_required or super().has_permission()

    def handle_no_permission(self) -> Any:
        raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Label]]:
        way: list[dict[str, Label]] = [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")}]
        if self.page_title != UPKEEP:
            way.append({"url": reverse_lazy("upkeep"), "label": UPKEEP})
        return [*way, {"url": "", "label": self.get_page_title()}]


UPKEEP = _("Upkeep")


def editor(entry: Entry) -> str:
    """Where an entry is edited."""
    return reverse("desk_editor", args=[entry.slug])


def back(request: HttpRequest, otherwise: str) -> str:
    """Where a form asked to return to, if that is one of our pages."""
    asked = request.POST.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}) else reverse(otherwise)
