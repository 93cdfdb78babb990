"""Who wrote a revision, who may make it live, and the mark of who approved it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Revision

from knowledge.entry import REVIEW_DAYS
from knowledge.errors import OwnText

# What is not the text of an entry: who approved it, and what Wagtail notes of its standing.
_TEXT = (
    "topic", "jurisdiction", "urgency", "volatile", "related", "question", "short", "first_steps", "full", "phrasings",
    "withdrawn", "replaced_by",
)  # fmt: skip


class SecondPerson:
    """A row whose changes are drafts until somebody else than who made them publishes them. Before DraftStateMixin."""

    def publish(self, revision: Revision, user: Any = None, *, alone: bool = False, **options: Any) -> None:
        """Make a revision live. The only way there is, of the console too.

        Raises OwnText when `user` made any of the change, or is nobody while somebody did; PermissionDenied without the
        right. `alone`: an import, or a day on which somebody called or read, which needs no second person.
        """
        if not alone and (wrote := writers(self, revision)) and (user is None or user.pk in wrote):
            raise OwnText(_("Two people stand behind every change: somebody else has to publish this one."))
        options["skip_permission_checks"] = alone
        super().publish(revision, user=user, **options)  # type: ignore[misc]


def writers(row: DraftStateMixin, revision: Revision) -> set[int]:
    """Everybody who changed `row` on the way from its live text to `revision`, by user id; none for an import.

    An import replaces the whole text and carries its own approval, so what was written before it does not count.
    """
    return _wrote(row, row.live_revision_id or 0, revision.pk)


def authors(row: DraftStateMixin) -> set[int]:
    """Who wrote the live text of `row`, by user id, however often it was approved again since; none for an import."""
    live, wrote = row.live_revision, set[int]()
    while live is not None:
        before = row.revisions.filter(pk=live.content.get("live_revision"), pk__lt=live.pk).first()
        if before is None or text_of(before) != text_of(live):
            return wrote | _wrote(row, before.pk if before else 0, live.pk)
        live = before
    return wrote


def is_unchanged(row: Any) -> bool:
    """Whether the newest revision of an entry says, in every language, what was live when it was saved.

    What is live now does not tell: of two languages that are approved together one goes first.
    """
    languages = type(row)._default_manager.filter(translation_key=row.translation_key)
    return all(_says_the_same(each) for each in languages.select_related("latest_revision"))


def _says_the_same(row: Any) -> bool:
    newest = row.latest_revision
    before = newest and row.revisions.filter(pk=newest.content.get("live_revision")).first()
    return before is not None and text_of(newest) == text_of(before)


def barred(row: Any, revision: Revision) -> set[int]:
    """Who cannot approve `revision`: who wrote any of it; of a text approved anew as it is, who wrote that too."""
    wrote = writers(row, revision)
    return wrote | authors(row) if wrote and is_unchanged(row) else wrote


def text_of(revision: Revision) -> list[Any]:
    """What a revision says, without its approval: equal for texts that are the same, word by word.

    A revision from before a field was added lacks it, and says nothing there.
    """
    content = revision.content
    state = content["state"] if content["state"] == "retired" else ""
    links = sorted(content["entry_sources"], key=lambda link: link["sort_order"] or 0)
    return [state, *(content.get(name) or "" for name in _TEXT), *(link["source"] for link in links)]


def _wrote(row: DraftStateMixin, after: int, until: int) -> set[int]:
    return {step.user_id or 0 for step in _steps(row, after, until)}  # 0: somebody whose login is gone


def _steps(row: DraftStateMixin, after: int, until: int) -> Iterator[Revision]:
    """The revisions after one and until another, newest first; back to an import, which replaced all."""
    for step in row.revisions.filter(pk__range=(min(after + 1, until), until)).order_by("-pk"):
        if step.user_id is None and step.content.get("state") != "draft":
            return
        yield step


def stamp(revision: Revision, user: Any, *, volatile: bool) -> None:
    """Write into `revision` who approves it, today, and by when it must be read again. What asks to be retired is."""
    today = timezone.localdate()
    state = "retired" if revision.content["state"] == "retired" else "approved"
    review_by = today + timedelta(days=REVIEW_DAYS[volatile])
    revision.content |= {
        "state": state,
        "approved_by": (user.get_full_name() or user.get_username())[:120],
        "approved_on": today.isoformat(),
        "review_by": review_by.isoformat(),
    }
    revision.save(update_fields=["content"])
