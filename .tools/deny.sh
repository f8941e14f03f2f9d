#!/bin/sh
# Looks through the crates: licences, sources and duplicates always (.cargo/deny.toml), known faults where the database of
# RustSec can be had: from the network, or from a clone that MASTHEAD_ADVISORIES names.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

cargo_tool cargo-deny "$CARGO_DENY_VERSION" cargo deny --version
step fetch 'fetching the crates' 'check the network, then run make deny again' cargo fetch --locked

echo 'masthead: licences, sources and duplicates'
cargo deny --offline --config .cargo/deny.toml check --hide-inclusion-graph licenses bans sources

config=$PWD/target/deny.toml
cp .cargo/deny.toml "$config"
echo "db-path = \"$PWD/target/advisories\"" >>"$config"
if [ -n "${MASTHEAD_ADVISORIES:-}" ]; then
  database=https://github.com/RustSec/advisory-db
  export GIT_CONFIG_COUNT=2 GIT_CONFIG_KEY_0="url.file://$MASTHEAD_ADVISORIES.insteadOf" GIT_CONFIG_VALUE_0="$database" \
    GIT_CONFIG_KEY_1=safe.directory GIT_CONFIG_VALUE_1="$MASTHEAD_ADVISORIES"
  rm -rf target/advisories
fi
if ! cargo deny --config "$config" fetch db >"$LOGS/advisories.log" 2>&1; then
  echo 'masthead: known faults were not looked for: the database cannot be fetched here
  what to do: run make deny where there is a network, or clone the database and name its folder: MASTHEAD_ADVISORIES=… make deny' >&2
  # Nothing is wrong with the crates, as far as is known; but a clone that was named should be there.
  [ -z "${MASTHEAD_ADVISORIES:-}" ] && exit 0 || exit 1
fi
echo "masthead: known faults, as of $(git -C target/advisories/advisory-db-* log -1 --format=%cs)"
cargo deny --offline --config "$config" check --hide-inclusion-graph advisories
