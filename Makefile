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

.PHONY: test
test: test-rust test-storefront test-browser ## Check everything

.PHONY: test-rust
test-rust: tools ## Format, lints, generated files, unit, property, race and schema tests, docs
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --quiet -- --deny warnings
	cargo run --quiet --package guichet-queries-generator -- --check
	cargo run --quiet --package guichet-openapi -- --check frontend/src/api/openapi.json
	cargo test --workspace --all-targets --quiet
	RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --no-deps --quiet

.PHONY: test-storefront
test-storefront: tools frontend/node_modules/.package-lock.json ## Types, lints, unit tests and size of the storefront
	cd frontend && npm run --silent api:check
	cd frontend && npm run --silent format:check && npm run --silent lint && npm run --silent typecheck
	cd frontend && npm run --silent test
	cd frontend && npm run --silent build && npm run --silent size
	@touch frontend/dist/index.html

.PHONY: test-browser
test-browser: tools frontend/dist/index.html ## A browser that buys tickets from the whole system
	frontend/e2e/find-browser
	cargo build --quiet --workspace --bins
	cd frontend && npm run --silent e2e

.PHONY: openapi
openapi: frontend/node_modules/.package-lock.json ## Write the storefront's typed API from the functions' routes
	cargo run --quiet --package guichet-openapi -- frontend/src/api/openapi.json
	cd frontend && npm run --silent api

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
		{ echo 'node or npm is missing. Install Node.js 20.19 or later: https://nodejs.org or your package manager.' >&2; exit 1; }
	@node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' || \
		{ echo "Node.js $$(node --version) is too old. Install version 20.19 or later." >&2; exit 1; }

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(storefront_sources)
	cd frontend && npm run build
	@touch $@
