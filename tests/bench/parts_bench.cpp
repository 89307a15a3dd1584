// How long the parts take: splitting and reading, taking a text apart, judging a plan.
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>

#include "audit/judge.h"
#include "import/importer.h"
#include "read/syntax.h"
#include "rule/rule.h"

namespace {

using namespace careaudit;

constexpr std::string_view sample = SOURCE_DIR "/tests/bench/plan.yaml";

std::string sample_text() {
  std::ifstream file{std::string(sample)};
  return {std::istreambuf_iterator<char>(file), {}};
}

Piece sample_piece() {
  Piece piece;
  piece.text = sample_text();
  return piece;
}

Plan sample_plan(const RuleSet& rules) {
  Problems problems;
  auto tree = syntaxes::yaml.read(sample_piece(), "plan.yaml", problems);
  const std::string name = "plan.yaml";
  auto plan = importers::native.import(std::move(*tree), {.file = name, .vocabulary = rules.knowledge->vocabulary, .problems = problems});
  return std::move(plan->plans.front());
}

void load(benchmark::State& state) {
  for (auto _ : state) {
    Problems problems;
    benchmark::DoNotOptimize(load_rules(built_in_rules(), problems));
  }
}
BENCHMARK(load);

void read_yaml(benchmark::State& state) {
  const Piece piece = sample_piece();
  for (auto _ : state) {
    Problems problems;
    benchmark::DoNotOptimize(syntaxes::yaml.read(piece, "plan.yaml", problems).has_value());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(piece.text.size()));
}
BENCHMARK(read_yaml);

void judge(benchmark::State& state) {
  Problems problems;
  const RuleSet rules = load_rules(built_in_rules(), problems);
  const auto selection = select_rules(rules, "full", {}, {});
  const Plan plan = sample_plan(rules);
  Scratch scratch(*rules.knowledge);
  for (auto _ : state) {
    benchmark::DoNotOptimize(judge_plan(plan, *selection, rules, *Date::of(2026, 3, 31), scratch));
  }
}
BENCHMARK(judge);

/// Each rule alone, to see which is slow.
void judge_one_rule(benchmark::State& state) {
  Problems problems;
  const RuleSet rules = load_rules(built_in_rules(), problems);
  const auto number = static_cast<std::size_t>(state.range(0));
  if (number >= rules.rules.size()) {
    state.SkipWithError("no such rule");
    return;
  }
  const auto selection = select_rules(rules, "full", {rules.rules[number].id}, {});
  state.SetLabel(rules.rules[number].id);
  const Plan plan = sample_plan(rules);
  Scratch scratch(*rules.knowledge);
  for (auto _ : state) {
    benchmark::DoNotOptimize(judge_plan(plan, *selection, rules, *Date::of(2026, 3, 31), scratch));
  }
}
BENCHMARK(judge_one_rule)->DenseRange(0, 31);

}  // namespace

BENCHMARK_MAIN();
