#!/bin/sh
# Reads for long: by chance in every engine, many turns in one document, and other markup each time.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

export MASTHEAD_MONKEY_STEPS="${MASTHEAD_MONKEY_STEPS:-10000}"
export MASTHEAD_MONKEY_SEED="${MASTHEAD_MONKEY_SEED:-$(date +%s)}"
export MASTHEAD_MARKUP_SEED="${MASTHEAD_MARKUP_SEED:-$MASTHEAD_MONKEY_SEED}"
export MASTHEAD_TURNS="${MASTHEAD_TURNS:-1000}"

echo "masthead: $MASTHEAD_MONKEY_STEPS steps in real browsers, from seed $MASTHEAD_MONKEY_SEED"
xvfb-run -a -s '-screen 0 1400x1000x24' cargo test --locked --test e2e -- \
  --test-threads=2 --nocapture monkey long_use one_tree
