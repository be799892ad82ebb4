# Two commands do all set-up with Python 3.11 or later, its venv module, make and git: `make` and `make test`.
# uv comes into a virtual environment of its own, so that a system Python that may not be changed is left alone.
PYTHON ?= python3
UV := .tools/bin/uv
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON := $(PYTHON)

.PHONY: setup test lint expected screenshots docs api site

setup: .venv/installed

$(UV):
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv

.venv/installed: $(UV) pyproject.toml uv.lock plugins/*/pyproject.toml
	$(UV) sync --frozen --all-extras --all-packages --quiet
	@touch $@

test: setup
	.venv/bin/python -m pytest -q

lint: setup
	.venv/bin/ruff check src plugins tests benchmarks sample_posts examples tools
	.venv/bin/mypy

# Write the expected reports beside the sample drafts anew; read them in the diff.
expected: setup
	.venv/bin/python tests/write_expected.py

# Write what is generated in docs/ anew: pages of the rules, hooks, configuration, API …, and the outputs in the tutorials.
docs: setup
	.venv/bin/python tools/generate_docs.py
	.venv/bin/python tests/write_tutorials.py

# The list of the public API is one of them; a change of it belongs in CHANGELOG.md.
api: docs

# Build the documentation site into site/; open site/index.html.
site: docs
	.venv/bin/zensical build --clean --strict

# Take the pictures of the HTML report and of the site in docs/ anew; needs chromium.
screenshots: site
	.venv/bin/python tests/write_screenshots.py
