"""`/healthz`: whether all four processes live, each asked directly."""

from __future__ import annotations

import asyncio
import logging

import httpx
from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from channels import heartbeat

log = logging.getLogger(__name__)
PATIENCE = 2.0  # seconds


@require_safe
async def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all are up, else 503; `processes` says which is up or down."""
    async with httpx.AsyncClient(timeout=PATIENCE, trust_env=False) as client:
        worker, actions, bot = await asyncio.gather(
            sync_to_async(_worker)(),
            _answers(client, f"{settings.HUBLINE.actions_url}/health"),
            _answers(client, f"{settings.HUBLINE.bot_url}/webhooks/rest/"),
        )
    well = {"web": True, "worker": worker, "actions": actions, "bot": bot}
    return JsonResponse(
        {
            "status": "ok" if all(well.values()) else "degraded",
            "processes": {name: "up" if up else "down" for name, up in well.items()},
        },
        status=200 if all(well.values()) else 503,
        headers={"Cache-Control": "no-store"},
    )


async def _answers(client: httpx.AsyncClient, address: str) -> bool:
    try:
        return (await client.get(address)).is_success
    except httpx.HTTPError:
        return False


def _worker() -> bool:
    try:
        return heartbeat.is_alive()
    except Exception:  # of whichever engine keeps the queue
        log.exception("the queue cannot be reached")
        return False
