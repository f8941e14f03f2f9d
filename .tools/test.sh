#!/bin/sh
# Runs every test: native ones, then the scenarios in real browsers.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

sh .tools/size.sh

echo 'masthead: native tests'
cargo test

drivers=
end() {
  # shellcheck disable=SC2086 # a list of processes
  kill $drivers 2>/dev/null || true
}
trap end EXIT
trap 'exit 1' INT TERM
chromedriver --port=4444 --log-level=SEVERE >"$LOGS/chromedriver.log" 2>&1 &
drivers="$drivers $!"
geckodriver --port 4445 >"$LOGS/geckodriver.log" 2>&1 &
drivers="$drivers $!"
xvfb-run -a WebKitWebDriver --port=4446 >"$LOGS/webkitdriver.log" 2>&1 &
drivers="$drivers $!"

echo 'masthead: scenarios in real browsers'
cargo test --features e2e --test e2e -- --test-threads=2
