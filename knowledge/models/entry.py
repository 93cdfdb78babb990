"""One FAQ entry in one language; the two languages of an entry share their translation key and their slug."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    Revision,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from knowledge.entry import STATES, TOPICS, URGENCIES, TextDoc
from knowledge.errors import OwnText
from knowledge.models.approval import barred, stamp
from knowledge.models.words import choices, reading

_ID = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", "Small letters, digits and single hyphens only.")


class Entry(
    WorkflowMixin,
    LockableMixin,
    DraftStateMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """Live rows that are approved go into the next release."""

    slug = models.SlugField(max_length=80, help_text="Never changes once published.", validators=[_ID])
    topic = models.CharField(_("topic"), max_length=12, choices=choices(TOPICS))
    jurisdiction = models.CharField(_("whose law"), max_length=160)
    urgency = models.CharField(_("urgency"), max_length=8, choices=choices(URGENCIES), default="normal")
    volatile = models.BooleanField(
        _("may change soon"), default=False, help_text="May change soon: reviewed every 60 days, not 180."
    )
    related = models.TextField(blank=True, help_text="Ids of other entries, one a line.")

    question = models.CharField(_("question"), max_length=200)
    short = models.TextField(help_text="The whole reply to a text message.")
    first_steps = models.TextField(blank=True, help_text="What somebody gets in the middle of an emergency.")
    full = models.TextField()
    phrasings = models.TextField(help_text="The ways people ask it, one a line.")

    # Said on the public page of an answer that is not given any more.
    withdrawn = models.TextField(blank=True, help_text="Why it is no longer given, for those who follow an old link.")
    replaced_by = models.CharField(max_length=80, blank=True, help_text="Id of the entry to read instead.")

    state = models.CharField(_("state"), max_length=10, choices=choices(STATES), default="draft")
    approved_by = models.CharField(max_length=120, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    review_by = models.DateField(_("review by"), null=True, blank=True)

    # What both languages must agree on; the English row is the one that is written to files.
    SHARED: ClassVar[tuple[str, ...]] = (
        "slug", "topic", "jurisdiction", "urgency", "volatile", "related",
        "state", "approved_by", "approved_on", "review_by", "replaced_by",
    )  # fmt: skip

    panels = [
        MultiFieldPanel([FieldPanel("question"), FieldPanel("short"), FieldPanel("first_steps"), FieldPanel("full")]),
        FieldPanel("phrasings"),
        InlinePanel("entry_sources", label="Source", min_num=1),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("slug"), FieldPanel("topic"), FieldPanel("jurisdiction")]),
                FieldRowPanel([FieldPanel("urgency"), FieldPanel("volatile")]),
                FieldPanel("related"),
            ],
            heading=_("About this entry"),
        ),
    ]  # fmt: skip
    search_fields = [
        index.SearchField("question"),
        index.SearchField("short"),
        index.SearchField("full"),
        index.AutocompleteField("question"),
        index.AutocompleteField("short"),
        index.AutocompleteField("slug"),
        index.FilterField("topic"),
        index.FilterField("state"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name, verbose_name_plural = _("entry"), _("entries")
        ordering = ["topic", "slug"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="one_entry_a_language")]

    def __str__(self) -> str:
        return self.question

    def publish(
        self, revision: Revision, user: Any = None, *, imported: bool = False, **options: Any
    ) -> None:
        """Approve a revision: make it the live text, which the next release takes. The only way there is.

        Raises OwnText when `user` wrote any of it, or is nobody while somebody did; PermissionDenied without the right.
        For a text that is approved anew as it is, that means whoever wrote the live one too.
        What was imported came with its approval, or as the draft it is, and has no writer.
        """
        if own := set() if imported else barred(self, revision):
            if user is None or user.pk in own:
                raise OwnText("two people stand behind every text: somebody else has to approve this one")
            stamp(revision, user, volatile=bool(revision.content["volatile"]))
        options["skip_permission_checks"] = False
        super().publish(revision, user=user, **options)

    @property
    def heading(self) -> str:
        """The question in the language of whoever reads; in this row's own where it is not written yet."""
        if self.locale.language_code == reading():
            return self.question
        other = Entry.objects.filter(translation_key=self.translation_key, locale__language_code=reading())
        return other.values_list("question", flat=True).first() or self.question

    @property
    def standing(self) -> str:
        """Where it stands, in words."""
        if not self.live:
            return gettext("In review") if self.workflow_in_progress else gettext("Draft")
        kept = gettext("Retired") if self.state == "retired" else gettext("Approved")
        if self.workflow_in_progress:
            return gettext("%(state)s, change in review") % {"state": kept}
        return gettext("%(state)s, change in draft") % {"state": kept} if self.has_unpublished_changes else kept

    @property
    def text(self) -> TextDoc:
        return TextDoc(
            question=self.question,
            short=self.short,
            full=self.full,
            phrasings=self.phrasings.splitlines(),
            first_steps=self.first_steps,
            withdrawn=self.withdrawn,
        )


class EntrySource(Orderable):
    """The first source is the one named in the text message."""

    entry = ParentalKey(Entry, on_delete=models.CASCADE, related_name="entry_sources")
    source = models.ForeignKey("knowledge.Source", on_delete=models.PROTECT, related_name="+")

    panels = [FieldPanel("source")]
