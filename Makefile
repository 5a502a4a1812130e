# Two commands: `make site` writes the website into site/, `make test` runs the tests.
# Both set up what they need in .venv first. SOURCE_DATE_EPOCH and OFFLINE builds work as usual.
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin
PYTHON ?= python3

.PHONY: help site serve check fix test bench lock clean

help: ## Show these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

site: .venv/tool ## Check all files and write the website into site/
	$(BIN)/wegweiser build

serve: .venv/tool ## Show the website at http://127.0.0.1:8000 and follow every change
	$(BIN)/wegweiser serve

check: .venv/develop ## Everything that CI checks except the tests; changes nothing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/wegweiser check
	$(BIN)/wegweiser translate status --strict
	$(BIN)/wegweiser schema --check

fix: .venv/develop ## Mend what can be mended automatically
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# worksteal keeps the tests of a module on one worker, so that what they share is made once
test: .venv/develop .venv/browser ## Run all tests, with coverage
	$(BIN)/pytest -n auto --dist worksteal --cov --cov-report=term $(ARGS)

bench: .venv/develop ## Measure speed and weight, as ratios against peers
	$(BIN)/python generator/bench/run.py $(ARGS)

lock: .venv/develop ## Pin the newest versions that fit pyproject.toml into requirements*.txt
	scripts/lock

clean: ## Remove what was built; the next command sets it up again
	rm -rf .venv site dist .cache .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/tool: requirements.txt pyproject.toml scripts/setup
	PYTHON=$(PYTHON) scripts/setup tool
	@touch $@

.venv/develop: requirements-develop.txt requirements.txt pyproject.toml scripts/setup
	PYTHON=$(PYTHON) scripts/setup develop
	@touch .venv/tool $@

.venv/browser: scripts/browser | .venv/develop
	scripts/browser
	@touch $@
