# The two commands are `make run` and `make test`; they need nothing but make and a Debian 12.
.PHONY: run test test-long lint format shots reset lock

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

# Drops the private database, queues, files and keys of this checkout
reset:
	@exec scripts/reset

# Renews the locks from requirements*.in and package.json
lock:
	@exec scripts/lock

PORT ?= 8000
