// With --evidence none, given or a format's default, no output holds a word, name, number or key of a plan.
#include <doctest/doctest.h>

#include <array>
#include <set>

#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "report/report.h"
#include "support/program.h"

using namespace careaudit;

namespace {

/// What must not be told: the mark that stands in every text and key, and numbers that several rules judge.
constexpr std::array<std::string_view, 7> canaries{"zqx", "943 476 5919", "9434765919", "960 77", "96077", "zz9 9qz", "maudlin"};

/// Every kind of field filled with canaries, so that as many rules as can be have something to quote.
constexpr std::string_view full_plan = R"(careplan: 1
id: P-1
title: Zqxtitle
type: zqxtype
status: zqxstatus
ward: Rowan
team: Team A
admitted: 31 zqx 2026
created: 2026-13-45zqx
last_review: 3 Zqx
review_date: 41 zqx 2026
assessment: {date: 2026 zqx, by: Ama Zqxby, text: zqxfound TBC}
person:
  ref: Zqxref
  preferred_name: Zqxsam
  views: "zqxviews, XXXX"
  strengths: [zqxstrength, "[zqx strength]"]
  identity: "[insert zqxidentity]"
  capacity: Zqxcapacity lacks capacity, is non-compliant and refuses zqxmeds
  zqx_liked: yes
  life_areas: {accommodation: zqxhome, zqx_area: "zqxarea, ring 943 476 5919"}
coordinator: {name: Jo Zqxsmith, role: Zqx Worker, phone: "0163 960 77", zqxpager: 4, cover: {name: Zqxcover, phone: "0163 96077"}}
needs:
  - {id: zqxn1, text: Zqxneeds a referral to the zqx CMHT and ZQX, domain: zqxdomain, unmet: true, plan: zqxtbc, zqxowner: me}
  - {id: zqxn2, text: Referral to Zqxservice, unmet: yes, plan: monitor}
goals:
  - {id: zqxg1, text: Zqxsam will be compliant with zqxmedication 100% of the time, need: zqxnone, target_date: 12 zqx 2020, status: zqxopen}
  - {id: zqxg2, text: To be referred to zqxpsychology, target_date: 2020-01-02, measure: "<zqx measure>"}
  - {id: zqxg3, text: Żółta zqxłódka płynie po jeziorze i nikt nie wie dokąd zqxpłynie}
actions:
  - {id: zqxa1, text: Monitor zqxmood, goal: zqxnogoal, responsible: zqx team, when: zqxwhen, where: zqxwhere, status: zqxdone}
  - {id: zqxa2, text: Take Zqxsam to the zqxpool, responsible: {name: Zqxnurse, role: zqxrole, zqxgrade: "6, zz9 9qz"}, when: as zqxneeded}
  - {id: zqxa3, text: CPN to support zqxsam as appropriate, responsible: all zqxstaff}
avoid: [zqxavoid, [zqxdeep, "NHS number 943 476 5919"]]
crisis:
  warning_signs: [zqxsign]
  what_helps: [zqxhelp TBC]
  responds_best_to: {name: Zqxgran, relationship: zqxgrandmother, phone: "0163 96077"}
  contacts: [{name: Zqxline, role: zqxrole, phone: "0163 960 77", hours: zqx to zqx}, {name: Zqxtwo, phone: "01632 960 774", hours: "9-5 zqxdays"}]
  actions: [{text: zqxcrisis, responsible: zqx ward}]
  notes: Zqxnotes available 24/7, e-mail zqx@example.org
contingency: {coordinator_away: zqxaway, elements: [{if: zqxif, then: discharge zqxthen}, {then: zqxthen}]}
safety: {issues: [zqxissue, "Born 01/02/1980, zqx lives at ZZ9 9QZ"], actions: [{text: zqxsafe}], safeguarding: TBC zqx}
involvement:
  agreed: zqxmaybe
  copy_given: zqxcopy
  carers: [{name: Zqxcarer, relationship: zqxaunt, views: zqxviews, share: zqxperhaps}]
  differences: zqxdifferent
shared_with: [{name: Zqxshared, role: zqxgp, date: 3 zqx}]
transfer: zqxtransfer to the CMHT
dialog: {scores: {job: zqx}, focus: [zqxfocus]}
budget: {amount: zqxamount, monitored_by: zqx team}
aftercare: [zqxaftercare]
signed: zqxsigned
medicines: [zqxpam 5mg prn]
sections:
  zqx_eating: Zqxsam is non-compliant, attention seeking and manipulative at zqxmeals
  zqx_breaks: ["[zqx to complete]", "Maudlin MAUDLIN zqx, zqx@example.org"]
  zqx_reading: >-
    Zqxability notwithstanding, the multidisciplinary zqxological interdisciplinarity of Zqxsam's individualised
    biopsychosocial formulation necessitates comprehensive zqxological re-evaluation of antipsychotic
    pharmacotherapeutic responsiveness, incorporating systematic zqxometrical characterisation of
    neurodevelopmental heterogeneity, interpersonal vulnerability, occupational rehabilitation opportunities,
    environmental considerations, accommodation availability, motivational difficulties and extraordinarily
    complicated zqxological medicolegal responsibilities throughout hospitalisation, notwithstanding that the
    multidisciplinary deliberations concerning Zqxsam's rehabilitation necessitated considerable additional
    documentation of professional responsibilities and organisational accountability.
  zqx_other: Tony likes his zqxtea. He says Mr Zqxother is his brother and she shouted at him.
zqx_notes: "Zqx notes 943 476 5919"
zqx_map: {zqx_list: [zqx, "zqx ZZ9 9QZ"], reveiw_date: zqx}
goal_zqx: 1
reveiw_zqx: 2
)";

