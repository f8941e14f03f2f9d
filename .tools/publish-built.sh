#!/bin/sh
# The hook of `trunk build --release`: what was just built becomes finished pages. `trunk serve` stays plain:
# its pages are drawn by the app, so that a change shows at once.
set -eu
cd "$(dirname "$0")/.."
if [ "$TRUNK_PROFILE" != release ] || [ "${MASTHEAD_PUBLISH:-yes}" = no ]; then
  # Hosts show 404.html for an address without a file; the app knows what to show there.
  cp "$TRUNK_STAGING_DIR/index.html" "$TRUNK_STAGING_DIR/404.html"
  exit
fi
cargo build --locked --profile native --bin masthead
target/native/masthead publish --app "$TRUNK_STAGING_DIR" --out "$TRUNK_STAGING_DIR" --public-url "$TRUNK_PUBLIC_URL"
