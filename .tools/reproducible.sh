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
# In dist/ the app of the run before stays for tabs that are open: what is compared is published for the first time.
target/masthead publish --out "$other/ours"
compare() {
  diff -r "$1" "$2" >"$LOGS/reproducible.log" ||
    fail "$3 differ" "read $LOGS/reproducible.log, and whether make publish was run since the last commit"
  echo "masthead: $3: $(find "$1" -type f | wc -l) files, the same bytes"
}
compare target/app "$other/target/app" 'the files of the app'
compare "$other/ours" "$other/dist" 'the finished pages'
