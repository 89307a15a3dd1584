#!/bin/sh
# Audits the sample months and has axe-core look for barriers in the pages of check, trend and compare, in
# a headless browser; also in a page with one put in, to see that it would be found: axe.sh BUILD_DIR
set -eu
build=$(cd "$1" && pwd)
samples=$(cd "$(dirname "$0")/../../samples/three-months" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent axe-core@4.14.1 > /dev/null
tar -xzf axe-core-4.14.1.tgz package/axe.min.js
audit() { (cd "$samples" && "$build/careaudit" check --fail-on never -q "$@"); }
audit --as-of 2026-03-31 -f html 2026-03 > page.html
audit --as-of 2026-03-31 -f none --public "$work/public.html" 2026-03
# Rounds enough for control charts, the months in turn.
number=0
for month in 2025-01 2025-02 2025-03 2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02; do
  number=$((number % 3 + 1))
  audit --as-of "$month-28" -f none --save "$work/audits.db" "2026-0$number"
done
audit --as-of 2026-03-31 -f none --save "$work/audits.db" 2026-03
"$build/careaudit" trend audits.db --target personal-goals=70 --rebase '2025-09-01=named goals began' -o trend.html
"$build/careaudit" compare audits.db 2026-02-28 2026-03-31 -o compare.html
sed 's/<\/main>/<img width="1" height="1"\/><\/main>/' page.html > barred.html

# barriers PAGE: axe-core's findings, a line each
barriers() {
  {
    sed '/<\/body>/,$d' "$1"
    echo '<script>/*<![CDATA[*/'
    cat package/axe.min.js
    cat << 'END'
/*]]>*/</script>
<script>
addEventListener("load", () => axe.run().then(result => {
  const said = ["ran " + result.passes.length, ...result.violations.map(one => "barrier " + one.id)];
  document.body.innerHTML = '<pre id="said"></pre>';
  document.getElementById("said").textContent = said.join("\n");
}));
</script></body></html>
END
  } > with_axe.html
  chromium --headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run \
    --user-data-dir="$work/profile" --virtual-time-budget=30000 --dump-dom "file://$work/with_axe.html" \
    2> /dev/null | sed -n 's/.*<pre id="said">//;s/<\/pre>.*//;/^ran /p;/^barrier /p'
}

for page in page public trend compare; do
  said=$(barriers "$page.html")
  echo "$said" | grep -q '^ran [1-9]' || { echo "axe-core did not run on $page.html" >&2; exit 1; }
  if echo "$said" | grep '^barrier '; then
    echo "found on $page.html" >&2
    exit 1
  fi
done
barriers barred.html | grep -q '^barrier image-alt' || { echo "a barrier put in was not found" >&2; exit 1; }
echo "no barriers"
