#!/bin/sh
# Builds dist/ for the root of a host; does nothing where nothing changed since.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

newest=$(find src style public index.html Trunk.toml Cargo.toml Cargo.lock .cargo .tools -type f -newer dist/index.html 2>/dev/null | head -n 1 || true)
if [ ! -f dist/index.html ] || [ -n "$newest" ]; then
  step build 'building the app, optimised, into dist/ (4 minutes the first time)' \
    'read the log above: a compiler error names its file and line' trunk build --release
fi
