#!/bin/sh
# Installs what building the app needs and the machine lacks. Does nothing, at once, when all is there.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

have cargo || fail 'cargo is not on the PATH' 'install Rust with rustup (https://rustup.rs), then run make again'
have node && have npm || fail 'node or npm is not on the PATH' 'install Node.js 18 or newer, then run make again'

target_installed() {
  [ -n "$(ls "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib/" 2>/dev/null)" ]
}

# Where rustup cannot download: Debian ships a newer rustc with the source of std, so std is
# compiled once for the browser and from then on is an ordinary installed target.
build_std_with_debian() {
  llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  apt_install "lld-$llvm"
  rm -rf target/wasm-std
  mkdir -p target/wasm-std/src
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >target/wasm-std/Cargo.toml
  : >target/wasm-std/src/lib.rs
  # Without the bitcode, link-time optimisation later fails ("failed to get bitcode from object file").
  (cd target/wasm-std && env -u RUSTUP_TOOLCHAIN RUSTFLAGS=-Cembed-bitcode=yes RUSTC=/usr/bin/rustc \
    RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=build /usr/bin/cargo build \
    -Zbuild-std=std,test,panic_abort --target "$WASM_TARGET" --release)
  rm -f "target/wasm-std/build/$WASM_TARGET/release/deps/"libempty*.rlib
  as_root mkdir -p "/usr/lib/rustlib/$WASM_TARGET/lib"
  as_root cp "target/wasm-std/build/$WASM_TARGET/release/deps/"lib*.rlib "/usr/lib/rustlib/$WASM_TARGET/lib/"
  rm -rf target/wasm-std
}

use_debian_toolchain() {
  debian_packages rust-debian 'rustup cannot download here: installing Debian'\''s Rust with the source of its library' \
    rustc-web cargo-web rust-web-src rust-web-llvm rustfmt-web rust-web-clippy
  if [ -z "$(ls "/usr/lib/rustlib/$WASM_TARGET/lib/" 2>/dev/null)" ]; then
    step wasm-std 'compiling the standard library for the browser (2 minutes)' \
      'read the log; free disk space and memory are the usual causes' build_std_with_debian
  fi
  step rustup-link 'choosing that Rust for this folder' 'run "rustup override set debian-web" here' \
    sh -c 'rustup toolchain link debian-web /usr && rustup override set debian-web'
}

if ! target_installed; then
  if have rustup && rustup toolchain list | grep -q '^debian-web' \
    && [ -n "$(ls "/usr/lib/rustlib/$WASM_TARGET/lib/" 2>/dev/null)" ]; then
    step rustup-override 'choosing the Rust that can build for the browser, for this folder' \
      'run "rustup override set debian-web" here' rustup override set debian-web
  elif have rustup && printf 'masthead: adding the browser target to Rust (rustup)\n' \
    && rustup target add "$WASM_TARGET" >"$LOGS/rustup-target.log" 2>&1; then
    :
  elif have apt-get; then
    use_debian_toolchain
  else
    fail "Rust has no $WASM_TARGET target and rustup could not add it ($LOGS/rustup-target.log)" \
      "run \"rustup target add $WASM_TARGET\" where the network allows it"
  fi
  target_installed || fail "the $WASM_TARGET target is still missing" "run \"rustup target add $WASM_TARGET\""
fi

cargo_tool trunk "$TRUNK_VERSION" trunk --version

bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
if ! wasm-bindgen --version 2>/dev/null | grep -qF "$bindgen_version"; then
  step wasm-bindgen "installing wasm-bindgen $bindgen_version (2 minutes)" \
    "run \"cargo install wasm-bindgen-cli --version $bindgen_version --locked\"" \
    cargo install wasm-bindgen-cli --version "$bindgen_version" --locked --force
fi

binaryen_version=$(sed -n 's/.*"binaryen": "\([0-9]*\)\..*/\1/p' .tools/binaryen/package.json)
if ! wasm-opt --version 2>/dev/null | grep -qF "$binaryen_version"; then
  binaryen=$CARGO_HOME/masthead-tools
  mkdir -p "$binaryen"
  cp .tools/binaryen/package.json .tools/binaryen/package-lock.json .tools/binaryen/.npmrc "$binaryen/"
  step wasm-opt "installing wasm-opt (binaryen $binaryen_version)" 'check the network, then run make again' \
    sh -c "cd '$binaryen' && npm ci --no-audit --no-fund"
  ln -sf "$binaryen/node_modules/.bin/wasm-opt" "$CARGO_HOME/bin/wasm-opt"
fi
