#!/bin/sh
# Packs what an owner needs who compiles nothing: the program with the app inside, its manual and what shells complete,
# every licence, and the lists of what program and app are made of. The same files give the same archive.
#
# dist.sh                  packs target/masthead, this machine's
# dist.sh TARGET PROGRAM   packs one that was built elsewhere; target/masthead, which runs here, writes the manual
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

# The order, owners and times of what is packed are options of GNU's tar and touch alone.
${TAR:=tar} --version 2>/dev/null | grep -q 'GNU tar' ||
  fail "$TAR is not GNU's" 'install GNU tar and coreutils (macOS: brew install gnu-tar coreutils), put coreutils on the PATH, and run "TAR=gtar make dist"'

target=${1:-$(rustc -vV | sed -n 's/^host: //p')}
program=${2:-target/masthead}
for needed in "$program" target/masthead; do
  [ -f "$needed" ] || fail "the program is not built: $needed" 'run "make dist"'
done
sh .tools/sbom.sh "$target"
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
name=masthead-$version-$target
folder=target/dist/$name
rm -rf target/dist
mkdir -p "$folder/completions"
# What Windows can run, and what it opens by a click.
case "$target" in
*-windows-*) own_name=masthead.exe archive=$name.zip ;;
*) own_name=masthead archive=$name.tar.gz ;;
esac
cp "$program" "$folder/$own_name"
# On its way from another machine it may have lost that it can be run.
chmod a+x "$folder/$own_name"
cp LICENSE "$folder/"
target/masthead man "$folder/man"
for shell in bash zsh fish powershell elvish; do
  target/masthead completions $shell >"$folder/completions/masthead.$shell"
done
cp -r target/sbom "$folder/sbom"
cargo metadata --locked --format-version 1 | node .tools/licences.mjs target/sbom/*.json >"$folder/LICENSES-OF-OTHERS.txt"
rm -f "target/$archive"
case "$archive" in
*.zip)
  chmod -R go=rX,u+w "$folder"
  # A zip knows no time before 1980, and no zone.
  find "$folder" -exec touch -h -d '1980-01-01 00:00:00 UTC' {} +
  (cd target/dist && find "$name" -type f | LC_ALL=C sort | TZ=UTC zip -qX9 "../$archive" -@)
  ;;
*)
  "$TAR" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=go=rX,u+w -C target/dist -cf - "$name" |
    gzip -n9 >"target/$archive"
  ;;
esac
(cd target && sha256sum "$archive" >"$archive.sha256" && cat "$archive.sha256")
