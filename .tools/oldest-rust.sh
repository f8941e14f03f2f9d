#!/bin/sh
# For machines whose Rust is whatever is newest there: takes the oldest that Cargo.toml allows. A release is the same
# months later, and a lint that is new is no fault of a change. oldest-rust.sh [TARGET…]
set -eu
cd "$(dirname "$0")/.."

version=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
rustup toolchain install "$version" --no-self-update --profile minimal --component clippy,rustfmt,rust-src
rustup default "$version"
for target in "$@"; do
  rustup target add "$target"
done
