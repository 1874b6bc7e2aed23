# Two commands for a newcomer: `make demo` and `make test`. The rest is for people who work on the code.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# Where torch's CPU build lies, if not on the package index in use: make demo TORCH_INDEX=<address of the CPU wheels>
TORCH_INDEX ?=
DEMO := examples/senior-carer-care-home.docx
PACKAGES := alignment embeddings eval prompts service weights

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast check fix install weights bench eval eval-gate serve clean

help: ## say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  \1\t/' | expand -t 14

demo: weights ## align a job description from examples/ and say where the report lies
	@mkdir -p reports
	@$(BIN)/fingerpost align $(DEMO) --format html --output reports/senior-carer-care-home.html

test: weights ## run every test, those with the real models too
	$(BIN)/pytest -n 2 --dist loadgroup -m "not weights"
	$(BIN)/pytest -m weights --timeout 600

test-fast: $(VENV)/.installed ## run the tests that need no model
	$(BIN)/pytest -q -n 2 --dist loadgroup -m "not weights"

check: $(VENV)/.installed ## lint, format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(PACKAGES) tests examples benchmarks
	$(BIN)/lint-imports

fix: $(VENV)/.installed ## mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

serve: weights ## open the web page on this machine
	$(BIN)/fingerpost serve

bench: weights ## time each stage, beside plain sentence-transformers in the same run
	$(BIN)/python -m benchmarks

eval: weights ## measure matching on the labelled job descriptions of dev, with intervals
	$(BIN)/python -m eval run --split dev

eval-gate: weights ## fail when matching on dev has surely fallen since the committed baseline
	$(BIN)/python -m eval gate --split dev

install: $(VENV)/.installed ## make the environment

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Fingerpost needs Python 3.11 or newer. Install it, then: make demo PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	@echo "Installing pinned packages (two to five minutes the first time) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) \
		-c constraints.txt torch==2.13.0
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

weights: $(VENV)/.installed ## fetch and verify the model files
	@$(BIN)/fingerpost models fetch --needed

clean: ## remove the environment and what tools left behind (model files stay)
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage reports
