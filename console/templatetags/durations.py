"""Lengths of time in templates."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def minutes(value: float) -> str:
    """Minutes as people read them: "14 min", "2 h 5 min", "3 d 4 h"; the words are the same in both languages.

    Parts of a minute count below ten only, with the comma or point of whoever reads: "5.5 min", "5,5 min".
    """
    if value < 9.95:
        return f"{number_format(round(value, 1), 1)} min"
    if value < 59.5:
        return f"{value:.0f} min"
    hours, rest = divmod(round(value), 60)
    return f"{hours} h {rest} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
