# Shared by the setup scripts: one line for each step, and what to do when it fails.

# What is built from the registry's sources, whose checksums cargo compares: in this version, with the versions of its
# own lock file.
TRUNK_VERSION=0.22.1
GECKODRIVER_VERSION=0.37.1
CARGO_DENY_VERSION=0.20.2
CARGO_CYCLONEDX_VERSION=0.5.9
ZIZMOR_VERSION=1.32.0
# In Go: its sums are in the database of Go.
ACTIONLINT_VERSION=1.7.12
WASM_TARGET=wasm32-unknown-unknown

CARGO_HOME=${CARGO_HOME:-$HOME/.cargo}
PATH=$CARGO_HOME/bin:$PATH:/usr/sbin
export PATH

LOGS=target/setup-logs
mkdir -p "$LOGS"

# fail MESSAGE REMEDY
fail() {
  printf 'masthead: %s\n  what to do: %s\n' "$1" "$2" >&2
  exit 1
}

# step LOG_NAME MESSAGE REMEDY COMMAND…: says what it does, keeps the noise in a log.
step() {
  step_log=$LOGS/$1.log
  step_remedy=$3
  printf 'masthead: %s\n' "$2"
  shift 3
  if ! "$@" >"$step_log" 2>&1; then
    tail -n 20 "$step_log" >&2
    fail "that failed; the whole log is $step_log" "$step_remedy"
  fi
}

# cargo_tool NAME VERSION COMMAND…: installs a tool of cargo that mostly waits: built without optimisation it is there in
# half the time. COMMAND tells its version.
cargo_tool() {
  tool=$1
  tool_version=$2
  shift 2
  "$@" 2>/dev/null | grep -qF "$tool_version" && return
  step "$tool" "installing $tool $tool_version (4 minutes)" "run \"cargo install $tool --version $tool_version --locked\"" \
    env CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
    cargo install "$tool" --version "$tool_version" --locked --ignore-rust-version --force
}

have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else
    echo "neither root nor sudo: cannot run $*" >&2
    return 1
  fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# debian_packages LOG_NAME MESSAGE PACKAGE…
debian_packages() {
  packages_log=$1
  packages_message=$2
  shift 2
  have apt-get || fail "this machine has no apt-get" \
    "install what the Debian packages '$*' provide with your own package manager, then run make again"
  step "$packages_log-lists" 'reading the list of Debian packages' \
    'check the network, or run "apt-get update" yourself' as_root apt-get update
  step "$packages_log" "$packages_message" \
    "run \"apt-get install $*\" and read what it says" apt_install "$@"
}
