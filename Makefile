# Thin: each target is one call of `launch/`, which runs under any Python from 3.9 and finds the others itself.
# Works from anywhere: `make -f path/to/Makefile run`.
ROOT := $(dir $(realpath $(lastword $(MAKEFILE_LIST))))
PYTHON ?= $(firstword $(foreach name,python3 python3.11 python3.10 python3.12 python3.13 python,$(if $(shell command -v $(name)),$(name))))
LAUNCH = @cd "$(ROOT)" && $(if $(PYTHON),exec $(PYTHON) -m launch,{ echo "Python 3 was not found: install it (for example \`apt-get install python3\`), then run again." >&2; exit 1; } #)

.DEFAULT_GOAL := help
.PHONY: help run chat test test-engines bench fuzz lint audit setup pins encoder screenshots clean

help:
	@echo "make run           set everything up, then run it"
	@echo "make chat          talk to the running service in this terminal"
	@echo "make test          set everything up, then run all tests (ARGS='-k words' for some)"
	@echo "make test-engines  the same tests on PostgreSQL and Redis"
	@echo "make bench         the benchmarks"
	@echo "make fuzz          100,000 made-up inputs for the webhooks and the imports"
	@echo "make lint          ruff, mypy, import-linter"
	@echo "make audit         known faults in the libraries of both environments (asks PyPI)"
	@echo "make setup         set everything up, start nothing"
	@echo "make screenshots   take the pictures of the documentation anew"
	@echo "make pins          renew requirements/*.txt from the .in files"
	@echo "make encoder       teach the encoder anew and write it to knowledge/encoders (an hour at most)"
	@echo "make clean         remove both environments; data and keys in var/ stay"

run chat test test-engines bench fuzz lint audit setup pins encoder screenshots:
	$(LAUNCH) $@ $(ARGS)

clean:
	rm -rf "$(ROOT).venv" "$(ROOT)bot/.venv"
