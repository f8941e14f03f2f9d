#!/bin/sh
# Runs every test: native ones, then the scenarios in real browsers.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

sh .tools/size.sh

echo 'masthead: native tests'
cargo test --locked

# The scenarios start the browsers' drivers themselves; WebKitGTK needs a screen, wide enough for the menu bar. Where a
# scenario waits in vain its message says on which page and for what; a backtrace, which only shows the runtime, hides it.
echo 'masthead: scenarios in real browsers'
RUST_BACKTRACE=0 xvfb-run -a -s '-screen 0 1400x1000x24' cargo test --locked --test e2e -- --test-threads=2