/// The trouble that each reader finds, on lines and in keys of canaries.
void write_trouble(const TestFolder& folder) {
  folder.write("in/private.yaml", "careplan: 1\nid: 943 476 5919\nward: Rowan\nzqx-nhs: 943 476 5919\n");
  folder.write("in/twice.yaml", "careplan: 1\nid: P-2\nzqxkey: zqx\nzqxkey: zqx\n");
  folder.write("in/quote.yaml", "careplan: 1\nid: P-3\nzqxkey: \"zqx\n");
  folder.write("in/colon.yaml", "careplan: 1\nid: P-4\ntitle: zqx: zqx\n");
  folder.write("in/flow.yaml", "careplan: 1\nid: P-5\nneeds: [{text: zqx, zqx: [}]\n");
  folder.write("in/alias.yaml", "careplan: 1\nid: P-6\ntitle: *zqx\n");
  folder.write("in/tag.yaml", "careplan: 1\nid: P-7\ntitle: !zqx!zqx zqx\n");
  folder.write("in/version.yaml", "%YAML zqx\n---\ncareplan: 1\nid: P-8\n");
  folder.write("in/bytes.yaml", "careplan: 1\nid: P-9\ntitle: zqx\xFF\n");
  folder.write("in/shape.yaml", "careplan: 1\nid: P-10\ntitle: {zqx: zqx}\nreview_date: [zqx]\nneeds: zqx\n");
  folder.write("in/key.yaml", "careplan: 1\nid: P-25\nneeds: [{zqx: 1, [zqx]: 2}]\n");
  folder.write("in/comma.yaml", "careplan: 1\nid: P-11\ncrisis: {notes: zqx, and zqx}\n");
  folder.write("in/twice.json", R"({"careplan": 1, "id": "P-12", "zqx": "zqx", "zqx": "zqx"})");
  folder.write("in/open.json", R"({"careplan": 1, "id": "P-13", "zqx": "zqx)");
  folder.write("in/word.json", R"({"careplan": 1, "id": "P-14", "zqx": zqx})");
  folder.write("in/field.json", R"({"careplan": 1, "id": "P-15", "zqx_field": {"zqx": "943 476 5919"}, "sections": {"zqx": "TBC zqx"}})");
  folder.write("in/end.xml", "<careplan id='P-16'><zqxa><zqxb>zqx</zqxa></careplan>");
  folder.write("in/entity.xml", "<careplan id='P-17'><title>&zqx;</title></careplan>");
  folder.write("in/attribute.xml", "<careplan id='P-18' zqx='zqx' zqx='zqx'/>");
  folder.write("in/tag.xml", "<careplan id='P-19'><zqx zqx='zqx></careplan>");
  folder.write("in/open.xml", "<zqxplans><careplan id='P-20'/><carplan zqx='zqx'/><zqx>");
  folder.write("in/close.xml", "<zqxplans><careplan id='P-21'/></zqx></zqxplans></zqx>");
  folder.write("in/second.xml", "<zqxplans><careplan id='P-22'/></zqxplans><zqxmore/>");
  folder.write("in/record.xml", "<zqx:careplan id='P-23'><title>zqx</title>");
  folder.write("in/field.xml", "<careplan id='P-24'><zqxfield zqx='ZZ9 9QZ'>zqx 943 476 5919</zqxfield><goal zqx='1'>zqx</goal></careplan>");
}

TestFolder& exports() {
  static TestFolder folder;
  if (!folder.has("in")) {
    folder.write("in/full.yaml", std::string(full_plan));
    folder.write("in/copy.yaml", std::string(full_plan));
    folder.write("out/.keep", "");
    write_trouble(folder);
  }
  return folder;
}

