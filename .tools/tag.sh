#!/bin/sh
# Holds the tag of a release against Cargo.toml, and prints the tag's message, which is what the release says of itself.
# tag.sh TAG
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
[ "$1" = "v$version" ] ||
  fail "the tag is $1, and the version in Cargo.toml $version" 'write the version into Cargo.toml, commit it, and tag that commit'
[ "$(git cat-file -t "refs/tags/$1")" = tag ] ||
  fail "the tag $1 has no message" "say in it what is new: git tag --annotate --force $1"
git for-each-ref --format='%(contents:subject)%0a%0a%(contents:body)' "refs/tags/$1"
