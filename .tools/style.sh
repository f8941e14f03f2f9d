#!/bin/sh
# Joins the style sheets: tokens first, then what they apply to, last what stands in for colours where there are none.
set -eu
cd "$(dirname "$0")/.."
mkdir -p target
cat style/tokens.css style/base.css style/page.css style/components/*.css style/forced_colours.css >target/style.css.new
if cmp -s target/style.css.new target/style.css; then rm target/style.css.new; else mv target/style.css.new target/style.css; fi
