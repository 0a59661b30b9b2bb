# `make` lists what can be done; each line with two hashes is one target.
SHELL := /bin/bash
PYTHON := .venv/bin/python
SAMPLE := out/sample
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help setup run test check torture fuzz fuzz-guided bench screens pictures translate clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

setup:  ## make or bring up to date the environment in .venv
	@bash resources/setup/setup.sh

run: $(SAMPLE)  ## open the program on the sample facility; without a display write its pages to out/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    $(PYTHON) main.py --data $(SAMPLE); \
	else \
	    echo "There is no display: every page goes to out/screens, the Excel summary to out/."; \
	    $(MAKE) --no-print-directory screens && \
	    $(PYTHON) main.py --data $(SAMPLE) summary --out out/summary.xlsx; \
	fi

test:  ## run all tests
	@bash resources/setup/setup.sh test
	@$(OFFSCREEN) $(PYTHON) -m pytest -n 2 --dist worksteal

check: setup  ## lint, format, types, import contracts
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

torture: setup  ## kill, starve, tear and tamper with the program, ROUNDS of each kind
	@$(OFFSCREEN) $(PYTHON) -m tests.torture --rounds $(or $(ROUNDS),50)
	@$(OFFSCREEN) $(PYTHON) -m tests.torture.tampering --rounds $(or $(ROUNDS),1000)

fuzz: setup  ## give N files made worse at random to the program (N=10000, SEED=1)
	@$(PYTHON) -m tests.fuzz -n $(or $(N),10000) --seed $(or $(SEED),1)

fuzz-guided: setup  ## let N files grow by what they reach in the program (N=20000, SEED=1)
	@$(PYTHON) -m pip install --quiet atheris==3.0.0
	@$(PYTHON) -m tests.fuzz.guided -n $(or $(N),20000) --seed $(or $(SEED),1)

bench: setup  ## print the measured figures beside their floors, as JSON
	@$(OFFSCREEN) OPENBLAS_NUM_THREADS=1 $(PYTHON) -m tests.bench  # as ui/start.py sets it

screens: $(SAMPLE)  ## write every page as a picture to out/screens
	@for language in en ja; do for theme in light dark; do \
	    $(OFFSCREEN) $(PYTHON) main.py --data $(SAMPLE) screens --out out/screens \
	        --language $$language --theme $$theme || exit; \
	done; done

pictures: screens  ## renew the pictures of the README
	@mkdir -p docs/screens
	@for page in intake batches laboratory processing balance recovery targets diversification reports settings; do \
	    cp out/screens/$$page-light-en-1280x800.png docs/screens/$$page.png || exit; \
	done

translate: setup  ## gather the sentences of ui into resources/i18n, and compile what is translated
	@.venv/bin/pyside6-lupdate -silent -no-obsolete -locations none -extensions py ui \
	    -ts resources/i18n/recycler_ja.ts
	@.venv/bin/pyside6-lrelease -silent resources/i18n/recycler_ja.ts

clean:  ## remove what can be made again (not .venv)
	@rm -rf out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

# Made beside its place first, so that one that was broken off is never taken for whole.
$(SAMPLE): | setup
	@rm -rf $@.part
	@$(PYTHON) main.py --data $@.part init --sample
	@mv $@.part $@
