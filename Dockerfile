# syntax=docker/dockerfile:1
# The image of web, worker, beat, relay and migrate: docker build --tag governance .
# With the tools for backups: docker build --target tools --tag governance-tools .
ARG BASE=python:3.11-slim-bookworm

# ── What every process needs: the libraries of GeoDjango and of paper, and a user without rights ──────────────────────
FROM ${BASE} AS runtime
RUN printf 'path-exclude=/usr/share/%s/*\n' doc info locale man >/etc/dpkg/dpkg.cfg.d/lean \
    && echo 'path-include=/usr/share/doc/*/copyright' >>/etc/dpkg/dpkg.cfg.d/lean \
    && apt-get update \
    && apt-get install --yes --no-install-recommends libgdal32 libgeos-c1v5 libproj25 \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk \
    && apt-get clean \
    && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log /var/cache/debconf/*-old \
    && useradd --uid 10001 --no-create-home --home-dir /srv/governance --shell /usr/sbin/nologin governance \
    && install --directory --owner 10001 --mode 0750 /srv/media /srv/backups
ENV PATH=/srv/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv/governance

# ── Everything that needs pip, npm or gettext is made here and left here ──────────────────────────────────────────────
FROM runtime AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends gettext \
    && rm -rf /var/lib/apt/lists/*
COPY requirements.lock requirements-node.lock ./
RUN python3 -m venv /srv/venv \
    && pip install --no-cache-dir --no-deps --require-hashes --requirement requirements.lock \
    && pip uninstall --yes --quiet pip setuptools \
    && find /srv/venv -path '*/locale/*' -prune -type d ! -name en ! -name zh_Hans ! -name __pycache__ -exec rm -rf {} + \
    && rm -rf /srv/venv/lib/python3*/site-packages/drf_spectacular_sidecar/static/*/redoc
COPY package.json package-lock.json .npmrc* ./
RUN python3 -m venv /srv/node \
    && /srv/node/bin/pip install --no-cache-dir --no-deps --require-hashes --requirement requirements-node.lock \
    && PATH=/srv/node/bin:$PATH npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN PATH=/srv/node/bin:$PATH node scripts/vendor.mjs \
    && for words in locale/*/LC_MESSAGES/*.po; do msgfmt --check-format -o "${words%.po}.mo" "$words"; done \
    && scripts/collected \
    && python3 -m compileall -q -j 0 . -x node_modules \
    && rm -rf node_modules requirements*.in requirements-dev.lock requirements-node.lock

# ── Backups: pg_dump, pg_restore and age besides ──────────────────────────────────────────────────────────────────────
FROM runtime AS tools
RUN apt-get update \
    && apt-get install --yes --no-install-recommends age postgresql-client-15 \
    && apt-get clean \
    && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/governance /srv/governance
USER 10001
CMD ["python", "manage.py", "back_up"]

# ── The image itself ──────────────────────────────────────────────────────────────────────────────────────────────────
FROM runtime AS governance
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/governance /srv/governance
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --retries=6 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["python", "-m", "governance.serve", "--interface=wsgi", "--host=0.0.0.0", "--port=8000", "--workers=2", "--blocking-threads=1", \
     "--workers-kill-timeout=8", "--respawn-failed-workers", "--no-access-log", "--log-level=warning", \
     "governance.wsgi:application"]
