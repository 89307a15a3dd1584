// What a run says of files and plans that it cannot audit: nothing is lost without a word.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace {

/// The JSON report of the folder's `in`.
nlohmann::json audited(const TestFolder& folder, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"check", "--as-of", "2026-06-01", "-q", "-f", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.emplace_back("@in");
  return nlohmann::json::parse(folder.run(std::move(arguments)).out);
}

/// What standard error says of one plan.
std::string said_of(const std::string& plan, std::vector<std::string> more = {}) {
  const TestFolder folder;
  folder.write("p.yaml", plan);
  std::vector<std::string> arguments{"check", "--as-of", "2026-06-01", "--fail-on", "never", "-f", "none", "--evidence", "words"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.emplace_back("@p.yaml");
  return folder.run(std::move(arguments)).err;
}

std::string outcome_of(const nlohmann::json& plan, const std::string& rule) {
  for (const auto& row : plan["outcomes"]) {
    if (row["rule"] == rule) {
      return row["outcome"];
    }
  }
  return "";
}

}  // namespace

TEST_CASE("plans, files that cannot be read and files that were skipped add up to what is there") {
  const TestFolder folder;
  folder.write("in/good.yaml", "careplan: 1\nid: A\n");
  folder.write("in/two.yaml", "careplan: 1\nid: B\n---\nname: no plan\n---\ncareplan: 1\nid: C\nstatus: closed\n");
  folder.write("in/empty.yaml", "");
  folder.write("in/comment.yml", "# nothing else\n");
  folder.write("in/broken.xml", "<careplan><goals>");
  folder.write("in/settings.yaml", "colour: blue\n");
  folder.write("in/double.yaml", "colour: blue\ncolour: red\n");
  folder.write("in/letter.docx", "x");
  folder.write("in/notes", "x");
  folder.write("in/.hidden/plan.txt", "x");
  const auto report = audited(folder);
  const auto& totals = report["totals"];
  CHECK(totals["plans"] == 2);
  CHECK(totals["not_audited"]["closed"] == 1);
  CHECK(totals["unreadable"] == 4);
  CHECK(totals["skipped_files"] == 4);
  CHECK(totals["skipped_records"] == 1);
}

TEST_CASE("files of a folder that are skipped are named, and counted when they are many") {
  const TestFolder folder;
  folder.write("in/a.yaml", "careplan: 1\n");
  folder.write("in/b.txt", "x");
  folder.write("in/c.yaml", "colour: blue\n");
  const Ran few = folder.run({"check", "--as-of", "2026-06-01", "--fail-on", "never", "-f", "none", "@in"});
  CHECK(few.status == 0);
  CHECK(few.err ==
        "in/b.txt: warning: this file is of a format that is not read; skipped\n"
        "    `careaudit formats` lists what can be read\n"
        "in/c.yaml: warning: this is no care plan; skipped\n"
        "    a plan has `careplan: 1`, or two of `needs`, `goals`, `actions`, `crisis`, `review_date` and `coordinator`, or is a FHIR CarePlan or a C-CDA Care Plan\n");
  for (int i = 0; i < 30; ++i) {
    folder.write("in/more" + std::to_string(i) + ".txt", "x");
  }
  const auto report = audited(folder);
  CHECK(report["totals"]["skipped_files"] == 32);
  CHECK(report["problems"].size() == 21);
  CHECK(report["problems"].back()["message"] == "12 more files were skipped and not named here");
}

TEST_CASE("a file whose bytes its encoding does not have cannot be read, wherever it was found") {
  const TestFolder folder;
  std::string text = "\xFF\xFE";
  for (int i = 0; i < 1000; ++i) {
    text += std::string("#\0", 2);
  }
  for (const std::size_t bytes : {9U, 1001U}) {
    folder.write("in/cut.yaml", text.substr(0, bytes));
    const Ran ran = folder.run({"check", "--as-of", "2026-06-01", "-f", "none", "@in"});
    CHECK(ran.status == 2);
    CHECK(ran.err == "in/cut.yaml: error: the file holds bytes that its encoding does not have; it may be cut short\n    export it again, as UTF-8\n");
    CHECK(audited(folder)["totals"]["unreadable"] == 1);
  }
}

