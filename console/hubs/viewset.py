"""How places are listed, filtered and edited in the console."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.snippets.views.snippets import SnippetViewSet

from console.hubs.form import HubForm
from console.hubs.map import MapPanel
from console.two_people import CREATE_TEMPLATE, EDIT_TEMPLATE, Create, Edit
from knowledge.models import HubListing


def _fields(**headings: Any) -> list[FieldPanel]:
    return [FieldPanel(name, heading=heading) for name, heading in headings.items()]


def _long(**headings: Any) -> list[FieldPanel]:
    """A line that may be longer than its box is wide."""
    return [FieldPanel(name, heading=it, widget=AdminAutoHeightTextInput()) for name, it in headings.items()]


_EDITOR = ObjectList(
    [
        MultiFieldPanel(
            [*_fields(name=_("Name"), org=_("Organisation")),
             FieldRowPanel(_fields(slug=_("Id"), kind=_("Kind"), shown=_("Shown to people")))],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [*_fields(phone=_("Phone")),
             FieldPanel("other_phones", heading=_("Other phones"), help_text=_("One a line.")),
             *_fields(text_line=_("Text line"), url=_("Website"))],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [*_fields(hours=_("Hours"), holidays=_("Closed on")),
             FieldRowPanel(
                 _long(hours_note_en=_("Note on hours, English"), hours_note_es=_("Note on hours, Spanish"))
             )],
            heading=_("When it is open"),
        ),
        MultiFieldPanel(
            _fields(scope=_("Serves"), counties=_("Counties served"), languages=_("Languages spoken")),
            heading=_("Whom it serves"),
        ),
        MultiFieldPanel(
            [FieldPanel("address", heading=_("Address")),
             FieldRowPanel(_fields(city=_("City"), zip=_("ZIP code"))),
             FieldRowPanel(
                 _fields(lat=_("Latitude"), lon=_("Longitude"), geo_precision=_("Position is the middle of"))
             ),
             MapPanel()],
            heading=_("Where it is"),
        ),
        MultiFieldPanel(
            [FieldRowPanel(_long(services_en=_("Services, English"), services_es=_("Services, Spanish"))),
             FieldRowPanel(_fields(note_en=_("Note, English"), note_es=_("Note, Spanish")))],
            heading=_("What it does"),
        ),
        MultiFieldPanel(
            [FieldPanel("confirmed_on", heading=_("Confirmed on"),
                        help_text=_("The day somebody of ours called and asked.")),
             *_fields(listed_by=_("Listed by"), listed_url=_("Page that lists it"), listed_on=_("Listed on"))],
            heading=_("How we know"),
        ),
    ],
    base_form_class=HubForm,
)  # fmt: skip


def headings() -> dict[str, Any]:
    """What each field is called, in the order of the editor."""

    def within(panel: Panel) -> Iterator[tuple[str, Any]]:
        if isinstance(panel, FieldPanel):
            yield panel.field_name, panel.heading
        for child in getattr(panel, "children", []):
            yield from within(child)

    return dict(within(_EDITOR))


def _counties(hub: HubListing) -> str:
    return hub.counties.replace("\n", ", ")


class Hubs(SnippetViewSet):
    """Where people are sent."""

    model = HubListing
    icon = "site"
    menu_label = _("Hubs")
    edit_handler = _EDITOR
    add_view_class, edit_view_class = Create, Edit
    copy_view_enabled = False
    create_template_name, edit_template_name = CREATE_TEMPLATE, EDIT_TEMPLATE
    list_display = [
        "name", Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("city", label=_("City"), sort_key="city"),
        Column("counties", label=_("Counties served"), accessor=_counties),
        Column("phone", label=_("Phone"), classname="phone"),
        Column("confirmed_on", label=_("Confirmed"), sort_key="confirmed_on"),
        BooleanColumn("shown", label=_("Shown to people")),
    ]  # fmt: skip
    list_filter = {"kind": ["exact"], "scope": ["exact"], "counties": ["icontains"], "shown": ["exact"]}
    list_export = ["slug", "name", "kind", "city", "counties", "phone", "url", "listed_on", "confirmed_on", "shown"]
    list_per_page = 50
