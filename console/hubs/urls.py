"""The addresses of what is done to places, below `/staff/`."""

from django.urls import URLPattern, path

from console.hubs import views

urls: list[URLPattern] = [
    path("hubs/<int:pk>/confirm/", views.confirm, name="hub_confirm"),
    path("hubs/zip/", views.zip_centre, name="hub_zip"),
]
