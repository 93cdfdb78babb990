"""Every address `web` answers."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from console.account import Account
from console.first_login import FirstPassword
from console.health import healthz
from console.metrics import metrics
from console.public.card import card
from console.public.pages import home, privacy
from console.security import second_factor

handler404 = "console.public.pages.missing"

urlpatterns = [
    path("", home, name="home"),
    path("privacy", privacy, name="privacy"),
    path("s/<slug:code>", card, name="card"),
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("", include("channels.urls")),
    path("staff/first-password/", FirstPassword.as_view(), name="first_password"),
    path("staff/second-factor/", second_factor.Ask.as_view(), name="second_factor"),
    path("staff/second-factor/set-up/", second_factor.SetUp.as_view(), name="second_factor_set_up"),
    path("staff/account/", require_admin_access(Account.as_view()), name="account"),
    path("staff/", include(wagtailadmin_urls)),
]
