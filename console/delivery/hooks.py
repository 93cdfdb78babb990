"""The page's place in the console."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from console.delivery.views import Delivery


@hooks.register("register_admin_urls")
def delivery_urls() -> list[URLPattern]:
    """Behind the staff login."""
    return [path("delivery/", Delivery.as_view(), name="delivery")]


@hooks.register("register_admin_menu_item")
def delivery_item() -> MenuItem:
    """After the daily work."""
    return MenuItem(_("Delivery"), reverse("delivery"), name="delivery", icon_name="success", order=700)
