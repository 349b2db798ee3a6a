# `make` builds the handbook into site/. `make test` passes all tests. Both work on a fresh clone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export NO_MKDOCS_2_WARNING := 1

.PHONY: handbook preview offline check test search-test mutants bench audit lock clean

handbook: $(VENV)/handbook.installed
	$(BIN)/mkdocs build --strict
	@echo
	@echo "手册已生成：site/index.html"
	@echo "预览并随改随看：make preview（浏览器打开 http://127.0.0.1:8000/）"

preview: $(VENV)/handbook.installed
	$(BIN)/mkdocs serve

# One archive to unpack into any folder: opened from there it needs neither server nor network.
offline: $(VENV)/handbook.installed
	$(BIN)/mkdocs build --strict --no-directory-urls --site-dir build/handbook
	cd build && rm -f handbook.zip && $(CURDIR)/$(BIN)/python -m zipfile -c handbook.zip handbook
	@echo "离线版：build/handbook.zip（解压后打开 handbook/index.html）"

check: $(VENV)/handbook.installed
	$(BIN)/handbook check

test: $(VENV)/dev.installed
	$(BIN)/ruff check hooks tests bench
	$(BIN)/ruff format --check hooks tests bench
	$(BIN)/mypy
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

# What people type, through the search box of a browser: tests/cases/search.yml.
search-test: $(VENV)/dev.installed
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest -s tests/browser/test_search.py

# Plants faults in the scoring engines, one at a time, and says which ones the tests let pass. Takes some minutes.
mutants: $(VENV)/dev.installed
	$(BIN)/python tests/mutants.py

# Speed and weight beside plain Material at 1,000 standards; bench/README.md says more.
bench: $(VENV)/dev.installed
	$(BIN)/python bench/build.py 1000
	$(BIN)/python bench/search.py

# Known weaknesses of the pinned libraries. Asks a public database, so it needs the network.
audit: $(VENV)/dev.installed
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements-dev.lock

# Writes both lock files anew from pyproject.toml, with hashes and without the address of any index.
lock: $(VENV)/bin/python
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --extra build --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) .cache site build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 或更新的版本：make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/handbook.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.installed: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
