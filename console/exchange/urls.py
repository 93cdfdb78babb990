"""The addresses of import and export, below `/staff/`."""

from django.urls import URLPattern, path, re_path

from console.exchange import views

urls: list[URLPattern] = [
    path("exchange/", views.Exchange.as_view(), name="exchange"),
    path("exchange/<int:pk>/", views.Look.as_view(), name="exchange_look"),
    re_path(r"^exchange/(?P<name>all\.zip|entries\.csv|places\.csv)$", views.export, name="exchange_export"),
]
