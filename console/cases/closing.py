"""What was wrong with our answers, as a colleague says when closing a case."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from channels.models import Fault
from channels.redact import redact
from knowledge.models import Entry

LONGEST_NOTE = 2000


def fault_in(form: QueryDict) -> Fault | str | None:
    """The fault that a filled in form reports, if it does; a sentence when it does not say enough to mend it."""
    kind = form.get("fault", "")
    if not kind:
        return None
    entry, should_be = (form.get(name, "").strip() for name in ("fault_entry", "should_be"))
    known = set(Entry.objects.filter(slug__in=[entry, should_be]).values_list("slug", flat=True))
    if kind not in Fault.Kind.values:
        return _("Choose what was wrong from the list.")
    if kind == Fault.Kind.WRONG_ENTRY and entry not in known:
        return _("Choose the entry that was sent wrongly. If none was sent, choose “No entry for this”.")
    if kind == Fault.Kind.UNCLEAR and entry not in known:
        return _("Choose the entry whose text is unclear.")
    if should_be and should_be not in known:
        return _("There is no entry called “%(name)s”: choose one from the list.") % {"name": should_be[:80]}
    fault = Fault(kind=kind, entry=entry if entry in known else "", should_be=should_be)
    fault.note = redact(form.get("fault_note", "").strip()[:LONGEST_NOTE])
    return fault
