# Seven words: install, check, test, docs, eval, demo, clean (and lock, to renew the pins; audit
# and fuzz, before a release).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := .demo
PIN := --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11

.PHONY: install check test docs eval demo clean lock audit fuzz
.DEFAULT_GOAL := help

help: ## the words of this file
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

install: $(VENV)/.dev ## a virtual environment with all that checks and tests need

$(VENV)/.run: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Dateline needs Python 3.11 or later; say: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

check: $(VENV)/.dev ## style, types, layers, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

test: $(VENV)/.dev ## all tests
	$(BIN)/dateline gazetteer build
	$(BIN)/pytest

docs: $(VENV)/.dev ## the documentation as a site, in site/
	$(BIN)/python docs/generate.py --check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

eval: $(VENV)/.dev ## every figure of docs/quality.md, held against evals/floors.json (NAMES="story gva": some)
	$(BIN)/python -m evals $(NAMES)

demo: $(VENV)/.run ## read the example reports and say what happened
	@$(BIN)/dateline gazetteer build
	@mkdir -p $(DEMO)
	$(BIN)/dateline read examples/kunduz/reports --manifest examples/kunduz/manifest.csv --store $(DEMO)/kunduz.sqlite
	$(BIN)/dateline incidents --store $(DEMO)/kunduz.sqlite
	@echo
	@echo "Try next:"
	@echo "  $(BIN)/dateline why 1 killed --store $(DEMO)/kunduz.sqlite     the figure, its rule, its words, its rivals"
	@echo "  $(BIN)/dateline show 1 --store $(DEMO)/kunduz.sqlite           one incident, whole"
	@echo "  $(BIN)/dateline export --as json --store $(DEMO)/kunduz.sqlite everything, for programs"

clean: ## what was made here (the virtual environment too)
	rm -rf $(VENV) $(DEMO) .evals dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

lock: ## renew the pins and hashes in requirements/ (for every Python from 3.11 on)
	$(BIN)/uv pip compile $(PIN) --extra build -o requirements/run.txt pyproject.toml
	$(BIN)/uv pip compile $(PIN) --extra dev --extra docs --extra tables --extra rdf --extra pandas --extra postgres --extra build -o requirements/dev.txt pyproject.toml

audit: $(VENV)/.dev ## known faults of what we depend on (needs the network), and its bill of materials
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements requirements/run.txt --of JSON --output-reproducible -o dist/sbom.json
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements/run.txt

fuzz: $(VENV)/.dev ## 10,000 texts that nobody writes, read without a fault
	$(BIN)/python -m evals.fuzz
