#!/bin/sh
# Builds the app into target/app; does nothing where nothing changed since.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

# The standard library compiled with the app, for size: a panic aborts at once and carries no words. That takes
# its source (rust-src) and what is still unstable in cargo; without the source the app is 15 kB larger.
small_std() {
  sysroot=$(rustc --print sysroot)
  if ! [ -d "$sysroot/lib/rustlib/src/rust/library/std" ]; then
    have rustup && rustup component add rust-src >"$LOGS/rust-src.log" 2>&1 || return 0
  fi
  flag_end=$(printf '\037')
  export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
    CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true CARGO_PROFILE_RELEASE_PANIC=immediate-abort \
    CARGO_ENCODED_RUSTFLAGS="--cfg${flag_end}erase_components${flag_end}-Zlocation-detail=none${flag_end}-Zfmt-debug=none"
}

# newer_than MARK FILE…: the first file that changed after the mark was made, or folder that lost or got one.
newer_than() {
  mark=$1
  shift
  if [ ! -f "$mark" ]; then echo "$mark"; return; fi
  find "$@" -newer "$mark" 2>/dev/null | head -n 1 || true
}

if [ -n "$(newer_than target/app/index.html src style public index.html Trunk.toml Cargo.toml Cargo.lock .cargo/config.toml .tools)" ]; then
  (
    small_std
    step build 'building the app, optimised (6 minutes the first time)' \
      'read the log above: a compiler error names its file and line' \
      env MASTHEAD_PUBLISH=no trunk build --release --locked --dist target/app
  )
  touch target/app/index.html
fi
