#!/bin/sh
# Builds the app into target/app and publishes it into dist/; does nothing where nothing changed since.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

build_program() { cargo build --locked --profile native --features embedded-app "$@"; }

# The app's last steps keep one processor at work. Meanwhile the others compile what the program needs but the app, which
# goes into it; what goes wrong there, the step below says.
build_program --lib >"$LOGS/program-library.log" 2>&1 &
library=$!
if ! sh .tools/app.sh; then
  kill "$library" 2>/dev/null || :
  exit 1
fi
wait "$library" || :
step program 'building the owner'"'"'s program (3 minutes the first time)' \
  'read the log above: a compiler error names its file and line' build_program --bin masthead
# The same program without an app is what `trunk build --release` builds.
cp target/native/masthead target/masthead
target/masthead publish
