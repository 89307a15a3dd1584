// Exports of other people's systems, where the machine has them, against what was read from them by hand.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/import_fixture.h"

namespace {

using nlohmann::json;

std::string folder() {
  const char* named = std::getenv("CAREAUDIT_REALDATA");
  return named != nullptr ? named : SOURCE_DIR "/../shared/realdata";
}

std::vector<std::string> filled(std::vector<std::string> texts) {
  std::erase(texts, "");
  return texts;
}

std::vector<std::string> strings(const json& list) { return list.is_array() ? list.get<std::vector<std::string>>() : std::vector<std::string>{}; }

/// Whether each text begins so: what was written down by hand leaves out the end of long displays.
bool begin_so(const std::vector<std::string>& texts, const std::vector<std::string>& expected) {
  return std::equal(texts.begin(), texts.end(), expected.begin(), expected.end(), [](const std::string& text, const std::string& begin) { return text.starts_with(begin); });
}

/// The day of a time; of a CDA time without hyphens too.
std::string day(const json& time) { return time.is_string() ? time.get<std::string>().substr(0, 10) : ""; }

std::string status_of(const std::string& theirs) {
  return theirs == "completed" || theirs == "revoked" ? "closed" : theirs == "on-hold" ? "draft" : theirs;
}

/// Names of who is responsible, one each; the person themself is not named in a plan.
std::vector<std::string> performers(const careaudit::Plan& plan) {
  std::vector<std::string> names;
  for (const auto item : plan.tree.children(plan.find("actions"))) {
    const auto party = plan.tree.child(item, "responsible");
    for (const auto one : party != careaudit::no_node && plan.tree[party].kind == careaudit::Kind::list ? plan.tree.children(party) : std::vector{party}) {
      if (one != careaudit::no_node && !plan.text("name", one).empty()) {
        names.emplace_back(plan.text("name", one));
      }
    }
  }
  return names;
}

void check_plan(const json& entry, const ImportedFiles& read) {
  const careaudit::Plan& plan = read.plans.front();
  const json& expected = entry["plan"];
  CHECK(!plan.id.empty());
  if (expected.contains("status")) {
    CHECK(plan.status == status_of(expected["status"]));
  }
  if (expected.contains("type") && expected["type"].is_string() && expected["type"] != "Care Plan") {
    CHECK(plan.type == expected["type"].get<std::string>());
  }
  for (const auto* key : {"created", "period_start"}) {
    if (expected.contains(key) && expected[key].is_string()) {
      CHECK(plan.text("created").substr(0, 10) == day(expected[key]));
      break;
    }
  }
  if (expected.contains("period_end") && expected["period_end"].is_string()) {
    CHECK(plan.text("review_date") == day(expected["period_end"]));
  }
}

void check_needs(const json& needs, const ImportedFiles& read) {
  if (needs.contains("readable")) {
    CHECK(filled(read.texts("needs", "text")).size() == needs["readable"].get<std::size_t>());
  } else if (needs.contains("texts")) {
    CHECK(filled(read.texts("needs", "text")) == strings(needs["texts"]));
  } else if (needs.contains("problem_texts")) {
    CHECK(filled(read.texts("needs", "text")) == strings(needs["problem_texts"]));
  } else {
    CHECK(read.texts("needs", "text").size() == needs["count"].get<std::size_t>());
  }
}

void check_goals(const json& goals, const ImportedFiles& read) {
  CHECK(read.texts("goals", "text").size() == goals["count"].get<std::size_t>());
  if (goals.contains("texts")) {
    CHECK(begin_so(filled(read.texts("goals", "text")), strings(goals["texts"])));
  }
  if (goals.contains("with_text")) {
    CHECK(filled(read.texts("goals", "text")).size() == goals["with_text"].get<std::size_t>());
  }
  if (goals.contains("with_due_date")) {
    CHECK(filled(read.texts("goals", "target_date")).size() == goals["with_due_date"].get<std::size_t>());
  }
  if (goals.contains("due_dates")) {
    CHECK(filled(read.texts("goals", "target_date")) == strings(goals["due_dates"]));
  }
  if (goals.contains("linked_to_need")) {
    CHECK(filled(read.texts("goals", "need")).size() == goals["linked_to_need"].get<std::size_t>());
  }
}

void check_actions(const json& actions, const ImportedFiles& read) {
  const auto texts = read.texts("actions", "text");
  const bool is_forbidden = actions.contains("doNotPerform");
  const std::size_t count = actions.value("count", texts.size());
  CHECK(texts.size() + read.texts("avoid", "").size() == count);
  if (is_forbidden) {
    CHECK(read.texts("avoid", "") == strings(actions["texts"]));
    return;
  }
  for (const auto* key : {"texts", "with_text"}) {
    if (actions.contains(key)) {
      CHECK(begin_so(filled(texts), strings(actions[key])));
    }
  }
  if (actions.contains("named_performer")) {
    auto expected = strings(actions["named_performer"]);
    if (actions.value("performer_is_the_person", 0) > 0) {
      expected = {"myself"};
    }
    CHECK(performers(read.plans.front()) == expected);
  }
  if (actions.contains("with_when")) {
    CHECK(filled(read.texts("actions", "when")).size() == actions["with_when"].get<std::size_t>());
  }
  if (actions.contains("when")) {
    CHECK(filled(read.texts("actions", "when")) == strings(actions["when"]));
  }
  if (actions.contains("where")) {
    CHECK(filled(read.texts("actions", "where")) == strings(actions["where"]));
  }
  if (actions.contains("linked_to_goal")) {
    // Counted by hand are wrappers, of which each planned part is an action here.
    CHECK(filled(read.texts("actions", "goal")).size() >= actions["linked_to_goal"].get<std::size_t>());
  }
}

/// What a C-CDA header says beside the plan's own fields.
void check_header(const json& entry, const ImportedFiles& read) {
  const careaudit::Plan& plan = read.plans.front();
  if (entry.contains("agreed_by")) {
    // By hand the day of the legal authenticator was taken down, not that of the person's own signature.
    CHECK(plan.date("involvement.agreed").has_value());
  }
  for (const auto& review : entry.value("reviews", json::array())) {
    CHECK(plan.text(review.contains("scheduled_next") ? "review_date" : "last_review") == review["date"].get<std::string>());
  }
  if (entry.contains("contacts")) {
    const auto names = read.texts("crisis.contacts", "name");
    CHECK(names == std::vector<std::string>{entry["contacts"][0]["name"]});
  }
  if (entry.contains("coordinator_candidates")) {
    CHECK(plan.text("coordinator.name") == entry["coordinator_candidates"][0].get<std::string>());
  }
}

void check_entry(const json& entry) {
  const std::string path = folder() + "/" + entry["file"].get<std::string>();
  INFO(path);
  const ImportedFiles read = import_files({path});
  REQUIRE(read.plans.size() == entry["plans"].get<std::size_t>());
  if (read.plans.empty()) {
    CHECK(read.others.size() == 1);
    return;
  }
  if (entry.contains("plan")) {
    check_plan(entry, read);
  }
  if (entry.contains("needs")) {
    check_needs(entry["needs"], read);
  }
  if (entry.contains("goals")) {
    check_goals(entry["goals"], read);
  }
  if (entry.contains("actions")) {
    check_actions(entry["actions"], read);
  }
  if (entry.contains("narrative_text") || entry.value("goals", json::object()).contains("in_narrative") || entry.value("actions", json::object()).contains("in_narrative")) {
    CHECK(read.says("narrative only"));
  }
  check_header(entry, read);
}

}  // namespace

TEST_CASE("files of other systems hold what was read from them by hand") {
  std::ifstream in(folder() + "/expected.jsonl");
  if (!in) {
    std::cout << "not run: no exports at " << folder() << "\n";
    return;
  }
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);) {
    check_entry(json::parse(line));
    ++count;
  }
  CHECK(count > 0);
}
