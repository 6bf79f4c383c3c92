# The commands of the project. On a fresh machine: `make play`, `make test`.
# The first use of each makes .venv and installs the pinned packages (requirements/install.py).
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

.PHONY: play test coverage check format pages bench bench-engine faults fuzz soak pictures pins clean set-up-to-play set-up-to-develop

play: set-up-to-play
	@$(BIN)/notalabel

# A process a core; tests/sharing.py says which tests stay together.
test: set-up-to-develop
	$(BIN)/python -m pytest -n auto --maxprocesses 8 -m "not device and not network"

# All tests, measured: which lines run, and whether all do that have to. Whether the
# tests pass is for `make test` to say: measured, all takes longer, and some measure time.
coverage: set-up-to-develop
	$(BIN)/coverage erase
	-$(BIN)/coverage run -m pytest -m "not device and not network"
	$(BIN)/coverage combine --quiet
	$(BIN)/python -m tests.architecture.whole

check: set-up-to-develop
	$(BIN)/ruff format --check .
	$(BIN)/ruff check --no-cache .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

format: set-up-to-develop
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# What is written from the vocabulary: the reference, and the types for editors.
pages: set-up-to-develop
	$(BIN)/python -m studio.manual
	$(BIN)/python -m studio.links.names.page
	$(BIN)/python -m studio.glossary
	$(BIN)/python -m patterns.stub

# Everything beside its peers (node, npm, chromium and scsynth are used where they are installed): the table of bench/README.md.
bench: set-up-to-play
	$(BIN)/python -m bench.overview

# Beside other engines: superdough (node, npm and chromium are needed) and scsynth; who is missing is told.
bench-engine: set-up-to-play
	$(BIN)/python -m bench.against_engines

# What takes long: the engine killed and stopped while it plays; everything at once for MINUTES.
MINUTES ?= 5

faults: set-up-to-play
	$(BIN)/python -m bench.faults

# Damaged bytes for everything that reads those of others, FUZZ minutes each.
FUZZ ?= 10

fuzz: set-up-to-develop
	$(BIN)/python -m tests.fuzzing.run --minutes $(FUZZ)

soak: set-up-to-develop
	$(BIN)/python -m bench.soak --minutes $(MINUTES)

pictures: set-up-to-develop
	$(BIN)/python -m bench.stage_picture docs/stage.svg
	$(BIN)/python -m bench.example_sound docs/dusk.mp3

# Choose the newest versions that pyproject.toml allows, and write them down with their hashes.
PIN = .pin/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header

pins:
	$(PYTHON) -m venv .pin
	.pin/bin/python -m pip install --quiet uv
	$(PIN) --upgrade --extra private --extra bus --extra voice --group build --group dev --output-file requirements/dev.txt
	$(PIN) --constraint requirements/dev.txt --output-file requirements/play.txt
	.pin/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --constraint requirements/dev.txt --group pyproject.toml:build --output-file requirements/build.txt

clean:
	rm -rf .venv .pin build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The second waits for the first, so that `make -j` never installs twice at once.
set-up-to-play:
	@$(PYTHON) requirements/install.py play

set-up-to-develop: set-up-to-play
	@$(PYTHON) requirements/install.py dev
