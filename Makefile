# The two commands of a newcomer are `make run` and `make test`; `make help` lists the others.
# PYTHON chooses the interpreter the environment is made with: make test PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
READY := $(VENV)/.ready
JOBS ?= 2

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Only `make run` may open a window on a screen.
test thorough bench screenshots package soak machine fuzz: export QT_QPA_PLATFORM := offscreen

.DEFAULT_GOAL := help
.PHONY: help setup run test thorough lint fresh format bench screenshots package soak reliability \
	machine fuzz audit sbom notices clean package-windows package-twice test-packaging

help:  ## what can be made
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)$$/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

# --- environment: made once, again only when the lock or pyproject.toml changes ---------------

$(PY):
	@sh tools/system-packages.sh "$(PYTHON)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/.locked: requirements-dev.lock | $(PY)
	$(PY) -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(READY): pyproject.toml $(VENV)/.locked
	$(PY) -m pip install --quiet --no-deps --no-build-isolation --no-index -e .
	@$(PY) -m compileall -q resv_desktop  # saves a fifth of a second at a start
	@touch $@

setup: $(READY)  ## make the environment in .venv

# --- the program ------------------------------------------------------------------------------

run: $(READY)  ## show the made-up region in the window; without a display: run the chain, save a picture
	@$(PY) tools/run_demo.py

bench: $(READY)  ## print the speed table: ours, floor, ratio, memory
	$(PY) -m benchmarks

screenshots: $(READY)  ## take the pictures of every page again
	$(PY) docs/screenshots/make.py

# --- packages: built in an environment of their own, so that nothing of development gets in ------

PACKAGE_ENV := build/venv-package

$(PACKAGE_ENV)/.locked: requirements-build.lock
	@sh tools/system-packages.sh "$(PYTHON)" package
	rm -rf $(PACKAGE_ENV)
	$(PYTHON) -m venv $(PACKAGE_ENV)
	$(PACKAGE_ENV)/bin/python -m pip install --quiet --require-hashes -r requirements-build.lock
	@touch $@

package: $(PACKAGE_ENV)/.locked  ## build dist/: program folder, .deb, .rpm, .tar.xz, SHA256SUMS, list of parts
	sh installer/linux/build.sh $(PACKAGE_ENV)/bin/python

package-windows: $(READY)  ## build dist/windows under wine: program, MSI, setup, portable zip
	@sh tools/system-packages.sh $(PY) windows
	$(PY) -m installer.windows

package-twice: package  ## build again, and compare: the same sources must give the same bytes
	cp dist/SHA256SUMS build/first-sums
	sh installer/linux/build.sh $(PACKAGE_ENV)/bin/python
	diff build/first-sums dist/SHA256SUMS

test-packaging: $(READY)  ## try what `make package` built: screens, bare system, breakage, papers
	$(PY) -m pytest -q -m packaging -n $(JOBS) --dist loadgroup tests/packaging

# --- what it is made of -----------------------------------------------------------------------

audit: $(READY)  ## ask for known faults in what is in the locks; needs a network, says so without
	$(PY) tools/supply.py audit

sbom: $(READY)  ## write build/resv-desktop.cdx.json, the list of parts (CycloneDX)
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-1767225600} $(PY) tools/supply.py sbom

notices: $(READY)  ## collect the licence texts of the parts again, after a change of the lock
	$(PY) tools/supply.py notices

# --- quality ----------------------------------------------------------------------------------

test: lint fresh  ## everything that must hold before a change goes in
	$(PY) -m pytest -q -n $(JOBS) --dist loadgroup

thorough: $(READY)  ## the tests that need minutes: whole chains, LibreOffice, kills; CI runs them too
	$(PY) -m pytest -q -m thorough -n $(JOBS) --dist loadgroup

lint: $(READY)  ## style, types, import walls
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fresh: $(READY)  ## compiled forms and translations match their sources
	$(PY) ui/compile.py --check

format: $(READY)  ## put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

soak: $(READY)  ## kill and restart the program many times, walk the machine of merging; takes long
	HYPOTHESIS_PROFILE=nightly $(PY) -m pytest -q -m soak

reliability: $(READY)  ## kills, full disks, power cuts, damage: the report goes into docs/reliability.md
	$(PY) -m benchmarks.reliability --write

machine: $(READY)  ## walk only the machine of merging (EXAMPLES=400); findings stay in .hypothesis
	MACHINE_EXAMPLES=$(or $(EXAMPLES),400) $(PY) -m pytest -q -m soak tests/machine

fuzz: $(READY)  ## read randomly damaged files for SECONDS=60 and print what came of it
	FUZZ_SECONDS=$(or $(SECONDS),60) HYPOTHESIS_PROFILE=nightly $(PY) -m pytest -q -m fuzz

clean:  ## remove what was built, not the environment
	rm -rf build dist demo-data .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -exec rm -rf {} +