TEST_CASE("a slip in the status does not lose the plan") {
  CHECK(said_of("careplan: 1\nstatus: actve\n") ==
        "p.yaml:2:9: warning: unknown `status`; the plan is taken as `active`; did you mean `active`?\n"
        "    it is one of `active`, `draft`, `closed` and `template`\n");
  const TestFolder folder;
  folder.write("in/p.yaml", "careplan: 1\nstatus: Closd\n");
  const auto report = audited(folder);
  REQUIRE(report["plans"].size() == 1);
  CHECK(report["plans"][0]["status"] == "active");
}

TEST_CASE("a review date that cannot be read is none, and its plan is not in date") {
  const TestFolder folder;
  for (const std::string date : {"TBC", "31/11/2026", "asap", "see notes", "6/12", "\"\""}) {
    CAPTURE(date);
    folder.write("in/p.yaml", "careplan: 1\nreview_date: " + date + "\n");
    const auto report = audited(folder);
    CHECK(outcome_of(report["plans"][0], "review.date-present") == "fail");
    for (const auto& measure : report["measures"]) {
      if (measure["id"] == "review-in-date") {
        CHECK(measure["total"]["numerator"] == 0);
        CHECK(measure["total"]["denominator"] == 1);
      }
    }
  }
  folder.write("in/p.yaml", "careplan: 1\nreview_date: 1/6/2026\n");
  CHECK(outcome_of(audited(folder)["plans"][0], "review.date-present") == "pass");
}

TEST_CASE("problems of a plan say what was probably meant") {
  CHECK(said_of("careplan: 1\ncreated: 6/12\n") ==
        "p.yaml:2:10: warning: what `created` holds has no year\n    write it as 2026-03-31, or day first as 31/03/2026\n");
  CHECK(said_of("careplan: 1\nactions: [{text: Ring Mum, whn: Monday}]\n") ==
        "p.yaml:2:28: warning: unknown field `whn`; did you mean `when`?\n    rules do not read it as it is\n");
  CHECK(said_of("careplan: 1\nreview: 2027-01-01\n") ==
        "p.yaml:2:1: warning: `review` is read as one of `reviews`; did you mean `review_date`?\n    write `reviews` or `review_date`\n");
  CHECK(said_of("careplan: 1\nreview: 2026-01-01\nreview_date: 2027-01-01\n") == "");
  CHECK(said_of("careplan: 1\ngoals:\n\t- swim\n") == "p.yaml:3:1: error: a tab is used for indentation\n    indent with spaces\n");
}

TEST_CASE("of copies it is said why one counts") {
  const auto said = [](const std::string& first, const std::string& second) {
    const std::string err = said_of("careplan: 1\nid: A\n" + first + "---\ncareplan: 1\nid: A\n" + second);
    return err.substr(0, err.find('\n'));
  };
  CHECK(said("", "") == "p.yaml:1:1: warning: the same plan id stands at p.yaml:4, and neither says when it was `updated`; the later copy counts, and this one does not");
  CHECK(said("updated: 2026-01-01\n", "updated: 2026-01-01\n") ==
        "p.yaml:1:1: warning: the same plan id stands at p.yaml:5, `updated` on the same day; the later copy counts, and this one does not");
  CHECK(said("updated: 2026-02-01\n", "updated: 2026-01-01\n") == "p.yaml:5:1: warning: the same plan id stands at p.yaml:1, which is newer; this copy is not counted");
  CHECK(said("updated: 2026-02-01\n", "") == "p.yaml:5:1: warning: the same plan id stands at p.yaml:1, which says when it was `updated`; this copy is not counted");
}

TEST_CASE("when dates leave nothing to audit, it is said why") {
  CHECK(said_of("careplan: 1\ncreated: 2026-01-01\n", {"--since", "2026-03-01"}) ==
        "error: no plan was audited: 1 outside dates\n"
        "    `--since` and `--until` look at `created`, else `admitted`, else `last_review`, and take plans from 2026-03-01 to any day\n");
  CHECK(said_of("careplan: 1\n", {"--until", "admitted:2026-03-01"}) ==
        "error: no plan was audited: 1 no date\n    plans without a date in `admitted` cannot be chosen by `--since` and `--until`\n");
  CHECK(said_of("careplan: 1\nstatus: draft\n") ==
        "error: no plan was audited: 1 draft\n    `--status active` audits only those; `--status all` takes every plan\n");
}
