#!/bin/sh
# Lists what the app and the program are made of, as CycloneDX. The same tree gives the same list: no time, no number.
# sbom.sh [TARGET]: the program's is the one of this machine, or of another.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

cargo_tool cargo-cyclonedx "$CARGO_CYCLONEDX_VERSION" cargo cyclonedx --version
rm -rf target/sbom
mkdir -p target/sbom
# list NAME OPTIONS…
list() {
  name=$1
  shift
  step "sbom-$name" "listing what $name is made of" 'read the log above' \
    env SOURCE_DATE_EPOCH=0 cargo cyclonedx --format json --spec-version 1.5 --override-filename "$name" "$@"
  mv "$name.json" target/sbom/
}
list app --target wasm32-unknown-unknown --no-default-features --features csr,hydrate
list masthead --target "${1:-$(rustc -vV | sed -n 's/^host: //p')}" --features ssr
for name in app masthead; do
  node -e '
    const { readFileSync, writeFileSync } = require("node:fs");
    const [file] = process.argv.slice(1);
    // Where the folder lies on this machine is nobody else'"'"'s business.
    const text = readFileSync(file, "utf8").replaceAll(`file://${process.cwd()}`, "file:///masthead");
    const list = JSON.parse(text);
    delete list.serialNumber;
    delete list.metadata.timestamp;
    writeFileSync(file, `${JSON.stringify(list, null, 1)}\n`);
    console.log(`masthead: ${file}: ${list.components.length} components`);
  ' "target/sbom/$name.json"
done
