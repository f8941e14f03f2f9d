# Shared by the setup scripts: one line for each step, and what to do when it fails.

TRUNK_VERSION=0.22.1
BINARYEN_VERSION=132
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
