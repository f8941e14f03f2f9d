#!/bin/sh
# Measures Masthead against its peers, into tests/bench/RESULTS.md. Installs what it needs first.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

node -e 'process.exit(process.versions.node.localeCompare("20.12", "en", { numeric: true }) < 0 ? 1 : 0)' ||
  fail "Node.js $(node --version) is too old for the benchmark" 'install Node.js 20.12 or newer, then run make bench again'

missing=
have chromium || missing="$missing chromium"
have hugo || missing="$missing hugo"
if [ -n "$missing" ]; then
  # shellcheck disable=SC2086 # a list of packages
  debian_packages bench "installing what the benchmark runs:$missing" $missing
fi

# Beside the sources npm would leave its node_modules where git looks.
packages=target/bench
mkdir -p "$packages"
if ! cmp -s tests/bench/package-lock.json "$packages/installed.json"; then
  cp tests/bench/package.json tests/bench/package-lock.json tests/bench/.npmrc "$packages/"
  step bench-packages 'installing what the peers are made of' 'check the network, then run make bench again' \
    sh -c "cd $packages && npm ci --no-audit --no-fund"
  cp tests/bench/package-lock.json "$packages/installed.json"
fi

[ -f target/app/index.html ] && [ -f "${MASTHEAD_PROGRAM:-target/native/masthead}" ] ||
  fail 'the app or the program is not built' 'run "make publish"'
sh .tools/style.sh

echo 'masthead: measuring'
exec node tests/bench/bench.mjs
