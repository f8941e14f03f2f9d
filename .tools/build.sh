#!/bin/sh
# Builds the app into target/app and publishes it into dist/; does nothing where nothing changed since.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

# newer_than MARK FILE…: the first file that changed after the mark was made.
newer_than() {
  mark=$1
  shift
  if [ ! -f "$mark" ]; then echo "$mark"; return; fi
  find "$@" -type f -newer "$mark" 2>/dev/null | head -n 1 || true
}

if [ -n "$(newer_than target/app/index.html src style public index.html Trunk.toml Cargo.toml Cargo.lock .cargo .tools)" ]; then
  step build 'building the app, optimised (4 minutes the first time)' \
    'read the log above: a compiler error names its file and line' \
    env MASTHEAD_PUBLISH=no trunk build --release --dist target/app
  touch target/app/index.html
fi
step publish-program 'building the program that publishes (3 minutes the first time)' \
  'read the log above: a compiler error names its file and line' cargo build --profile native --bin publish
target/native/publish --app target/app --data public --out dist
