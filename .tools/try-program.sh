#!/bin/sh
# Does with a program what its owner will do first: a publication in two languages is made, looked through and published.
# try-program.sh PROGRAM
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

program=$PWD/$1
folder=$(mktemp -d)
trap 'cd / && rm -rf "$folder"' EXIT
cd "$folder"
"$program" --version
"$program" new gazette --edition en --edition fa
cd gazette
"$program" check --strict
"$program" publish
for page in index.html en/index.html fa/index.html 404.html; do
  [ -s "dist/$page" ] || fail "the program has published no $page" 'run it by hand, and read what it says'
done
ls dist/app-*.wasm dist/app-*.js dist/style-*.css >/dev/null ||
  fail 'there is no app in the program' 'build target/app before it, and build it with --features embedded-app'
