# Needs Python 3.11 or newer and make. Another interpreter: make PYTHON=python3.12 site

PYTHON ?= python3
VENV   ?= .venv
OUTPUT ?= _site
PORT   ?= 8000

BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED  := $(PIP) --require-hashes --only-binary :all:
PROJECT := $(PIP) --no-deps --no-build-isolation --no-index --editable .
BROWSER := tests/browser
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line
# Files that say when a step was last done; a step is repeated when its input is newer.
MADE    := $(VENV)/.made
RUNTIME := $(VENV)/.runtime-installed
DEV     := $(VENV)/.dev-installed
TOOLS   := $(BROWSER)/node_modules/.package-lock.json

.PHONY: help install site serve test lint lock clean
.DELETE_ON_ERROR:

help:
	@echo 'make site    build the whole site into $(OUTPUT)/'
	@echo 'make install only install the tool, into $(VENV)/'
	@echo 'make serve   show it on this machine, rebuilt whenever a file changes'
	@echo 'make test    run every check'
	@echo 'make lint    run only the checks that read the source'
	@echo 'make lock    bring requirements/ in line with pyproject.toml (needs uv)'
	@echo 'make clean   remove what the other commands made'

install: $(RUNTIME)

site: $(RUNTIME)
	$(BIN)/habitat-site build --output $(OUTPUT)

serve: $(RUNTIME)
	$(BIN)/habitat-site serve --port $(PORT)

# pytest stays last: its summary is the line that people and machines look for.
test: lint $(TOOLS)
	$(BIN)/python -m pytest

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'habitat-site needs Python 3.11 or newer. Name one: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo 'This Python cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(RUNTIME): $(MADE) requirements/runtime.lock pyproject.toml
	$(LOCKED) --requirement requirements/runtime.lock
	$(PROJECT)
	@touch $@

$(DEV): $(RUNTIME) requirements/dev.lock
	$(LOCKED) --requirement requirements/dev.lock
	@touch $@

# Without Node.js the tests that need it say so and are skipped; with CI=true they fail.
$(TOOLS): $(BROWSER)/package.json $(BROWSER)/package-lock.json
	@if command -v npm >/dev/null; then \
	  echo 'npm ci   (in $(BROWSER))'; \
	  cd $(BROWSER) && npm ci --loglevel=error && touch node_modules/.package-lock.json \
	    || echo 'npm ci failed: the checks of workflows, HTML and accessibility will be skipped.'; \
	else \
	  echo 'No npm on this machine: the checks of workflows, HTML and accessibility will be skipped.'; \
	fi

# Keeps what is locked already; the newest of everything: make lock UPGRADE=--upgrade
lock:
	@command -v uv >/dev/null || { echo 'make lock needs uv: $(BIN)/python -m pip install uv' >&2; exit 1; }
	$(COMPILE) $(UPGRADE) --group build --output-file requirements/runtime.lock pyproject.toml
	$(COMPILE) $(UPGRADE) --group build --group dev --constraint requirements/runtime.lock --output-file requirements/dev.lock pyproject.toml

clean:
	rm -rf $(VENV) $(BROWSER)/node_modules dist .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	rm -rf _site _site.* ._site*
