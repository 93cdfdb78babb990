"""A place or line that helps, as staff keep it. What it means is `knowledge.hub.Hub`; this is its table."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin
from wagtail.search import index

from knowledge.errors import ContentError
from knowledge.hub import KINDS, PRECISIONS, SCOPES, Hub, read_hub, write_hub
from knowledge.models.approval import SecondPerson
from knowledge.models.words import choices


class HubListing(SecondPerson, LockableMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """One listing; contradictions are refused when it is saved in the console."""

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=choices(KINDS))
    name = models.CharField(_("name"), max_length=200)
    org = models.CharField(max_length=200, blank=True)
    scope = models.CharField(_("serves"), max_length=10, choices=choices(SCOPES), default="county")
    counties = models.TextField(_("counties served"), blank=True, help_text="Counties served, one a line.")
    address = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=80, blank=True)
    zip = models.CharField(max_length=5, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    geo_precision = models.CharField(max_length=10, choices=choices(PRECISIONS), blank=True)
    phone = models.CharField(max_length=40, blank=True)
    other_phones = models.TextField(blank=True, help_text="One a line.")
    text_line = models.CharField(max_length=40, blank=True)
    hours = models.JSONField(null=True, blank=True, help_text='"24/7", or {"mon": ["09:00-17:00"]}.')
    hours_note_en = models.CharField(max_length=300, blank=True)
    hours_note_es = models.CharField(max_length=300, blank=True)
    holidays = models.TextField(blank=True, help_text="Closed days, MM-DD or YYYY-MM-DD, one a line.")
    languages = models.TextField(blank=True, help_text="One a line.")
    url = models.URLField(max_length=400, blank=True)
    services_en = models.CharField(max_length=300, blank=True)
    services_es = models.CharField(max_length=300, blank=True)
    listed_by = models.CharField(max_length=300)
    listed_url = models.URLField(max_length=600)
    listed_on = models.CharField(max_length=10, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    note_en = models.TextField(blank=True)
    note_es = models.TextField(blank=True)
    shown = models.BooleanField(_("shown to people"), default=True)

    _LINES: ClassVar[tuple[str, ...]] = ("counties", "other_phones", "holidays", "languages")
    _WORDS: ClassVar[tuple[str, ...]] = ("hours_note", "services", "note")

    search_fields = [
        index.SearchField("name"),
        index.SearchField("city"),
        index.SearchField("counties"),
        index.AutocompleteField("name"),
        index.AutocompleteField("city"),
        index.AutocompleteField("counties"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name, verbose_name_plural = _("hub"), _("hubs")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        try:
            self.hub  # noqa: B018 - reading it checks it
        except ContentError as error:
            raise ValidationError({self._column(error.where): error.what}) from error

    def _column(self, field: str) -> str:
        """The column that a complaint about a hub's field belongs to."""
        if field in self._WORDS:
            return f"{field}_{'es' if getattr(self, f'{field}_en') else 'en'}"
        return "slug" if field == "id" else field

    @property
    def hub(self) -> Hub:
        """The listing as data. Raises ContentError where staff left it contradictory."""
        item: dict[str, Any] = {"id": self.slug}
        for field in Hub.__dataclass_fields__.values():
            if field.name in self._LINES:
                item[field.name] = getattr(self, field.name).split("\n") if getattr(self, field.name) else []
            elif field.name in self._WORDS:
                words = {language: getattr(self, f"{field.name}_{language}") for language in ("en", "es")}
                item[field.name] = words if any(words.values()) else None
            elif field.name != "id":
                value = getattr(self, field.name)
                item[field.name] = None if value == "" else value
        return read_hub(item)

    def take(self, hub: Hub) -> None:
        """Fill the row from `hub`; what the hub leaves empty is emptied here."""
        item = write_hub(hub)
        self.slug = hub.id
        for field in Hub.__dataclass_fields__.values():
            value = item.get(field.name)
            if field.name in self._LINES:
                setattr(self, field.name, "\n".join(value or []))
            elif field.name in self._WORDS:
                for language in ("en", "es"):
                    setattr(self, f"{field.name}_{language}", (value or {}).get(language, ""))
            elif field.name == "shown":
                self.shown = hub.shown
            elif field.name != "id":
                empty = None if self._meta.get_field(field.name).null else ""
                setattr(self, field.name, empty if value is None else value)
