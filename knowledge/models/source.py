"""A page, law or ruling that carries facts, shared between entries."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from knowledge.entry import HOW_CHECKED, SOURCE_KINDS, SourceDoc
from knowledge.models.approval import SecondPerson
from knowledge.models.words import choices


class Source(SecondPerson, index.Indexed, DraftStateMixin, RevisionMixin, models.Model):
    """Deleting one that an entry uses is refused."""

    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200)
    url = models.URLField(_("web address"), max_length=600)
    citation = models.CharField(_("citation"), max_length=300, blank=True)
    label = models.CharField(
        _("short name in a text message"), max_length=30,
        help_text=_("How a text message names it, in both languages."),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=12, choices=choices(SOURCE_KINDS))
    checked_on = models.DateField(_("checked on"), null=True)
    checked_how = models.CharField(_("checked how"), max_length=10, choices=choices(HOW_CHECKED))

    panels = [
        MultiFieldPanel(
            [*map(FieldPanel, ("title", "publisher", "url", "citation")),
             FieldRowPanel([FieldPanel("label"), FieldPanel("kind")]),
             FieldRowPanel([FieldPanel("checked_on"), FieldPanel("checked_how")])],
            heading=_("Page"),
        ),
    ]
    search_fields = [
        index.SearchField("title"),
        index.SearchField("citation"),
        index.SearchField("publisher"),
        # The console's lists search these alone, by the starts of words.
        index.AutocompleteField("title"),
        index.AutocompleteField("citation"),
        index.AutocompleteField("publisher"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name, verbose_name_plural = _("source"), _("sources")
        ordering = ["citation", "title"]

    def __str__(self) -> str:
        return self.citation or self.title

    @property
    def doc(self) -> SourceDoc:
        return SourceDoc(**{name: getattr(self, name) for name in SourceDoc.__dataclass_fields__})
