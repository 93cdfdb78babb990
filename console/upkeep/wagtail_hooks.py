"""Upkeep in the console's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from console.exchange.urls import urls as exchange_urls
from console.hubs.urls import urls as hub_urls
from console.upkeep.urls import urls


class _Item(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("knowledge.view_entry"))


@hooks.register("register_admin_urls")
def upkeep_urls() -> list[URLPattern]:
    """Behind the staff login, as all that is registered here."""
    return [*urls, *hub_urls, *exchange_urls]


@hooks.register("register_admin_menu_item")
def upkeep_item() -> MenuItem:
    """After the content, before the phone."""
    return _Item(_("Upkeep"), reverse("upkeep"), name="upkeep", icon_name="tasks", order=130)


@hooks.register("register_admin_menu_item")
def exchange_item() -> MenuItem:
    """Beside upkeep."""
    return _Item(_("Import and export"), reverse("exchange"), name="exchange", icon_name="download", order=135)
