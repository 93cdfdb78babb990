"""The console's menu, pages and looks, as Wagtail asks for them."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.snippets.models import register_snippet

from console.cases import hooks as _cases  # noqa: F401  # registers its own
from console.delivery import hooks as _delivery  # noqa: F401  # registers its own
from console.desk import hooks as _desk  # noqa: F401  # registers its own
from console.desk.notice import Notice
from console.overview import Overview
from console.phone import views as phone
from console.quality.views import Quality
from console.snippets import Content

register_snippet(Content)

# Wagtail's own sections for a website of pages, which this is not.
_UNUSED = {
    "explorer", "images", "documents", "forms", "redirects", "snippets", "help", "sites", "collections",
    "locked-pages", "page-types-usage", "aging-pages",
}  # fmt: skip


@hooks.register("register_admin_urls")
def phone_urls() -> list[URLPattern]:
    """Behind the staff login, as all that is registered here."""
    return [
        path("phone/", phone.Phone.as_view(), name="phone"),
        path("phone/lines/", phone.lines, name="phone_lines"),
        path("phone/send/", phone.send, name="phone_send"),
        path("phone/new/", phone.start_over, name="phone_new"),
    ]


@hooks.register("register_admin_menu_item")
def phone_item() -> MenuItem:
    """Second in the menu, after the content."""
    return MenuItem(_("Phone"), reverse("phone"), name="phone", icon_name="mobile-alt", order=150)


@hooks.register("register_admin_urls")
def quality_urls() -> list[URLPattern]:
    """How well answers are found."""
    return [
        path("reports/quality/", Quality.as_view(), name="quality"),
        path("reports/quality/<str:number>/", Quality.as_view(), name="quality_of"),
    ]


@hooks.register("register_reports_menu_item")
def quality_item() -> MenuItem:
    """First of the reports."""
    return MenuItem(
        _("Quality of answers"), reverse("quality"), name="quality", icon_name="clipboard-list", order=10
    )


@hooks.register("construct_main_menu")
@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def tidy(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave what this service has no use for out of the menus."""
    items[:] = [item for item in items if item.name not in _UNUSED]


@hooks.register("register_admin_search_area")
def search_entries() -> SearchArea:
    """What the menu's search box looks through: the first area of all, before Wagtail's pages."""
    return SearchArea(_("Entries"), reverse("wagtailsnippets_knowledge_entry:list"), icon_name="openquote", order=1)


@hooks.register("construct_homepage_panels")
def panels(request: HttpRequest, found: list[object]) -> None:
    """What is live and what is due, in place of news about pages."""
    found[:] = [Notice(), Overview()]


@hooks.register("insert_global_admin_css")
def looks() -> SafeString:
    """Hubline's colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("console/staff.css"))
