// Reading a history.
#include "store/history.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include "audit/measure.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "store/database.h"

namespace careaudit {
namespace {

std::uint64_t number(SQLite::Statement& row, int column) { return static_cast<std::uint64_t>(row.getColumn(column).getInt64()); }
std::string text(SQLite::Statement& row, int column) { return row.getColumn(column).getString(); }

MeasureCount count_at(SQLite::Statement& row, int column) {
  return {.numerator = number(row, column), .denominator = number(row, column + 1), .not_applicable = number(row, column + 2), .not_assessable = number(row, column + 3)};
}

/// A round as it is listed; columns as in `every_round`.
RoundInfo info_of(SQLite::Statement& row) {
  return {.name = text(row, 1),
          .as_of = Date::parse(text(row, 2)).value_or(*Date::of(1970, 1, 1)),
          .profile = text(row, 3),
          .version = text(row, 4),
          .rules_hash = text(row, 5),
          .plans = number(row, 6),
          .unreadable = number(row, 7)};
}

constexpr const char* every_round = "SELECT id, name, as_of, profile, version, rules_hash, plans, unreadable FROM round ORDER BY as_of, name";

std::vector<MeasureOfRound> measures_of_round(SQLite::Database& database, std::int64_t round) {
  std::vector<MeasureOfRound> measures;
  SQLite::Statement row(database, "SELECT name, title, definition, counts_items, ward, numerator, denominator, not_applicable, not_assessable "
                                  "FROM round_measure JOIN measure ON measure.id = round_measure.measure "
                                  "LEFT JOIN measure_count ON measure_count.round = round_measure.round AND measure_count.measure = round_measure.measure "
                                  "WHERE round_measure.round = ? ORDER BY place, ward");
  row.bind(1, round);
  while (row.executeStep()) {
    if (measures.empty() || measures.back().measure.id != text(row, 0)) {
      measures.push_back({.measure = {.id = text(row, 0), .title = text(row, 1), .definition = text(row, 2), .is_item_unit = number(row, 3) != 0}});
    }
    if (row.isColumnNull(4)) {
      continue;
    }
    const MeasureCount count = count_at(row, 5);
    measures.back().wards[text(row, 4)] = count;
    measures.back().total += count;
  }
  return measures;
}

std::vector<RuleTitle> rules_of_round(SQLite::Database& database, std::int64_t round) {
  std::vector<RuleTitle> rules;
  SQLite::Statement row(database, "SELECT name, title, severity FROM round_rule JOIN rule ON rule.id = rule WHERE round = ? ORDER BY name");
  row.bind(1, round);
  while (row.executeStep()) {
    rules.push_back({.id = text(row, 0), .title = text(row, 1), .severity = static_cast<Severity>(number(row, 2))});
  }
  return rules;
}

RoundCounts counts_of(SQLite::Database& database, std::int64_t id, RoundInfo info) {
  RoundCounts counts{.info = std::move(info), .measures = measures_of_round(database, id)};
  for (const auto& rule : rules_of_round(database, id)) {
    counts.rules.push_back(rule.id);
  }
  return counts;
}

/// Reads the plans of a round; numbers of rules, items and measures become their places in it.
class PlanReader {
 public:
  PlanReader(SQLite::Database& database, std::int64_t id, KeptRound& round) : database_(database), id_(id), round_(round) {}

  void read() {
    SQLite::Statement plan(database_, "SELECT id, ref, ward, type FROM plan WHERE round = ? ORDER BY id");
    plan.bind(1, id_);
    std::map<std::uint64_t, std::size_t> places;
    while (plan.executeStep()) {
      places.emplace(number(plan, 0), round_.plans.size());
      round_.plans.push_back({.ref = text(plan, 1), .ward = text(plan, 2), .type = text(plan, 3), .measures = std::vector<MeasureCount>(round_.counts.measures.size())});
    }
    read_outcomes(places);
    read_measures(places);
  }

 private:
  void read_outcomes(const std::map<std::uint64_t, std::size_t>& places) {
    std::map<std::string, std::uint32_t> rules;
    for (const auto& rule : round_.rules) {
      rules.emplace(rule.id, static_cast<std::uint32_t>(rules.size()));
    }
    const auto rule_places = by_number("SELECT id, name FROM rule", [&](const std::string& name) { return rules.contains(name) ? rules.at(name) : 0; });
    const auto item_places = by_number("SELECT id, path FROM item", [&](const std::string& path) {
      round_.items.push_back(path);
      return static_cast<std::uint32_t>(round_.items.size() - 1);
    });
    SQLite::Statement row(database_, "SELECT plan, rule, item, outcome FROM plan JOIN outcome ON plan.id = plan WHERE round = ? ORDER BY plan, rule");
    row.bind(1, id_);
    while (row.executeStep()) {
      round_.plans[places.at(number(row, 0))].outcomes.push_back(
          {.rule = rule_places.at(number(row, 1)), .item = item_places.at(number(row, 2)), .outcome = static_cast<Outcome>(number(row, 3))});
    }
  }

