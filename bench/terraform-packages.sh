#!/bin/bash
# Parses every file of Terraform's language that packages carry, beside Terraform's own formatter, and prints a Markdown table.
# usage: bash bench/terraform-packages.sh [CACHE] [--docs]
#   CACHE  where packages are fetched and unpacked; default $TMPDIR/tf-packages. What is there already is not fetched again.
#   --docs  also write the table to bench/terraform-packages.md, from which docs/accuracy.md takes it
# Needs apt-get, npm, terraform and the .NET SDK. Packages are fetched by name with their ordinary clients and only unpacked, never installed.
set -uo pipefail; export CHECKPOINT_DISABLE=1 TF_CLI_CONFIG_FILE=
HERE=$(cd "$(dirname "$0")" && pwd); CACHE=${TMPDIR:-/tmp}/tf-packages; DOCS=
for option in "$@"; do case $option in --docs) DOCS=1 ;; *) CACHE=$option ;; esac; done
DEBIAN="ansible golang-github-alecthomas-chroma-dev golang-github-alecthomas-chroma-v2-dev golang-github-hashicorp-atlas-go-dev
  golang-github-hashicorp-go-azure-helpers-dev golang-github-hashicorp-go-bexpr-dev golang-github-hashicorp-go-discover-dev
  golang-github-hashicorp-go-getter-dev golang-github-hashicorp-go-slug-dev golang-github-hashicorp-go-tfe-dev
  golang-github-hashicorp-hcl-dev golang-github-hashicorp-hcl-v2-dev golang-github-hashicorp-hil-dev
  golang-github-hashicorp-terraform-json-dev golang-github-hashicorp-terraform-svchost-dev golang-github-knadh-koanf-dev
  packer python3-pyhcl ruby-github-linguist ruby-rouge"
NPM="@cdktf/hcl-tools@0.21.0 @cdktf/hcl2cdk@0.21.0 @cdktf/hcl2json@0.21.0 @cdktf/provider-generator@0.21.0 @cdktn/hcl2cdk@0.24.0
  @evops/hcl-terraform-parser@1.0.0 @goldstack/infra-aws@0.3.12 @goldstack/template-s3@0.5.89 @goldstack/utils-terraform-aws@0.3.17
  @goldstack/utils-terraform@0.3.17 @nx-extend/terraform@9.0.1 @pocket-tools/terraform-modules@5.20.0
  @seatgeek/backstage-plugin-scaffolder-backend-module-hcl@2.0.2 @terraform-visual/cli@0.2.1
  @tree-sitter-grammars/tree-sitter-hcl@1.2.0 cdktf-cli@0.21.0 codemirror-lang-hcl@0.2.0 gopher-hcl@0.2.0 hcl-parser@0.1.1
  hcl-to-json@0.1.1 hcl2-json-parser@1.0.1 hcl2-parser@1.0.3 js-hcl-parser@1.0.1 json-to-tf@0.3.1 terraform-generator@6.7.0
  terraform-mcp-server@0.13.0 tf-next@0.13.2 tfvalidator@1.0.1"
FILES=$CACHE/unpacked; mkdir -p "$CACHE/deb" "$CACHE/npm" "$FILES"

cd "$CACHE/deb" || exit 1
for name in $DEBIAN; do
  ls "${name}"_*.deb >/dev/null 2>&1 || apt-get download "$name" >/dev/null 2>&1 || { echo "not to be had: $name" >&2; continue; }
  file=$(ls "${name}"_*.deb | tail -1); version=${file#*_}; version=${version%_*}
  to="$FILES/Debian $name ${version//%3a/:}"
  # INVARIANT: only moved to its place when it is whole.
  [ -d "$to" ] || { mkdir -p "$FILES/.part" && dpkg-deb -x "$file" "$FILES/.part" && mv "$FILES/.part" "$to"; }
done
cd "$CACHE/npm" || exit 1
for package in $NPM; do
  name=${package%@*}; version=${package##*@}; file=${name#@}; file=${file//\//-}-$version.tgz
  [ -f "$file" ] || npm pack "$package" >/dev/null 2>&1 || { echo "not to be had: $package" >&2; continue; }
  to="$FILES/npm ${name//\//%2F} $version"
  [ -d "$to" ] || { mkdir -p "$FILES/.part" && tar xzf "$file" -C "$FILES/.part" && mv "$FILES/.part" "$to"; }
done
rm -rf "$FILES/.part"
dotnet build "$HERE/Cairn.Bench" -c Release -v q >/dev/null || exit 1
TABLE=$(dotnet "$(dirname "$HERE")/artifacts/bin/Cairn.Bench/release/Cairn.Bench.dll" syntax "$FILES"); CODE=$?
echo "$TABLE"
[ -z "$DOCS" ] || { echo "\`bash bench/terraform-packages.sh --docs\`, $(date -u +%F), Terraform $(terraform version -json | sed -n 's/.*"terraform_version": *"\([^"]*\)".*/\1/p'). Packages that hold no such file are left out."; echo; echo "$TABLE"; } > "$HERE/terraform-packages.md"
exit $CODE
