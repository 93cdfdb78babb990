"""The page "Delivery"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from channels import copies
from channels.registry import channel
from console.delivery import figures

# The staff phone has no provider that could fail.
CHANNELS = {"sms": "SMS", "telegram": "Telegram"}


class _Choice(forms.Form):
    """What is looked at. A choice that there is not counts as none."""

    channel = forms.ChoiceField(
        label=_("Channel"), choices=[("", _("All")), *CHANNELS.items()], required=False
    )
    days = forms.TypedChoiceField(
        label=_("Period"), coerce=int, required=False,
        choices=[(7, _("7 days")), (14, _("14 days")), (30, _("30 days"))],
    )  # fmt: skip


class Delivery(WagtailAdminTemplateMixin, TemplateView):
    """Counts by day, what waits, and the last failures in words."""

    template_name = "console/delivery/page.html"
    page_title = _("Delivery")
    header_icon = "success"
    breadcrumbs_items = [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
                         {"url": "", "label": _("Delivery")}]  # fmt: skip

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = _Choice(self.request.GET or {"days": 7})
        form.is_valid()
        chosen, days = form.cleaned_data.get("channel"), form.cleaned_data.get("days") or 7
        channels = [chosen] if chosen else list(CHANNELS)
        return super().get_context_data(**kwargs) | {
            "form": form, "days": figures.by_day(channels, days), "failures": figures.failures(channels, days),
            "waiting": figures.waiting(channels), "most": figures.LAST, "names": CHANNELS,
            "copies": copies.overdue(timezone.now()), "sms_off": not channel("sms").is_on(),
        }  # fmt: skip
