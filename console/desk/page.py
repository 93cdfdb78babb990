"""What the desk's pages have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin


class DeskPage(WagtailAdminTemplateMixin, TemplateView):
    """A page of the console that asks for a right; `trail` are the pages above it: (address, name)."""

    right: ClassVar[str] = "knowledge.change_entry"
    header_icon = "openquote"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(request, self.right)
        return super().dispatch(request, *args, **kwargs)

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("wagtailsnippets_knowledge_entry:list"), _("Entries"))]

    @property
    def breadcrumbs_items(self) -> list[dict[str, str]]:
        above = [(reverse("wagtailadmin_home"), _("Home")), *self.trail(), ("", str(self.get_page_title()))]
        return [{"url": address, "label": name} for address, name in above]


def require(request: HttpRequest, right: str) -> None:
    """Raises PermissionDenied, which the console meets with a message, for who has not `right`."""
    if not request.user.has_perm(right):
        raise PermissionDenied
