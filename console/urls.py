"""Every address `web` answers."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from console.first_login import FirstPassword

urlpatterns = [
    path("staff/first-password/", FirstPassword.as_view(), name="first_password"),
    path("staff/", include(wagtailadmin_urls)),
]
