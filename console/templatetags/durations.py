"""Lengths of time in templates."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def minutes(value: float) -> str:
    """Minutes as people read them: "5.5 min", "2 h 5 min", "3 d 4 h"; the words are the same in both languages."""
    if value < 60:
        return f"{value:.1f} min"
    hours, rest = divmod(round(value), 60)
    return f"{hours} h {rest} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
