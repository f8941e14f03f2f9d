#!/bin/sh
# Looks through the workflows: what GitHub would not understand (actionlint, with ShellCheck where it is installed), and what
# others could make use of (zizmor; with a GH_TOKEN it also asks whether each commit that is named is there).
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

# Ours, and the one that `masthead new --deploy github-pages` writes.
workflows='.github/workflows/*.yml src/program/new/deploy/github-pages.yml'

if ! actionlint -version 2>/dev/null | grep -qF "$ACTIONLINT_VERSION"; then
  have go || fail 'there is neither actionlint nor Go, which it is built with' \
    "install Go, or actionlint $ACTIONLINT_VERSION, then run make workflows again"
  step actionlint "installing actionlint $ACTIONLINT_VERSION" 'read the log above' \
    env GOBIN="$CARGO_HOME/bin" go install "github.com/rhysd/actionlint/cmd/actionlint@v$ACTIONLINT_VERSION"
fi
cargo_tool zizmor "$ZIZMOR_VERSION" zizmor --version

echo 'masthead: what GitHub would not understand'
# shellcheck disable=SC2086 # a list of files
actionlint $workflows
echo 'masthead: what others could make use of'
# shellcheck disable=SC2086
zizmor --quiet --persona pedantic $workflows .github/dependabot.yml
