#!/bin/sh
# Has LibreOffice open the spreadsheets of the sample months, and looks for what must be on their pages:
# spreadsheet.sh BUILD_DIR
set -eu
build=$(cd "$1" && pwd)
samples=$(cd "$(dirname "$0")/../../samples/three-months" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
(cd "$samples" && "$build/careaudit" check --as-of 2026-03-31 --fail-on never -q -f none -o "$work/full.xlsx" --public "$work/public.xlsx" 2026-03)
"$build/careaudit" sample --seed 7 --per-ward 2 --as-of 2026-03-31 --only 'goal.*' -o worksheet.xlsx "$samples/2026-03"

# opens FILE WORDS...: as a page of it, whole and without an error in a cell
opens() {
  soffice --headless -env:UserInstallation="file://$work/profile" --convert-to pdf "$1.xlsx" > /dev/null 2>&1
  pdftotext -layout "$1.pdf" "$1.txt"
  if grep -E '#(REF|NAME|VALUE|DIV/0|N/A)' "$1.txt"; then
    echo "$1.xlsx has an error in a cell" >&2
    exit 1
  fi
  name=$1
  shift
  for words in "$@"; do
    grep -q "$words" "$name.txt" || { echo "$name.xlsx does not show: $words" >&2; exit 1; }
  done
}
opens full 'Care-plan audit, 31 March 2026' 'Elm Ward' '69.2%' 'ELM-1116' 'Not a medical device'
opens public 'Small numbers: 1 to 7 are withheld' 'Elm Ward'
opens worksheet 'rater1' 'goals\[0\]' 'Drawn with seed 7'
if grep -q 'ELM-1116' public.txt; then
  echo "public.xlsx names a plan" >&2
  exit 1
fi
echo "LibreOffice opens them"
