// One self-contained page: style and script stand in it.
#include "report/html_page.h"

#include <fmt/format.h>

#include "encode/xml.h"

namespace careaudit {
namespace {

// Contrast of text on its ground is 7:1 or better; nothing is said by colour alone.
constexpr std::string_view style = R"css(
:root{--ink:#1b1f24;--soft:#4a525b;--line:#b8c0c8;--ground:#fff;--band:#f2f5f8;--blue:#0b4f8a}
*{box-sizing:border-box}
html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Arial,sans-serif;color:var(--ink);background:var(--ground)}
body{margin:0}
main,header,footer{max-width:72rem;margin:0 auto;padding:0 1rem}
header{padding-top:1rem}
h1{font-size:1.8rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.35rem;margin:2.2rem 0 .5rem;border-bottom:2px solid var(--blue);padding-bottom:.2rem}
h3{font-size:1.08rem;margin:1.4rem 0 .3rem}
p,ul,dl{max-width:46rem}
a{color:var(--blue)}
a:focus,button:focus,input:focus,summary:focus,[tabindex]:focus{outline:3px solid #a34700;outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static}
.soft{color:var(--soft)}
.glance span{white-space:nowrap}
.scroll{overflow-x:auto;margin:.6rem 0}
table{border-collapse:collapse;min-width:24rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border:1px solid var(--line);padding:.3rem .55rem;text-align:left;vertical-align:top}
thead th{background:var(--band)}
tbody th{font-weight:600}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.all{background:var(--band);font-weight:600}
figure{margin:.8rem 0}
figcaption{color:var(--soft);max-width:46rem}
.date{white-space:nowrap}
svg{max-width:100%;height:auto;display:block}
svg text{font:13px system-ui,-apple-system,"Segoe UI",Arial,sans-serif;fill:var(--ink)}
pre{background:var(--band);padding:.6rem .8rem;overflow-x:auto;font-size:.9rem;margin:.4rem 0}
.tag{display:inline-block;border:1px solid var(--ink);border-radius:.2rem;padding:0 .4rem;font-size:.9rem;white-space:nowrap}
article{border-left:4px solid var(--blue);padding:.1rem 0 .1rem 1rem;margin:1rem 0}
button{font:inherit;background:none;border:0;padding:0;text-decoration:underline;cursor:pointer;color:var(--blue);min-height:24px}
input{font:inherit;padding:.3rem .5rem;border:1px solid var(--ink);min-height:24px}
details summary{cursor:pointer;color:var(--blue);min-height:24px}
@media (max-width:40rem){html{font-size:15px}h1{font-size:1.5rem}}
@media print{
@page{size:A4;margin:14mm}
html{font-size:10.5pt}
main,header,footer{max-width:none;padding:0}
.skip,.tools{display:none}
h2,h3{break-after:avoid}
tr,figure,article{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
}
)css";

// Sorting and filtering only: everything reads without it.
constexpr std::string_view script = R"js(
document.addEventListener('DOMContentLoaded',()=>{
for(const table of document.querySelectorAll('table[data-sort]')){
const body=table.tBodies[0];
const value=(row,i)=>{const t=row.cells[i].textContent.trim();const n=parseFloat(t);return /^-?[\d.]+/.test(t)?n:t.toLowerCase()};
[...table.tHead.rows[0].cells].forEach((cell,i)=>{
const button=document.createElement('button');button.type='button';button.textContent=cell.textContent;cell.textContent='';cell.append(button);
button.addEventListener('click',()=>{
const up=cell.getAttribute('aria-sort')!=='ascending';
for(const other of table.tHead.rows[0].cells)other.removeAttribute('aria-sort');
cell.setAttribute('aria-sort',up?'ascending':'descending');
const rows=[...body.rows];
rows.sort((a,b)=>{const x=value(a,i),y=value(b,i);const c=typeof x===typeof y?(x<y?-1:x>y?1:0):(typeof x==='number'?-1:1);return up?c:-c});
body.append(...rows)})});
const tools=document.createElement('p');tools.className='tools';
const label=document.createElement('label');label.textContent='Show rows that contain ';
const input=document.createElement('input');input.type='search';label.append(input);tools.append(label);
const said=document.createElement('span');said.setAttribute('role','status');said.className='soft';tools.append(' ',said);
table.closest('.scroll').before(tools);
input.addEventListener('input',()=>{let n=0;for(const row of body.rows){const on=row.textContent.toLowerCase().includes(input.value.toLowerCase());row.hidden=!on;n+=on}
said.textContent=input.value?n+' of '+body.rows.length+' rows':''})}
});
)js";

}  // namespace

std::string html_head(std::string_view title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; script-src 'unsafe-inline'\"/>\n"
      "<meta name=\"robots\" content=\"noindex\"/>\n<title>{}</title>\n"
      "<style>/*<![CDATA[*/{}/*]]>*/</style>\n<script>/*<![CDATA[*/{}/*]]>*/</script>\n</head>\n"
      "<body>\n<a class=\"skip\" href=\"#content\">Skip to the measures</a>\n",
      xml_text(title), style, script);
}

std::string html_foot() {
  return "</main>\n</body>\n</html>\n";
}

std::string html_table_head(std::string_view caption,
                            const std::vector<std::string_view>& headings, bool is_sortable) {
  std::string out = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n"
      "<table{1}>\n<caption>{0}</caption>\n<thead><tr>",
      xml_text(caption), is_sortable ? " data-sort=\"yes\"" : "");
  bool is_first = true;
  for (const std::string_view heading : headings) {
    out += fmt::format("<th scope=\"col\"{}>{}</th>", is_first ? "" : " class=\"n\"",
                       xml_text(heading));
    is_first = false;
  }
  return out + "</tr></thead>\n<tbody>\n";
}

std::string html_paragraph(std::string_view text) {
  return fmt::format("<p>{}</p>\n", xml_text(text));
}

std::string html_number(std::string_view text) {
  return fmt::format("<td class=\"n\">{}</td>", xml_text(text));
}

std::string html_table_foot() {
  return "</tbody>\n</table>\n</div>\n";
}

}  // namespace careaudit