  void read_measures(const std::map<std::uint64_t, std::size_t>& places) {
    std::map<std::string, std::uint32_t> measures;
    for (const auto& one : round_.counts.measures) {
      measures.emplace(one.measure.id, static_cast<std::uint32_t>(measures.size()));
    }
    const auto measure_places = by_number("SELECT id, name FROM measure", [&](const std::string& name) { return measures.contains(name) ? measures.at(name) : 0; });
    SQLite::Statement row(database_, "SELECT plan, measure, numerator, denominator, not_applicable, not_assessable FROM plan JOIN plan_measure ON plan.id = plan WHERE round = ?");
    row.bind(1, id_);
    while (row.executeStep()) {
      round_.plans[places.at(number(row, 0))].measures[measure_places.at(number(row, 1))] = count_at(row, 2);
    }
  }

  template <class Place>
  std::map<std::uint64_t, std::uint32_t> by_number(const char* query, const Place& place) {
    std::map<std::uint64_t, std::uint32_t> places;
    SQLite::Statement row(database_, query);
    while (row.executeStep()) {
      places.emplace(number(row, 0), place(text(row, 1)));
    }
    return places;
  }

  SQLite::Database& database_;
  std::int64_t id_;
  KeptRound& round_;
};

}  // namespace

struct History::State {
  std::string path;
  std::unique_ptr<SQLite::Database> database;

  std::vector<RoundInfo> rounds() const {
    std::vector<RoundInfo> all;
    SQLite::Statement row(*database, every_round);
    while (row.executeStep()) {
      all.push_back(info_of(row));
    }
    return all;
  }
  std::optional<Problem> why_unknown(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& round : rounds()) {
      if (round.name == name) {
        return std::nullopt;
      }
      names.push_back(round.name);
    }
    const std::string near = nearest(name, names);
    return Problem{.file = path,
                   .message = fmt::format("there is no round `{}`{}", excerpt(name), near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                   .remedy = names.empty() ? "the history is empty; `careaudit check --save` adds a round" : fmt::format("it has {}", listed(names))};
  }
};

History::History(std::unique_ptr<State> state) : state_(std::move(state)) {}
History::History(History&&) noexcept = default;
History& History::operator=(History&&) noexcept = default;
History::~History() = default;

Result<History> History::open(const std::string& path) {
  auto database = open_database(path, OpenFor::reading);
  if (!database) {
    return database.error();
  }
  return History(std::make_unique<State>(State{path, std::move(*database)}));
}

Result<std::vector<RoundInfo>> History::rounds() const {
  std::vector<RoundInfo> all;
  if (auto trouble = guarded(state_->path, [&] { all = state_->rounds(); })) {
    return *trouble;
  }
  return all;
}

Result<std::vector<RoundCounts>> History::counts() const {
  std::vector<RoundCounts> all;
  auto trouble = guarded(state_->path, [&] {
    SQLite::Transaction one_state(*state_->database);
    SQLite::Statement row(*state_->database, every_round);
    while (row.executeStep()) {
      all.push_back(counts_of(*state_->database, row.getColumn(0).getInt64(), info_of(row)));
    }
  });
  if (trouble) {
    return *trouble;
  }
  return all;
}

Result<KeptRound> History::round(const std::string& name) const {
  std::optional<KeptRound> round;
  std::optional<Problem> unknown;
  auto trouble = guarded(state_->path, [&] {
    SQLite::Transaction one_state(*state_->database);
    unknown = state_->why_unknown(name);
    SQLite::Statement row(*state_->database, every_round);
    while (!unknown && row.executeStep()) {
      if (text(row, 1) == name) {
        const std::int64_t id = row.getColumn(0).getInt64();
        round.emplace(KeptRound{.counts = counts_of(*state_->database, id, info_of(row)), .rules = rules_of_round(*state_->database, id)});
        PlanReader(*state_->database, id, *round).read();
      }
    }
  });
  if (trouble || unknown) {
    return trouble ? *trouble : *unknown;
  }
  return std::move(*round);
}

std::optional<Problem> History::rename(const std::string& from, const std::string& to) {
  std::optional<Problem> refused;
  auto trouble = guarded(state_->path, [&] {
    SQLite::Transaction transaction(*state_->database, SQLite::TransactionBehavior::IMMEDIATE);
    refused = state_->why_unknown(from);
    if (!refused && from != to && !state_->why_unknown(to)) {
      refused = Problem{.file = state_->path, .message = fmt::format("there is a round `{}` already", to), .remedy = "give another name"};
    }
    if (refused) {
      return;
    }
    SQLite::Statement update(*state_->database, "UPDATE round SET name = ?2 WHERE name = ?1");
    update.bind(1, from);
    update.bind(2, to);
    update.exec();
    transaction.commit();
  });
  return trouble ? trouble : refused;
}

std::optional<Problem> History::remove(const std::string& name) {
  std::optional<Problem> refused;
  auto trouble = guarded(state_->path, [&] {
    SQLite::Transaction transaction(*state_->database, SQLite::TransactionBehavior::IMMEDIATE);
    refused = state_->why_unknown(name);
    if (refused) {
      return;
    }
    SQLite::Statement remove(*state_->database, "DELETE FROM round WHERE name = ?");
    remove.bind(1, name);
    remove.exec();
    transaction.commit();
  });
  return trouble ? trouble : refused;
}

}  // namespace careaudit
