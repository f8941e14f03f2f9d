#!/bin/sh
# Joins the style sheets: tokens first, then what they apply to, last what stands in for colours where there are none.
set -eu
cd "$(dirname "$0")/.."
mkdir -p target
# The drawings keep their name: a style sheet in a cache must not get those of another build.
icons=$(cksum <style/icons.svg | cut -d ' ' -f 1)
cat style/tokens.css style/base.css style/page.css style/components/*.css style/forced_colours.css |
  sed "s/icons\.svg/&?$icons/g" >target/style.css.new
if cmp -s target/style.css.new target/style.css; then rm target/style.css.new; else mv target/style.css.new target/style.css; fi
