#!/bin/sh
# Audits the sample months and has axe-core look for barriers in the page, in a headless browser; also
# in a page with one put in, to see that it would be found: axe.sh BUILD_DIR
set -eu
build=$(cd "$1" && pwd)
samples=$(cd "$(dirname "$0")/../../samples/three-months" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent axe-core@4.14.1 > /dev/null
tar -xzf axe-core-4.14.1.tgz package/axe.min.js
(cd "$samples" && "$build/careaudit" check --as-of 2026-03-31 --fail-on never -f html 2026-03) > page.html
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

said=$(barriers page.html)
echo "$said" | grep -q '^ran [1-9]' || { echo "axe-core did not run" >&2; exit 1; }
if echo "$said" | grep '^barrier '; then
  exit 1
fi
barriers barred.html | grep -q '^barrier image-alt' || { echo "a barrier put in was not found" >&2; exit 1; }
echo "no barriers"
