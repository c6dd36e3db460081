# syntax=docker/dockerfile:1
#
#   docker build --tag guichet .                        every function, as /usr/bin/guichet-<name>
#   docker build --target local --tag guichet-local .   what Google provides, for compose.yaml
#   docker build --target frontend --output dist .      the storefront's files, for a bucket
#   docker build --target sbom --output sbom .          what all of this is made of, in CycloneDX
#
# image/README.md says what is in the image and why, and how it is checked.

# The version in rust-toolchain.toml. On Debian, because its C library looks up names also when it is linked statically.
ARG RUST_IMAGE=docker.io/library/rust:1.95.0-slim-trixie
ARG NODE_IMAGE=docker.io/library/node:24-trixie-slim


# The workspace with every source file emptied, dates and rights included. What comes out stays the same, byte for byte, until a Cargo.toml
# or Cargo.lock changes, and with it stay the layers that are made from it.
FROM ${RUST_IMAGE} AS manifests
WORKDIR /guichet
COPY . .
RUN find . -type f ! -name Cargo.toml ! -name Cargo.lock -delete \
    && for manifest in $(find . -mindepth 2 -name Cargo.toml); do \
        sources="${manifest%/*}/src" && mkdir -p "$sources" \
        && echo '//! Emptied.' > "$sources/lib.rs" \
        && printf '//! Emptied.\n\nfn main() {}\n' > "$sources/main.rs" || exit 1; \
    done \
    && find . -type d -empty -delete \
    && chmod --recursive u=rwX,go=rX . && find . -exec touch --date=@0 {} +


# Every crate that the functions need from elsewhere, compiled. Our own are forgotten again: Cargo goes by times, and a source file
# may well be older than what was just made from its emptied form.
FROM ${RUST_IMAGE} AS dependencies
WORKDIR /guichet
# Static, as the image has no libraries; at fixed addresses, so that there is nothing to relocate at start. A static program cannot look
# for getrandom, so it is told that the kernel has it; otherwise it would need /dev/urandom. Given with --target, all of this does not
# apply to build scripts and macros.
ENV RUSTFLAGS="-C target-feature=+crt-static -C relocation-model=static --cfg getrandom_backend=\"linux_getrandom\""
COPY --from=manifests /guichet .
RUN cargo build --locked --release --target "$(rustc --print host-tuple)" $(printf -- '--package=guichet-%s ' $(ls functions)) \
    && rm -rf target/*/release/guichet-* target/*/release/*/*guichet*


FROM dependencies AS functions-build
COPY migrations migrations
COPY shared shared
COPY frontend/hosting.yaml frontend/
COPY functions functions
RUN cargo build --locked --release --target "$(rustc --print host-tuple)" $(printf -- '--package=guichet-%s ' $(ls functions)) \
    && mkdir -p /image/usr/bin /empty \
    && for function in $(ls functions); do \
        cp target/*/release/guichet-"$function" /image/usr/bin/ || exit 1; \
    done


# The local cloud wants other features of the same crates. Made by itself, it adds nothing to what is deployed.
FROM dependencies AS local-build
RUN cargo build --locked --release --target "$(rustc --print host-tuple)" --bin=guichet-local \
    && rm -rf target/*/release/guichet-* target/*/release/*/*guichet*
COPY functions.yaml .
COPY migrations migrations
COPY shared shared
COPY frontend/hosting.yaml frontend/
COPY local local
RUN cargo build --locked --release --target "$(rustc --print host-tuple)" --bin=guichet-local \
    && mkdir -p /image/usr/bin /empty \
    && cp target/*/release/guichet-local /image/usr/bin/


FROM ${NODE_IMAGE} AS frontend-build
WORKDIR /frontend
COPY frontend/package.json frontend/package-lock.json ./
# No package has a reason to run anything here.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY frontend .
# What Vite notes about the files is for the check of their size.
RUN npm run build && rm -r dist/.vite


FROM ${RUST_IMAGE} AS sbom-tool
RUN cargo install --locked --root /usr/local cargo-cyclonedx@0.5.9


# Not the list of what could be used, but of what was: each binary with its own crates and macros, and the packages of the storefront.
FROM dependencies AS sbom-build
COPY --from=sbom-tool /usr/local/bin/cargo-cyclonedx /usr/local/bin/
RUN cargo cyclonedx --quiet --format=json --spec-version=1.5 --describe=binaries --no-build-deps --target="$(rustc --print host-tuple)" \
    && mkdir /sbom \
    && for function in $(ls functions); do \
        mv functions/"$function"/guichet-"$function"_bin.cdx.json /sbom/"$function".cdx.json || exit 1; \
    done


FROM frontend-build AS frontend-sbom-build
# Without what only the build needs. `--omit=dev` would also leave out what that needs in turn, which is Vue itself.
RUN npm pkg delete devDependencies && npm prune --ignore-scripts --no-audit --no-fund \
    && npm sbom --sbom-format=cyclonedx > /frontend.cdx.json \
    && grep --quiet '"pkg:npm/vue@' /frontend.cdx.json


FROM scratch AS sbom
COPY --from=sbom-build /sbom /
COPY --from=frontend-sbom-build /frontend.cdx.json /


FROM scratch AS frontend
COPY --from=frontend-build /frontend/dist /


FROM scratch AS local
COPY --from=local-build /image /
COPY functions.yaml /usr/share/guichet/
COPY --from=frontend-build /frontend/dist /usr/share/guichet/frontend/dist
# A volume that is mounted over it for the first time gets its owner.
COPY --from=local-build --chown=65532:65532 /empty /var/lib/guichet
COPY --from=local-build --chown=65532:65532 /empty /var/lib/storage
ENV PROJECT_FOLDER=/usr/share/guichet STATE_FOLDER=/var/lib/guichet
USER 65532:65532
CMD ["/usr/bin/guichet-local", "cloud"]
LABEL org.opencontainers.image.title="Guichet's local cloud" \
    org.opencontainers.image.licenses="Apache-2.0"


# The last, so the default. Nothing but the programs, and the authorities that Google's client trusts; ours are built in.
FROM scratch AS functions
COPY --from=dependencies /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
# For names in other scripts than Latin, Greek and Cyrillic; a program reads one when a name needs it.
COPY shared/domain/documents/fonts/scripts shared/domain/documents/fonts/OFL.txt /usr/share/guichet/fonts/
# What the catalogue fills in.
COPY --from=frontend-build /frontend/dist/.pages /usr/share/guichet/pages
COPY --from=functions-build /image /
# Where a volume of pictures is mounted, which for the first time gets its owner.
COPY --from=functions-build --chown=65532:65532 /empty /var/lib/storage
# A number: there is no /etc/passwd, and Kubernetes can see that it is not root.
USER 65532:65532
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Guichet" \
    org.opencontainers.image.description="A ticket office. Each function is a program, /usr/bin/guichet-<name>." \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.revision="${REVISION}"
