#!/bin/sh
# Builds the app into target/app and publishes it into dist/; does nothing where nothing changed since.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

# The app's last steps keep one processor at work. Meanwhile the others compile what the program needs but the app, which
# goes into it; what goes wrong there, the step below says.
program='cargo build --locked --profile native --features embedded-app'
$program --lib >"$LOGS/program-library.log" 2>&1 &
library=$!
trap 'kill "$library" 2>/dev/null || :' EXIT
sh .tools/app.sh
wait "$library" || :
step program 'building the owner'"'"'s program (3 minutes the first time)' \
  'read the log above: a compiler error names its file and line' $program --bin masthead
# The same program without an app is what `trunk build --release` builds.
cp target/native/masthead target/masthead
target/masthead publish
