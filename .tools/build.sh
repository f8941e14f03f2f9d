#!/bin/sh
# Builds the app into target/app and publishes it into dist/; does nothing where nothing changed since.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

sh .tools/app.sh
step program 'building the owner'"'"'s program (3 minutes the first time)' \
  'read the log above: a compiler error names its file and line' \
  cargo build --locked --profile native --features embedded-app --bin masthead
# The same program without an app is what `trunk build --release` builds.
cp target/native/masthead target/masthead
target/masthead publish
