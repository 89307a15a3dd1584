// One plan by chance, through two writers.
#include "support/plans.h"

#include <array>
#include <random>
#include <vector>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <sstream>

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array texts{
    "I want to cook for my daughter every Sunday until Easter", "Improve mental state", "Home help", "Comply with the ward's rules & \"boundaries\"",
    "Feels lonely <at> weekends: nobody rings", "Monitor mood", "Walk to the shop with Jo every Tuesday at 10am", "Si\u00e2n wants to swim, twice a week, by May 2026",
    "TBC", "He said \u201cI will not go\u201d, and left", "# 5 steps", "- a dash first", "yes", "2026-03-01", "CPN to review PRN meds", "Mum\u2019s phone: 01632 960123",
    "[name] to ring", "12", "Maen nhw\u2019n hoffi canu yn y c\u00f4r bob nos Fawrth gyda\u2019r teulu", "Ring 999"};
constexpr std::array people{"Ama Boateng, nurse", "OT", "Mum", "staff", "I", "Dr Singh's secretary", "tbc"};
constexpr std::array wards{"Oak", "Elder Unit", "", "oak"};
constexpr std::array types{"inpatient", "cpa", "wrap", "advance-decision", ""};
constexpr std::array dates{"2026-03-01", "2026-09-30", "31/12/2025", "soon", ""};

class Maker {
 public:
  explicit Maker(unsigned seed) : engine_(seed) {}

  Json plan(unsigned number) {
    Json plan{{"careplan", "1"}, {"id", "K-" + std::to_string(number)}};
    put(plan, "ward", pick(wards));
    put(plan, "type", pick(types));
    put(plan, "created", pick(dates));
    put(plan, "review_date", pick(dates));
    put(plan, "last_review", pick(dates));
    if (chance()) {
      plan["coordinator"] = {{"name", pick(people)}, {"phone", "01632 960" + std::to_string(100 + engine_() % 900)}};
    }
    items(plan, "needs", "");
    items(plan, "goals", "measure");
    items(plan, "actions", "responsible");
    if (chance()) {
      plan["crisis"] = {{"notes", pick(texts)}, {"contacts", Json::array({Json{{"name", pick(people)}, {"phone", "116 123"}, {"hours", "24/7"}}})}};
    }
    if (chance()) {
      plan["person"] = {{"preferred_name", "Sam"}, {"views", pick(texts)}};
    }
    return plan;
  }

 private:
  template <std::size_t N>
  std::string pick(const std::array<const char*, N>& choices) {
    return choices.at(engine_() % N);
  }
  bool chance() { return engine_() % 2 == 0; }
  static void put(Json& plan, const char* key, const std::string& value) {
    if (!value.empty()) {
      plan[key] = value;
    }
  }
  void items(Json& plan, const std::string& key, const std::string& field) {
    Json list = Json::array();
    for (auto count = engine_() % 4; count > 0; --count) {
      Json item{{"id", key.substr(0, 1) + std::to_string(count)}, {"text", pick(texts)}};
      if (!field.empty() && chance()) {
        item[field] = field == "responsible" ? pick(people) : pick(texts);
      }
      if (key == "actions" && chance()) {
        item["goal"] = "g1";
      }
      list.push_back(std::move(item));
    }
    if (!list.empty()) {
      plan[key] = std::move(list);
    }
  }

  std::mt19937 engine_;
};

std::vector<Json> plans(std::size_t count, unsigned seed) {
  Maker maker(seed);
  std::vector<Json> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back(maker.plan(seed * 1000 + static_cast<unsigned>(i)));
  }
  return all;
}

void add(pugi::xml_node above, const std::string& name, const Json& value, bool as_attribute) {
  if (value.is_object()) {
    auto element = above.append_child(name.c_str());
    bool is_even = false;
    for (const auto& [key, below] : value.items()) {
      is_even = !is_even;
      add(element, key, below, is_even && below.is_string());
    }
  } else if (value.is_array()) {
    auto element = above.append_child(name.c_str());
    for (const auto& item : value) {
      add(element, name.substr(0, name.size() - 1), item, false);
    }
  } else if (as_attribute) {
    above.append_attribute(name.c_str()).set_value(value.get<std::string>().c_str());
  } else {
    above.append_child(name.c_str()).text().set(value.get<std::string>().c_str());
  }
}

}  // namespace

std::string plans_as_yaml(std::size_t count, unsigned seed) {
  std::string text;
  for (const auto& plan : plans(count, seed)) {
    // JSON is YAML; one field a line.
    bool is_first = true;
    for (const auto& [key, value] : plan.items()) {
      text += std::string(is_first ? "- " : "  ") + key + ": " + value.dump() + "\n";
      is_first = false;
    }
  }
  return text;
}

std::string plans_as_xml(std::size_t count, unsigned seed) {
  pugi::xml_document document;
  auto root = document.append_child("careplans");
  for (const auto& plan : plans(count, seed)) {
    add(root, "careplan", plan, false);
  }
  std::ostringstream out;
  document.save(out, "  ");
  return out.str();
}
