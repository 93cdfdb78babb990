"""Every address `web` answers."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("staff/", include(wagtailadmin_urls)),
]
