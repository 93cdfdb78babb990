"""Django settings. Whatever differs between installations comes from `console.environment`."""

from __future__ import annotations

import hashlib

import dj_database_url

from console import environment

HUBLINE = environment.read_or_exit()
BASE_DIR = environment.ROOT

# Derived, not configured: one secret fewer to lose. The label keeps it apart from the sealing keys' other uses.
SECRET_KEY = hashlib.sha256(b"django:" + HUBLINE.secret_keys[-1].encode()).hexdigest()
DEBUG = False
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "console",
    "channels",
    "knowledge",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "huey.contrib.djhuey",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "console.first_login.FirstPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "console.urls"
ASGI_APPLICATION = "console.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

if HUBLINE.database_url:
    DATABASES = {"default": dj_database_url.parse(HUBLINE.database_url, conn_max_age=60)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(HUBLINE.data_dir / "hubline.sqlite3"),
            "OPTIONS": {
                # Writers wait instead of failing, and take their lock at BEGIN so two of them cannot deadlock.
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if HUBLINE.redis_url:
    HUEY = {"huey_class": "huey.RedisHuey", "name": "hubline", "url": HUBLINE.redis_url, "immediate": False,
            "consumer": {"workers": 4, "worker_type": "thread"}}
else:
    HUEY = {"huey_class": "huey.SqliteHuey", "name": "hubline", "filename": str(HUBLINE.data_dir / "queue.sqlite3"),
            "immediate": False, "consumer": {"workers": 4, "worker_type": "thread", "initial_delay": 0.05,
                                             "max_delay": 0.1, "backoff": 1.15}}

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("es", "Español")]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "America/Los_Angeles"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HUBLINE.data_dir / "static"
MEDIA_ROOT = HUBLINE.data_dir / "media"
MEDIA_URL = "/media/"

WAGTAIL_SITE_NAME = "Hubline"
WAGTAILADMIN_BASE_URL = HUBLINE.public_base_url
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False  # no mail is sent; an administrator sets a new one
# Cookies of the staff login travel by TLS alone where the service is reached by TLS.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HUBLINE.public_base_url.startswith("https://")
CSRF_TRUSTED_ORIGINS = [HUBLINE.public_base_url]
LOGIN_URL = "wagtailadmin_login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    # NIST SP 800-63B: length and a list of common passwords, no rules about kinds of characters.
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
