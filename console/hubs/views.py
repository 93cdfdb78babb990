"""Small things done to a place outside its editor."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from console.upkeep.page import back
from knowledge.amend import amend
from knowledge.models import HubListing
from knowledge.places.postal_data import rows_of


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has called: what is listed is right, today."""
    if not request.user.has_perm("knowledge.change_hublisting"):
        raise PermissionDenied
    hub = get_object_or_404(HubListing, pk=pk)
    amend(hub, request.user, confirmed_on=timezone.localdate())
    messages.success(request, _("%(name)s: confirmed today.") % {"name": hub.name})
    return redirect(back(request, "upkeep"))


@require_GET
def zip_centre(request: HttpRequest) -> HttpResponse:
    """The middle of a ZIP code: `{"lat", "lon"}`, 404 where there is none in California."""
    row = next((row for row in rows_of("CA") if row["zip_code"] == request.GET.get("zip")), None)
    if row is None:
        return JsonResponse({"problem": _("No ZIP code of California.")}, status=404)
    return JsonResponse({"lat": round(float(row["lat"]), 4), "lon": round(float(row["long"]), 4)})
