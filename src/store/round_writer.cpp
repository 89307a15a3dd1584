// Temporary tables first, which no one else sees; then one transaction.
#include "store/round_writer.h"

#include <array>
#include <unordered_map>

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include "audit/grouping.h"
#include "base/utf8.h"
#include "store/database.h"

namespace careaudit {
namespace {

constexpr const char* aside = R"sql(
CREATE TEMP TABLE new_plan(id INTEGER PRIMARY KEY, ref TEXT, ward TEXT, type TEXT);
CREATE TEMP TABLE new_outcome(plan INTEGER, rule INTEGER, item INTEGER, outcome INTEGER);
CREATE TEMP TABLE new_plan_measure(plan INTEGER, measure INTEGER, numerator INTEGER, denominator INTEGER, not_applicable INTEGER, not_assessable INTEGER);
CREATE TEMP TABLE new_rule(place INTEGER PRIMARY KEY, name TEXT, title TEXT, severity INTEGER);
CREATE TEMP TABLE new_measure(place INTEGER PRIMARY KEY, name TEXT, title TEXT, definition TEXT, counts_items INTEGER);
CREATE TEMP TABLE new_item(place INTEGER PRIMARY KEY, path TEXT);
)sql";

/// Takes what was put aside over; `?1` is the round, `?2` what plans' numbers begin behind.
constexpr std::array<const char*, 10> taking_over{
    "INSERT OR IGNORE INTO rule(name) SELECT name FROM new_rule",
    "INSERT OR IGNORE INTO measure(name) SELECT name FROM new_measure",
    "INSERT OR IGNORE INTO item(path) SELECT path FROM new_item",
    "INSERT OR IGNORE INTO round_rule SELECT ?1, rule.id, new_rule.title, new_rule.severity FROM new_rule JOIN rule USING(name)",
    "INSERT OR IGNORE INTO round_measure SELECT ?1, measure.id, place, title, definition, counts_items FROM new_measure JOIN measure USING(name)",
    "INSERT INTO plan SELECT id + ?2, ?1, ref, ward, type FROM new_plan",
    "INSERT INTO plan_measure SELECT plan + ?2, measure.id, numerator, denominator, not_applicable, not_assessable "
    "FROM new_plan_measure JOIN new_measure ON place = new_plan_measure.measure JOIN measure USING(name)",
    "INSERT OR IGNORE INTO outcome SELECT plan + ?2, rule.id, item.id, outcome FROM new_outcome "
    "JOIN new_rule ON new_rule.place = new_outcome.rule JOIN rule USING(name) JOIN new_item ON new_item.place = new_outcome.item JOIN item USING(path)",
    "DELETE FROM measure_count WHERE round = ?1",
    "INSERT INTO measure_count SELECT round, measure, ward, sum(numerator), sum(denominator), sum(not_applicable), sum(not_assessable) "
    "FROM plan JOIN plan_measure ON plan.id = plan_measure.plan WHERE round = ?1 GROUP BY round, measure, ward",
};

std::int64_t signed_number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

/// References that mean the same plan in every round; a stand-in for one that may not be shown does not.
bool is_lasting(const std::string& id) {
  constexpr std::string_view stand_in = "private-";
  return !id.empty() && !(id.starts_with(stand_in) && id.find_first_not_of("0123456789", stand_in.size()) == std::string::npos);
}

Problem already_there(const std::string& path, const std::string& round) {
  return {.file = path,
          .message = fmt::format("there is a round `{}` already", round),
          .remedy = "give another name with `--round`, put this run in its place with `--replace`, or add these plans to it with `--add`"};
}

}  // namespace

struct RoundWriter::State {
  State(std::string file, std::string name, SaveAs kept, RunInfo info, std::unique_ptr<SQLite::Database> opened)
      : path(std::move(file)), round(std::move(name)), how(kept), run(std::move(info)), database(std::move(opened)) {}

  std::string path;
  std::string round;
  SaveAs how;
  RunInfo run;
  std::unique_ptr<SQLite::Database> database;
  std::optional<SQLite::Transaction> aside_of_others = {};   ///< Of the temporary tables alone: locks nothing.
  std::optional<SQLite::Statement> plan = {};
  std::optional<SQLite::Statement> outcome = {};
  std::optional<SQLite::Statement> plan_measure = {};
  std::optional<SQLite::Statement> item = {};
  std::unordered_map<const Rule*, std::int64_t> rules = {};
  std::unordered_map<std::string, std::int64_t> items = {};
  GroupNames wards = {};
  std::int64_t plans = 0;
  std::optional<Problem> trouble = {};

