#!/bin/sh
# Lets libFuzzer read every target of tests/fuzz, as many at once as there are processors; what it finds is a file in
# target/fuzz/, for the corpus. FUZZ_RUNS executions each (ten millions), FUZZ_TARGETS alone.
#
# The coverage that leads libFuzzer is what any stable compiler can do; the sanitizers that need a nightly one look for
# faults that safe Rust does not have. Comparisons are not traced: what is compared with stands in words.dict, and inputs are
# read up to twice as fast, so that more is reached in the same time.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

RUNS=${FUZZ_RUNS:-10000000}
TARGETS=${FUZZ_TARGETS:-$(ls tests/fuzz/corpus)}
# One execution: seconds, megabytes, bytes.
TIMEOUT=5
MEMORY=1024
LENGTH=768
folder=target/fuzz
row() { printf '%-14s %12s %9s %12s %9s %12s\n' "$@"; }

# One target, by the program that was built: `fuzz.sh --read PROGRAM TARGET`.
if [ "${1:-}" = --read ]; then
  program=$2 target=$3 status=0
  log=$folder/$target.log
  mkdir -p "$folder/$target"
  rm -f "$folder/$target.slowest"
  start=$(date +%s)
  # New inputs go into the first folder, which nobody else writes into, so it is not looked through again; the last is read
  # alone.
  if ! FUZZ_TARGET=$target FUZZ_SLOWEST=$folder/$target.slowest "$program" "$folder/$target" "tests/fuzz/corpus/$target" \
    -runs="$RUNS" -max_len="$LENGTH" -reload=0 -timeout="$TIMEOUT" -rss_limit_mb="$MEMORY" -dict=tests/fuzz/words.dict \
    -artifact_prefix="$folder/$target-" -print_final_stats=1 >"$log" 2>&1; then
    status=1
    echo "masthead: $target: found something: $(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1); what it says: $log" >&2
  fi
  slowest=0 bytes=0
  [ ! -f "$folder/$target.slowest" ] || read -r slowest bytes <"$folder/$target.slowest"
  stat() { sed -n "s/^stat::$1: *//p" "$log" | tail -n 1; }
  row "$target" "$(stat number_of_executed_units)" "$(($(date +%s) - start))" \
    "$(echo "$slowest" | awk '{ printf "%.1f", $1 / 1000 }')" "$bytes B" "$(stat peak_rss_mb)" | tee -a "$folder/table.txt"
  exit $status
fi

have c++ || fail 'there is no C++ compiler, which libFuzzer is built with' 'install one (on Debian: apt-get install g++), then run make fuzz again'

host=$(rustc -vV | sed -n 's/^host: //p')
coverage='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table'
# With a target of their own the flags are not those of the macros that the compiler runs itself. Cargo builds `publish`
# beside every test, which cannot be linked without the counters that libFuzzer brings: the test is there all the same.
built() {
  RUSTFLAGS="--cfg erase_components $1" cargo test --locked --profile fuzz --target "$host" --test fuzz --no-run \
    --no-fail-fast --message-format json 2>>"$LOGS/fuzz.log" | sed -n 's/.*"name":"fuzz".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1
}

mkdir -p "$folder"
: >"$LOGS/fuzz.log"
echo 'masthead: building what is read, with coverage (7 minutes the first time)'
program=$(built "--cfg fuzzing $(echo $coverage)")
[ -n "$program" ] || { tail -n 20 "$LOGS/fuzz.log" >&2; fail 'that failed' "read $LOGS/fuzz.log"; }

status=0
row target executions seconds 'slowest (ms)' of 'memory (MB)' | tee "$folder/table.txt"
echo "$TARGETS" | xargs -n 1 -P "$(getconf _NPROCESSORS_ONLN)" sh .tools/fuzz.sh --read "$program" || status=1

echo 'masthead: how long it takes when there is more'
cargo test --locked --profile native --test fuzz -- --ignored --nocapture >"$folder/growth.txt" 2>>"$LOGS/fuzz.log" || status=1
grep -e ratio -e ' ms ' "$folder/growth.txt" || :
[ $status = 0 ] || fail 'that found something' "read $folder and $LOGS/fuzz.log"
