"""Django settings. Whatever differs between installations comes from `console.environment`."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

import dj_database_url

from console import environment, logs

HUBLINE = environment.read_or_exit()
BASE_DIR = environment.ROOT

# Derived, not configured: one secret fewer to lose. The label keeps it apart from the sealing keys' other uses.
SECRET_KEY = hashlib.sha256(b"django:" + HUBLINE.secret_keys[-1].encode()).hexdigest()
DEBUG = False
BY_TLS = HUBLINE.public_base_url.startswith("https://")
# Other names are refused, so that no page elsewhere can reach this machine's own addresses under a name of its own.
ALLOWED_HOSTS = [urlsplit(HUBLINE.public_base_url).hostname or "", "127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "console",
    "console.security",
    "console.upkeep",
    "console.exchange",
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
    "django_otp",
    "django_otp.plugins.otp_static",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "console.security.headers.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "console.security.gate.Gate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "console.security.signed_out.SignedOut",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "console.urls"
ASGI_APPLICATION = "console.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["console.security.headers.MarkedLoader"])],
            "builtins": ["console.security.headers"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets come by the loader above

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

# What a task ends with is kept nowhere: an error's words may be somebody's.
if HUBLINE.redis_url:
    HUEY = {"huey_class": "huey.RedisHuey", "name": "hubline", "url": HUBLINE.redis_url, "immediate": False,
            "results": False, "consumer": {"workers": 4, "worker_type": "thread"}}
else:
    HUEY = {"huey_class": "channels.queue.FileQueue", "name": "hubline", "immediate": False, "results": False,
            "filename": str(HUBLINE.data_dir / "queue.sqlite3"),
            "consumer": {"workers": 4, "worker_type": "thread", "initial_delay": 0.05, "max_delay": 0.1,
                         "backoff": 1.15}}

LOGGING_CONFIG = "console.logs.configure"
LOGGING = logs.settings(HUBLINE.log_level)

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("es", "Español")]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAIL_AUTOSAVE_INTERVAL = 0  # what is saved waits for a second person: not while somebody still types
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
WAGTAILADMIN_USER_LOGIN_FORM = "console.security.login.LoginForm"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# Cookies are of the staff pages alone, and travel by TLS alone where the service is reached by TLS.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BY_TLS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/staff/"
SESSION_ENGINE = "console.security.sessions"
SESSION_COOKIE_AGE = 30 * 60  # since the last thing a person did: console.security.gate
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "console.security.stale_form.answer"
CSRF_TRUSTED_ORIGINS = [HUBLINE.public_base_url]
SECURE_HSTS_SECONDS = 365 * 86_400 if BY_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BY_TLS else None
# Public pages send no referrer at all. Staff pages need one for themselves: without it browsers send `Origin: null`
# with each form, which the check against forged requests must refuse. Other sites get none from either.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # whether every name below ours is reached by TLS is for its owner to say
    "security.W008",  # this process hears only the proxy on its own machine, whose part it is to lead to TLS
    "security.W021",  # likewise
]
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # all: console.security.body_limit

LOGIN_URL = "wagtailadmin_login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of logins made before; stored anew at the next sign-in
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    # NIST SP 800-63B: length and a list of common passwords, no rules about kinds of characters.
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