  void prepare(const std::vector<const Measure*>& measures);
  void keep(const AuditedPlan& audited);
  std::int64_t item_number(const std::string& path_of_item);
  std::optional<std::int64_t> round_there();
  std::optional<Problem> why_not_added(std::int64_t id);
  std::optional<Problem> take_over(const Summary& summary);
  std::int64_t new_round();
};

void RoundWriter::State::prepare(const std::vector<const Measure*>& measures) {
  database->exec(aside);
  aside_of_others.emplace(*database);
  SQLite::Statement rule(*database, "INSERT INTO new_rule VALUES(?, ?, ?, ?)");
  for (const Rule* one : run.rules) {
    const auto place = signed_number(rules.size());
    rules.emplace(one, place);
    rule.bind(1, place);
    rule.bind(2, one->id);
    rule.bind(3, one->title);
    rule.bind(4, static_cast<int>(one->severity));
    rule.exec();
    rule.reset();
  }
  SQLite::Statement measure(*database, "INSERT INTO new_measure VALUES(?, ?, ?, ?, ?)");
  for (std::size_t place = 0; place < measures.size(); ++place) {
    measure.bind(1, signed_number(place));
    measure.bind(2, measures[place]->id);
    measure.bind(3, measures[place]->title);
    measure.bind(4, measures[place]->definition);
    measure.bind(5, measures[place]->is_item_unit() ? 1 : 0);
    measure.exec();
    measure.reset();
  }
  plan.emplace(*database, "INSERT INTO new_plan VALUES(?, ?, ?, ?)");
  outcome.emplace(*database, "INSERT INTO new_outcome VALUES(?, ?, ?, ?)");
  plan_measure.emplace(*database, "INSERT INTO new_plan_measure VALUES(?, ?, ?, ?, ?, ?)");
  item.emplace(*database, "INSERT INTO new_item VALUES(?, ?)");
}

std::int64_t RoundWriter::State::item_number(const std::string& path_of_item) {
  const auto [found, is_new] = items.try_emplace(path_of_item, signed_number(items.size()));
  if (is_new) {
    item->bind(1, found->second);
    item->bind(2, path_of_item);
    item->exec();
    item->reset();
  }
  return found->second;
}

void RoundWriter::State::keep(const AuditedPlan& audited) {
  const std::int64_t number = ++plans;
  const PlanResult& result = audited.result;
  plan->clearBindings();
  plan->bind(1, number);
  if (is_lasting(result.id)) {
    plan->bind(2, result.id);
  }
  plan->bind(3, result.ward.empty() ? std::string() : wards.canonical(result.ward));
  plan->bind(4, result.type);
  plan->exec();
  plan->reset();
  for (const auto& row : result.outcomes) {
    outcome->bind(1, number);
    outcome->bind(2, rules.at(row.rule));
    outcome->bind(3, item_number(row.item));
    outcome->bind(4, static_cast<int>(row.outcome));
    outcome->exec();
    outcome->reset();
  }
  for (std::size_t place = 0; place < audited.measures.size(); ++place) {
    const MeasureCount& count = audited.measures[place];
    plan_measure->bind(1, number);
    plan_measure->bind(2, signed_number(place));
    plan_measure->bind(3, signed_number(count.numerator));
    plan_measure->bind(4, signed_number(count.denominator));
    plan_measure->bind(5, signed_number(count.not_applicable));
    plan_measure->bind(6, signed_number(count.not_assessable));
    plan_measure->exec();
    plan_measure->reset();
  }
}

std::optional<std::int64_t> RoundWriter::State::round_there() {
  SQLite::Statement find(*database, "SELECT id FROM round WHERE name = ?");
  find.bind(1, round);
  return find.executeStep() ? std::optional(find.getColumn(0).getInt64()) : std::nullopt;
}

