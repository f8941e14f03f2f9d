#!/bin/sh
# Joins the style sheets: tokens first, then what they apply to.
set -eu
cd "$(dirname "$0")/.."
mkdir -p target
cat style/tokens.css style/base.css style/page.css style/components/*.css >target/style.css.new
if cmp -s target/style.css.new target/style.css; then rm target/style.css.new; else mv target/style.css.new target/style.css; fi
