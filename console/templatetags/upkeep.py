"""Pieces of the dashboard."""

from __future__ import annotations

from datetime import date

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from knowledge.models.words import reading

register = template.Library()


@register.simple_tag
def tile(href: str, label: str, due: int, urgent: int) -> SafeString:
    """A figure with its name, a link to the list below."""
    return format_html(
        '<a class="tile" href="{}"><span class="figure{}">{}</span> <span>{}</span></a>',
        href, " alarm" if urgent else "", due, label,
    )  # fmt: skip


@register.simple_tag
def more(total: int, shown: int, name: str, until: date) -> SafeString | str:
    """A link to the whole list, when not all is shown."""
    if total <= shown:
        return ""
    return format_html(
        '<p class="more"><a href="{}?state=approved&amp;review_by__lte={}&amp;locale={}">{}</a></p>',
        reverse(name), until.isoformat(), reading(), _("All %(n)d") % {"n": total},
    )  # fmt: skip
