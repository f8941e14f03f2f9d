#!/bin/sh
# Packs what an owner needs who compiles nothing: the program with the app inside, its manual and what shells complete,
# every licence, and the lists of what program and app are made of. The same files give the same archive.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

[ -f target/masthead ] || fail 'the program is not built' 'run "make dist"'
sh .tools/sbom.sh
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
name=masthead-$version-$(rustc -vV | sed -n 's/^host: //p')
folder=target/dist/$name
rm -rf target/dist
mkdir -p "$folder/completions"
cp target/masthead LICENSE "$folder/"
target/masthead man "$folder/man"
for shell in bash zsh fish powershell elvish; do
  target/masthead completions $shell >"$folder/completions/masthead.$shell"
done
cp -r target/sbom "$folder/sbom"
cargo metadata --locked --format-version 1 | node .tools/licences.mjs target/sbom/*.json >"$folder/LICENSES-OF-OTHERS.txt"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=go=rX,u+w -C target/dist -cf - "$name" |
  gzip -n9 >"target/$name.tar.gz"
(cd target && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256" && cat "$name.tar.gz.sha256")
