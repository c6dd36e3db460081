# What one types. Each target installs and builds what it needs first.

# Where `make run` is opened.
PORT ?= 8080
# How the functions are built: dev, or release to see production's cold starts.
PROFILE ?= dev

cargo_folder := $(or $(CARGO_TARGET_DIR),target)
programs := $(cargo_folder)/$(if $(filter dev,$(PROFILE)),debug,$(PROFILE))
functions := $(patsubst functions/%/src/main.rs,guichet-%,$(wildcard functions/*/src/main.rs))
storefront_sources := $(shell find frontend \
	\( -name node_modules -o -name dist -o -name test-results -o -name playwright-report \) -prune \
	-o -type f -print)

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.* ## /\1\t/p' Makefile | expand -t 16

.PHONY: run
run: tools frontend/dist/index.html ## Start everything on http://localhost:8080 (PORT=, PROFILE=release)
	@cargo build --workspace --bin guichet-local $(if $(filter dev,$(PROFILE)),$(functions:%=--bin %))
ifneq ($(PROFILE),dev)
	@cargo build --workspace --profile $(PROFILE) $(functions:%=--bin %)
endif
	@PORT=$(PORT) exec $(cargo_folder)/debug/guichet-local run $(programs)

.PHONY: queries
queries: ## Generate shared/queries from all queries.sql
	@cargo run --quiet --package guichet-queries-generator

.PHONY: clean-local
clean-local: ## Remove the database, mail, logs and secrets of `make run`
	@if [ -e .local/lock ] && ! flock --nonblock .local/lock true; then \
		echo 'Guichet is running. Stop it first.' >&2; exit 1; \
	fi
	rm -rf .local

.PHONY: tools
tools:
	@command -v cargo > /dev/null || \
		{ echo 'cargo is missing. Install Rust as https://rustup.rs says.' >&2; exit 1; }
	@command -v cc > /dev/null || \
		{ echo 'A C compiler is missing. Debian, Ubuntu: apt install build-essential. Fedora: dnf install gcc.' >&2; exit 1; }
	@command -v node > /dev/null && command -v npm > /dev/null || \
		{ echo 'node or npm is missing. Install Node.js 20 or later: https://nodejs.org or your package manager.' >&2; exit 1; }
	@node -e 'process.exit(parseInt(process.versions.node) < 20)' || \
		{ echo "Node.js $$(node --version) is too old. Install version 20 or later." >&2; exit 1; }

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(storefront_sources)
	cd frontend && npm run build
	@touch $@
