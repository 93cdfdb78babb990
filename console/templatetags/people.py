"""People's names in templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def person(user: Any) -> str:
    """The full name of a colleague, or their login's; a word where nobody is known."""
    return (user.get_full_name() or user.get_username()) if user else _("the system")
