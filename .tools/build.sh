#!/bin/sh
# Builds dist/ for the root of a host; does nothing where nothing changed since.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

# `trunk serve` leaves its own build in dist/: only what this script built counts.
built=target/dist-index.html
newest=$(find src style public index.html Trunk.toml Cargo.toml Cargo.lock .cargo .tools -type f -newer "$built" 2>/dev/null | head -n 1 || true)
if ! cmp -s dist/index.html "$built" || [ -n "$newest" ]; then
  step build 'building the app, optimised, into dist/ (4 minutes the first time)' \
    'read the log above: a compiler error names its file and line' trunk build --release
  cp dist/index.html "$built"
fi
