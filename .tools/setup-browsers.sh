#!/bin/sh
# Installs the browsers, drivers and hosts of the tests where they are missing.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

missing=
have chromium || missing="$missing chromium"
have chromedriver || missing="$missing chromium-driver"
have firefox-esr || have firefox || missing="$missing firefox-esr"
have WebKitWebDriver || missing="$missing webkit2gtk-driver"
have xvfb-run || missing="$missing xvfb xauth"
have xauth || missing="$missing xauth"
# The hosts the published folder is tried on.
have nginx || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
have caddy || missing="$missing caddy"
have apache2 || missing="$missing apache2-bin"
have python3 || missing="$missing python3"
if [ -n "$missing" ]; then
  # shellcheck disable=SC2086 # a list of packages
  debian_packages browsers "installing the browsers and hosts of the tests:$missing" $missing
fi
cargo_tool geckodriver "$GECKODRIVER_VERSION" geckodriver --version

# What the scenarios judge pages with. Beside the sources npm would leave its node_modules where git looks.
packages=target/e2e
mkdir -p "$packages"
if ! cmp -s tests/e2e/package-lock.json "$packages/installed.json"; then
  cp tests/e2e/package.json tests/e2e/package-lock.json tests/e2e/.npmrc "$packages/"
  step axe 'installing the rules of accessibility (axe-core)' 'check the network, then run make test again' \
    sh -c "cd $packages && npm ci --no-audit --no-fund"
  cp tests/e2e/package-lock.json "$packages/installed.json"
fi
