#!/bin/sh
# Builds what is committed a second time, in another folder, and compares app and pages byte by byte.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

[ -z "$(git status --porcelain)" ] || fail 'something is not committed' 'commit it, run make publish, then this again'
[ -f target/app/index.html ] && [ -f dist/index.html ] || fail 'nothing is built yet' 'run "make publish"'

other=$(mktemp -d)
trap 'rm -rf "$other"' EXIT
git archive HEAD | tar -x -C "$other"
(cd "$other" && sh .tools/build.sh)
for made in target/app dist; do
  diff -r "$made" "$other/$made" >"$LOGS/reproducible.log" ||
    fail "$made differs" "read $LOGS/reproducible.log, and whether make publish was run since the last commit"
  echo "masthead: $made: $(find "$made" -type f | wc -l) files, the same bytes"
done
