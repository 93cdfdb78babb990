"""California as a picture with one point, drawn here: no map service learns which place somebody looks at."""

from __future__ import annotations

from math import cos, radians
from typing import Any

from django.forms import Media, Script
from django.urls import reverse_lazy
from wagtail.admin.panels import Panel

# Corners of the outline, (longitude, latitude): the straight borders, the Colorado River, the coast from the south.
OUTLINE = (
    (-124.21, 42.00), (-120.00, 42.00), (-120.00, 39.00), (-114.63, 35.00), (-114.57, 34.83), (-114.43, 34.60),
    (-114.14, 34.30), (-114.42, 34.10), (-114.53, 33.60), (-114.72, 33.41), (-114.52, 33.03), (-114.72, 32.72),
    (-117.12, 32.53), (-117.24, 32.67), (-117.28, 32.85), (-117.39, 33.20), (-117.71, 33.46), (-117.93, 33.61),
    (-118.19, 33.75), (-118.41, 33.74), (-118.50, 34.01), (-118.81, 34.00), (-119.22, 34.15), (-119.30, 34.27),
    (-119.69, 34.40), (-120.47, 34.45), (-120.65, 34.58), (-120.64, 35.14), (-120.90, 35.25), (-120.87, 35.37),
    (-121.28, 35.67), (-121.90, 36.31), (-121.95, 36.58), (-121.79, 36.80), (-122.03, 36.95), (-122.33, 37.11),
    (-122.50, 37.50), (-122.51, 37.78), (-123.02, 38.00), (-123.07, 38.31), (-123.74, 38.95), (-123.82, 39.45),
    (-124.07, 40.03), (-124.41, 40.44), (-124.23, 40.80), (-124.15, 41.06), (-124.08, 41.55), (-124.20, 41.75),
)  # fmt: skip
CITIES = {
    "Los Angeles": (-118.24, 34.05), "San Diego": (-117.16, 32.72), "San Francisco": (-122.42, 37.77),
    "Sacramento": (-121.49, 38.58), "Fresno": (-119.79, 36.74), "Bakersfield": (-119.02, 35.37),
    "Redding": (-122.39, 40.59), "Eureka": (-124.16, 40.80),
}  # fmt: skip
WEST, NORTH, SCALE = -124.6, 42.15, 50.0  # pixels a degree of latitude
SHRINK = cos(radians(37.2))  # a degree of longitude, beside one of latitude, in the middle of California


def at(lon: float, lat: float) -> tuple[float, float]:
    """Where a position is in the picture."""
    return round((lon - WEST) * SHRINK * SCALE, 1), round((NORTH - lat) * SCALE, 1)


class MapPanel(Panel):
    """Shows the position of the form's `lat` and `lon` and moves with them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "hubs/map.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            row = self.instance
            point = at(row.lon, row.lat) if row.lat is not None and row.lon is not None else None
            return {
                **super().get_context_data(parent_context),
                "outline": " ".join(f"{x},{y}" for x, y in (at(*corner) for corner in OUTLINE)),
                "cities": [(name, *at(*place)) for name, place in CITIES.items()],
                "point": point, "west": WEST, "north": NORTH, "scale": SCALE, "shrink": SHRINK,
                "zip_url": reverse_lazy("hub_zip"),
            }  # fmt: skip

        @property
        def media(self) -> Media:
            # Wagtail puts scripts above the form, which this one looks for.
            script: Any = Script("console/hubs.js", defer=True)
            return Media(js=[script], css={"all": ["console/hubs.css"]})
