# The ways to use this project. Each says what it does, and installs what it needs the first time.

.PHONY: serve publish test monkey fuzz bench check deny sbom dist reproducible workflows help

help: ## what there is to type
	@awk -F ':.*## ' '/^[a-z]*:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## install what is missing, build, and show the publication at http://127.0.0.1:8080, live
	@sh .tools/setup-build.sh
	@echo 'masthead: building; then read at http://127.0.0.1:8080 (Ctrl-C ends it)'
	@trunk serve

publish: ## finished pages of every address in dist/, ready to upload
	@sh .tools/setup-build.sh
	@sh .tools/build.sh

test: ## install the browsers and drivers that are missing, and run every test
	@sh .tools/setup-build.sh
	@sh .tools/setup-browsers.sh
	@sh .tools/build.sh
	@sh .tools/test.sh

monkey: ## read for a night by chance in every engine: 10,000 steps, and 1,000 turns in one document
	@sh .tools/setup-build.sh
	@sh .tools/setup-browsers.sh
	@sh .tools/build.sh
	@sh .tools/monkey.sh

fuzz: ## read ten million inputs a parser that nobody wrote, for hours; what is found comes to target/fuzz/
	@sh .tools/fuzz.sh

bench: ## measure against peers, into tests/bench/RESULTS.md
	@sh .tools/setup-build.sh
	@sh .tools/build.sh
	@sh .tools/bench.sh

deny: ## licences, sources, duplicates and known faults of the crates
	@sh .tools/deny.sh

sbom: ## what the app and the program are made of (CycloneDX), into target/sbom/
	@sh .tools/sbom.sh

dist: ## the program with the app inside, its manual, licences and what they are made of, as one archive in target/
	@sh .tools/setup-build.sh
	@sh .tools/build.sh
	@sh .tools/dist.sh

reproducible: ## build what is committed once more elsewhere, and compare every byte
	@sh .tools/setup-build.sh
	@sh .tools/build.sh
	@sh .tools/reproducible.sh

workflows: ## what is wrong or unsafe in .github/workflows/, and in the one that `masthead new` writes
	@sh .tools/workflows.sh

check: ## formatting and lints
	@cargo fmt --check
	@cargo clippy --all-targets -- -D warnings
	@cargo clippy --test e2e -- -D warnings
	@cargo clippy --features embedded-app --bin masthead -- -D warnings
	@cargo clippy --target wasm32-unknown-unknown --no-default-features --features csr,hydrate --bin app -- -D warnings