/// Shards of one audit may be put together; two audits may not.
std::optional<Problem> RoundWriter::State::why_not_added(std::int64_t id) {
  SQLite::Statement find(*database, "SELECT as_of, profile, rules_hash FROM round WHERE id = ?");
  find.bind(1, id);
  find.executeStep();
  const std::string as_of = find.getColumn(0).getString();
  if (as_of != run.as_of.iso()) {
    return Problem{.file = path, .message = fmt::format("round `{}` is of {}, and this run of {}", round, as_of, run.as_of.iso()), .remedy = "audit with the same `--as-of`, or save under another `--round`"};
  }
  const int others = [&] {
    SQLite::Statement count(*database,
                            "SELECT count(*) FROM (SELECT name FROM new_rule EXCEPT SELECT name FROM round_rule JOIN rule ON rule.id = rule WHERE round = ?1) "
                            "UNION ALL SELECT count(*) FROM (SELECT name FROM round_rule JOIN rule ON rule.id = rule WHERE round = ?1 EXCEPT SELECT name FROM new_rule)");
    count.bind(1, id);
    int sum = 0;
    while (count.executeStep()) {
      sum += count.getColumn(0).getInt();
    }
    return sum;
  }();
  if (find.getColumn(1).getString() != run.profile || find.getColumn(2).getString() != run.rules_hash || others > 0) {
    return Problem{.file = path, .message = fmt::format("round `{}` was judged by other rules than this run", round), .remedy = "audit with the same profile and rules, or save under another `--round`"};
  }
  SQLite::Statement twice(*database, "SELECT new_plan.ref, count(*) FROM new_plan JOIN plan ON plan.round = ? AND plan.ref = new_plan.ref");
  twice.bind(1, id);
  twice.executeStep();
  if (const int count = twice.getColumn(1).getInt(); count > 0) {
    return Problem{.file = path,
                   .message = fmt::format("{} of these plans {} in round `{}` already, {} first", count, count == 1 ? "is" : "are", round, excerpt(twice.getColumn(0).getString())),
                   .remedy = "add only plans that are not there, or audit all of them and use `--replace`"};
  }
  return std::nullopt;
}

std::int64_t RoundWriter::State::new_round() {
  SQLite::Statement insert(*database, "INSERT INTO round(name, as_of, profile, version, rules_hash, plans, unreadable) VALUES(?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, round);
  insert.bind(2, run.as_of.iso());
  insert.bind(3, run.profile);
  insert.bind(4, run.version);
  insert.bind(5, run.rules_hash);
  insert.bind(6, 0);
  insert.bind(7, 0);
  insert.exec();
  return database->getLastInsertRowid();
}

std::optional<Problem> RoundWriter::State::take_over(const Summary& summary) {
  aside_of_others->commit();
  aside_of_others.reset();
  SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
  auto id = round_there();
  if (id && how == SaveAs::a_new_round) {
    return already_there(path, round);
  }
  if (id && how == SaveAs::an_addition) {
    if (auto refused = why_not_added(*id)) {
      return refused;
    }
  }
  if (id && how == SaveAs::a_replacement) {
    SQLite::Statement remove(*database, "DELETE FROM round WHERE id = ?");
    remove.bind(1, *id);
    remove.exec();
    id.reset();
  }
  const std::int64_t number = id ? *id : new_round();
  const std::int64_t behind = database->execAndGet("SELECT coalesce(max(id), 0) FROM plan").getInt64();
  for (const char* text : taking_over) {
    SQLite::Statement step(*database, text);
    if (step.getBindParameterCount() >= 1) {
      step.bind(1, number);
    }
    if (step.getBindParameterCount() >= 2) {
      step.bind(2, behind);
    }
    step.exec();
  }
  SQLite::Statement count(*database, "UPDATE round SET plans = plans + ?2, unreadable = unreadable + ?3 WHERE id = ?1");
  count.bind(1, number);
  count.bind(2, plans);
  count.bind(3, signed_number(summary.unreadable));
  count.exec();
  transaction.commit();
  return std::nullopt;
}

RoundWriter::RoundWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
RoundWriter::~RoundWriter() = default;

Result<std::unique_ptr<RoundWriter>> RoundWriter::open(const std::string& path, const std::string& round, SaveAs how, const RunInfo& run, const std::vector<const Measure*>& measures) {
  auto database = open_database(path, OpenFor::writing);
  if (!database) {
    return database.error();
  }
  auto state = std::make_unique<State>(path, round, how, run, std::move(*database));
  bool is_there = false;
  auto trouble = guarded(path, [&] {
    is_there = state->round_there().has_value();
    state->prepare(measures);
  });
  if (!trouble && is_there && how == SaveAs::a_new_round) {
    trouble = already_there(path, round);
  }
  if (trouble) {
    return *trouble;
  }
  return std::unique_ptr<RoundWriter>(new RoundWriter(std::move(state)));
}

void RoundWriter::plan(const AuditedPlan& plan) {
  if (!state_->trouble) {
    state_->trouble = guarded(state_->path, [&] { state_->keep(plan); });
  }
}

std::optional<Problem> RoundWriter::commit(const Summary& summary) {
  if (summary.plans == 0) {
    return Problem{.file = state_->path, .message = fmt::format("round `{}` was not saved: no plan was audited", state_->round), .remedy = "check what was named"};
  }
  std::optional<Problem> refused;
  if (!state_->trouble) {
    state_->trouble = guarded(state_->path, [&] { refused = state_->take_over(summary); });
  }
  return state_->trouble ? state_->trouble : refused;
}

}  // namespace careaudit
