"""Django's settings. Everything that differs between places comes through `environment`."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from governance import environment, logs
from governance.api import conventions
from governance.base_layers import hosts_of
from governance.password_profiles import PROFILES

BASE_DIR = Path(__file__).resolve().parent.parent
ENV = environment.read(environment.mapping())

SECRET_KEY = ENV.secret_key
SECRET_KEY_FALLBACKS = ENV.secret_key_fallbacks
FIELD_KEYS = ENV.field_keys
FIELD_CIPHER = "aes-gcm"  # or "sm4-gcm", where national algorithms are asked for; both are read
BLIND_INDEX_KEY = ENV.blind_index_key
DEBUG = ENV.debug
ALLOWED_HOSTS = ENV.allowed_hosts
SITE_URL = ENV.site_url
# Hosts of the office's own network that channels may speak to, plainly if they must: host or host:port.
PRIVATE_HOSTS = ENV.private_hosts
SEND_SECONDS = 10.0
TLS = ENV.tls
APP_ROLE = ENV.app_role
METRICS_TOKEN = ENV.metrics_token
BACKUP_RECIPIENT = ENV.backup_recipient
BACKUP_ROOT = ENV.backup_root
BASE_LAYERS = ENV.base_layers

ROOT_URLCONF = "governance.urls"
WSGI_APPLICATION = "governance.wsgi.application"
AUTH_USER_MODEL = "grids.Officer"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

# GDAL of Debian 12 cannot bar a spatial reference from fetching; none is ever taken from outside.
SILENCED_SYSTEM_CHECKS = ["gis.W001"]

INSTALLED_APPS = [
    "common",
    "files",
    "messaging",
    "grids",
    "residents",
    "party",
    "cases",
    "governance",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.gis",
    "django.contrib.humanize",
    "django.forms",
    "django.contrib.postgres",
    "mptt",
    "guardian",
    "governance.apps.SignInGuard",
    "django_otp",
    "csp",
    "django_htmx",
    "template_partials",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
]

MIDDLEWARE = [
    "governance.middleware.Observed",
    *(["governance.proxy.ClientAddress"] if TLS else []),
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",  # outside of whatever may refuse a request
    "django.contrib.sessions.middleware.SessionMiddleware",
    "common.preferences.Preferences",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "common.plain_address.PlainAddress",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Pages ask for the sign-in by default; those open to everybody say so themselves.
    "grids.middleware.SignInFirst",
    "grids.middleware.ActorMiddleware",
    "grids.middleware.SessionLimits",
    "grids.middleware.KeptNowhere",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "messaging.context.unread",
            ],
        },
    },
]

FORM_RENDERER = "common.renderer.HouseRenderer"

# ── Database ──────────────────────────────────────────────────────────────────────────────────────
# The role owns nothing. No statement may hold a page for longer than a person waits; a lock is refused
# early, so that the second of two people is told instead of queued. A migration may take its time.
# Our joins are written from the row they begin with: trying all orders of ten of them costs more than the answer.
PLANS = "-c jit=off -c join_collapse_limit=4"
LIMITS = f"-c statement_timeout=15s -c lock_timeout=3s -c idle_in_transaction_session_timeout=30s {PLANS}"
OWNER_LIMITS = f"-c lock_timeout=10s {PLANS}"
DATABASES = {
    "default": {
        **ENV.database,
        "ATOMIC_REQUESTS": ATOMIC_REQUESTS,
        "CONN_MAX_AGE": 0 if ENV.pool_size else 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **ENV.database["OPTIONS"],
            "options": LIMITS if ENV.database["USER"] == APP_ROLE else OWNER_LIMITS,
            "application_name": "governance",
            # Whatever is not written into the words of a statement is prepared at once: common.prepared.
            "prepare_threshold": 0,
            # Web processes keep connections in psycopg's pool; workers hold one of their own.
            **({"pool": {"min_size": 2, "max_size": ENV.pool_size, "timeout": 5}} if ENV.pool_size else {}),
        },
    }
}

# ── Redis: hints only; everything that must be remembered is in PostgreSQL ────────────────────────
BROKER_URL = ENV.broker_url
CACHE_URL = ENV.cache_url
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
}

CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 240
CELERY_TASK_SOFT_TIME_LIMIT = 210
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 0}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Asia/Shanghai"
# The visibility time is the longest task plus a minute: a shorter one runs a task twice, and a longer one
# only delays what the sweep finds again anyway.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": CELERY_TASK_TIME_LIMIT + 60,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
    "socket_connect_timeout": 1,
    "health_check_interval": 25,
}
# A round that nobody took is dropped at last: a week without workers leaves no queue of sweeps. Not before three hours,
# since the worker compares the beat's clock with its own, and one that is ahead would never sweep at all.
EACH_MINUTE = {"schedule": timedelta(minutes=1), "options": {"expires": 3 * 3600}}
SHORTLY = {"schedule": timedelta(seconds=15), "options": {"expires": 3 * 3600}}
EACH_HOUR = {"schedule": timedelta(hours=1), "options": {"expires": 6 * 3600}}
EACH_DAY = {"schedule": timedelta(days=1), "options": {"expires": 86_000}}
CELERY_BEAT_SCHEDULE = {
    "sweep clocks": {"task": "cases.sweep", **EACH_MINUTE},
    "date clocks again": {"task": "cases.redate", **EACH_MINUTE},
    "purge messages": {"task": "messaging.purge", **EACH_DAY},
    "carry letters": {"task": "messaging.carry", **SHORTLY},
    "sweep files": {"task": "files.sweep", **EACH_HOUR},
    "flush scans": {"task": "grids.flush_scans", **EACH_MINUTE},
    "publish brands": {"task": "grids.publish_brands", **EACH_MINUTE},
    "sweep redraws": {"task": "grids.sweep_redraws", **EACH_MINUTE},
    "sweep staff": {"task": "grids.sweep_staff", **EACH_MINUTE},
    "sweep sessions": {"task": "grids.sweep_sessions", **EACH_DAY},
    "forget bookings": {"task": "grids.forget_bookings", **EACH_DAY},
}

# ── Sign-in and sessions ──────────────────────────────────────────────────────────────────────────
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "grids.backends.OneTimeCode",
    "grids.backends.TwoSteps",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS, PASSWORD_AGE = PROFILES[ENV.password_profile]
LOGIN_URL = "grids:sign_in"
LOGIN_REDIRECT_URL = "governance:home"
LOGOUT_REDIRECT_URL = "grids:sign_in"
SESSION_ENGINE = "grids.sessions"
SESSION_IDLE = timedelta(minutes=30)
SESSION_ABSOLUTE = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_ABSOLUTE.total_seconds())
# required: of everyone whom grids/roles.py names; offered: of who has set it up
SECOND_FACTOR = ENV.second_factor
START_CODE_GOOD_FOR = timedelta(days=7)
RESET_CODE_GOOD_FOR = timedelta(minutes=30)
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
# What is typed into the pages of sign-in besides the password: axes keeps the rest of a failed form.
AXES_SENSITIVE_PARAMETERS = [
    *("username", "ip_address", "token", "new_password", "again", "csrfmiddlewaretoken"),
]
AXES_LOCKOUT_CALLABLE = "grids.views.session.locked_out"
AXES_HTTP_RESPONSE_CODE = 429
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False

# ── What the browser is told ──────────────────────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *hosts_of(ENV.base_layers)],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_HSTS_PRELOAD = TLS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = TLS
SESSION_COOKIE_NAME = "__Host-session" if TLS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if TLS else "csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 12

# ── Words, time, files ────────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
MEDIA_ROOT = ENV.media_root
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".local" / "static"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "static_vendor"]
STATIC_VENDOR = BASE_DIR / "static_vendor"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if ENV.static_manifest
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# ── API ───────────────────────────────────────────────────────────────────────────────────────────
REST_FRAMEWORK = conventions.REST_FRAMEWORK
DRF_STANDARDIZED_ERRORS = conventions.DRF_STANDARDIZED_ERRORS
SPECTACULAR_SETTINGS = conventions.SPECTACULAR_SETTINGS

# ── Logs: to standard error, without personal data ────────────────────────────────────────────────
LOGGING = logs.configuration(ENV.log_level)