/// The first canary in what was written, with what stands around it; "" when there is none.
std::string canary_in(const std::string& text) {
  const std::string folded = fold_ascii(text);
  for (const auto canary : canaries) {
    if (const auto at = folded.find(canary); at != std::string::npos) {
      const auto from = at - std::min<std::size_t>(at, 120);
      return text.substr(from, 240);
    }
  }
  return "";
}

Ran audit(const std::string& format, const std::vector<std::string>& more) {
  std::vector<std::string> arguments{"check", "--as-of", "2026-06-01", "--all-outcomes", "-f", format, "@in"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return exports().run(arguments);
}

void must_be_discreet(const std::string& format, const std::vector<std::string>& more) {
  const Ran ran = audit(format, more);
  CHECK(ran.status == 2);
  CHECK_MESSAGE(canary_in(ran.out).empty(), format, ": ", canary_in(ran.out));
  CHECK_MESSAGE(canary_in(ran.err).empty(), format, ", standard error: ", canary_in(ran.err));
}

}  // namespace

TEST_CASE("--evidence none: no format holds a byte of a plan's words, nor does standard error") {
  for (const ReportFormat* format : report_formats()) {
    must_be_discreet(std::string(format->name), {"--evidence", "none"});
  }
}

TEST_CASE("formats that quote nothing by themselves do not do so without the option") {
  for (const ReportFormat* format : report_formats()) {
    if (format->evidence == EvidenceShown::none) {
      must_be_discreet(std::string(format->name), {});
    }
  }
}

TEST_CASE("a file is as discreet as standard output, by its own format") {
  for (const ReportFormat* format : report_formats()) {
    const std::string name(format->name);
    must_be_discreet("none", {"--evidence", "none", "-o", name + "=@out/none." + name});
    CHECK_MESSAGE(canary_in(exports().read("out/none." + name)).empty(), name, ": ", canary_in(exports().read("out/none." + name)));
    (void)audit("text", {"-o", name + "=@out/usual." + name});
    const bool is_quoting = !canary_in(exports().read("out/usual." + name)).empty();
    CHECK_MESSAGE(is_quoting == (format->evidence != EvidenceShown::none), name);
  }
}

TEST_CASE("the canaries are quoted where quoting is asked for") {
  std::set<std::string> quoting;
  const Ran full = exports().run({"check", "--as-of", "2026-06-01", "-f", "json", "--evidence", "words", "@in/full.yaml"});
  const auto report = nlohmann::json::parse(full.out);
  for (const auto& row : report["plans"].at(0)["outcomes"]) {
    if (!canary_in(row.dump()).empty()) {
      quoting.insert(row["rule"]);
    }
  }
  CHECK(quoting.size() >= 17);
  for (const ReportFormat* format : report_formats()) {
    const bool is_packed = format->name == "xlsx";   // tests/report/canary.py unpacks it.
    const bool has_rows = format->name != "none" && format->name != "measures-csv" && format->name != "measurereport" && !is_packed;
    const Ran words = audit(std::string(format->name), {"--evidence", "words"});
    CHECK_MESSAGE(!canary_in(words.err).empty(), format->name);
    CHECK_MESSAGE(canary_in(words.out).empty() != has_rows, format->name);
  }
}

TEST_CASE("nothing but what is said differs, and two workers say what one says") {
  const std::string none = audit("json", {"--evidence", "none", "--jobs", "1"}).out;
  CHECK(audit("json", {"--evidence", "none", "--jobs", "2"}).out == none);
  const std::string text = audit("text", {"--evidence", "none"}).out;
  CHECK(text.find("sections own field 1") != std::string::npos);
  CHECK(none.find("\"item\":\"sections.own_field[0]\"") != std::string::npos);
  CHECK(none.find("`…` is given twice; first on line 3") != std::string::npos);
  CHECK(none.find("unknown field `…`") != std::string::npos);
  CHECK(none.find("`</…>` stands where `<…>`") != std::string::npos);
}

TEST_CASE("under full every format with findings has the whole text of an item") {
  for (const std::string format : {"text", "json", "ndjson", "csv", "sarif", "junit", "html", "github"}) {
    const std::string whole = "Zqxcapacity lacks capacity, is non-compliant and refuses zqxmeds";
    CHECK_MESSAGE(audit(format, {"--evidence", "full"}).out.find(whole) != std::string::npos, format);
    CHECK_MESSAGE(audit(format, {"--evidence", "words"}).out.find(whole) == std::string::npos, format);
  }
}
