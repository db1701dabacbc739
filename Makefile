# Each target sets up what it needs by itself; a second run installs nothing again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BASE := $(VENV)/.base
READY := $(VENV)/.ready

.PHONY: report test lint unit notebooks-test lab docs bench notebooks generated check-house lowest pythons lock clean

report: $(BASE)
	@$(BIN)/nmi-analysis report data/seeds --out reports/seeds

test: lint unit notebooks-test

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

unit: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadscope

notebooks-test: $(READY)
	$(BIN)/python -m pytest --nbval-lax --nbval-current-env --nbval-sanitize-with nbval_sanitize.cfg -o filterwarnings=default notebooks

# Files, lines, names, dependencies and licences, each beside its bound.
check-house: $(READY)
	$(BIN)/python scripts/house.py --all

# A report on the sample with the lowest dependencies that are allowed, and on other Pythons where they are.
lowest: $(READY)
	$(BIN)/python scripts/versions.py lowest

pythons: $(READY)
	$(BIN)/python scripts/versions.py 3.11 3.12 3.13

lab: $(READY)
	$(BIN)/nmi-analysis lab data/seeds

# The site below build/site, its links checked.
docs: $(READY)
	$(BIN)/python scripts/site.py

# make bench DATA=folder, where the folder holds the development data and its scorers
bench: $(READY)
	$(BIN)/python -m benchmarks $(if $(DATA),--data "$(DATA)")

# Run the notebooks and keep their outputs in the repository, as the notebook tests expect them.
notebooks: $(READY)
	$(BIN)/python scripts/run_notebooks.py

# What is made from the code, its settings and pyproject.toml.
generated: $(READY)
	$(BIN)/python scripts/dictionary.py
	$(BIN)/python scripts/packages.py

# Freeze what a fresh environment resolves to (names and versions alone).
lock:
	$(PYTHON) scripts/lock.py

clean:
	rm -rf $(VENV) build dist

# A report needs the package alone, and so is there sooner.
$(BASE): pyproject.toml requirements.lock scripts/install.py
	$(PYTHON) scripts/install.py $(VENV)
	@touch $@

$(READY): pyproject.toml requirements.lock scripts/install.py
	$(PYTHON) scripts/install.py $(VENV) dev
	@touch $(BASE) $@
