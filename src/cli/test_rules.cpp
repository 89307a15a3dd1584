// The tests that rule files carry: their examples, which must hold, and their labelled texts, which
// measure how far a rule agrees with a person.
#include "cli/test_rules.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "audit/examples.h"
#include "audit/labelled.h"
#include "base/strings.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

/// `rules/action` holds its rules itself: its name is their group; below `rules/type` the group is one deeper.
void put_in_group(const std::string& path, std::vector<RuleFile>& files) {
  const auto stands_alone = [](const RuleFile& file) {
    return file.name.find('/') == std::string::npos && file.name != "plan.yaml" && file.name != "types.yaml" && file.name != "measures.yaml";
  };
  const auto folder = (std::filesystem::absolute(path) / "").lexically_normal().parent_path();
  const bool holds_types = folder.filename() == "type" && std::filesystem::is_directory(folder);
  if (!holds_types && !std::all_of(files.begin(), files.end(), stands_alone)) {
    return;
  }
  const std::string above = folder.parent_path().filename() == "type" ? "type/" : "";
  for (auto& file : files) {
    file.name = above + folder.filename().string() + "/" + file.name;
  }
}

/// The rule files to test: those of the paths, else the built-in ones.
std::vector<RuleFile> files_to_test(const std::vector<std::string>& paths, Problems& problems) {
  if (paths.empty()) {
    return built_in_rules_in_full();
  }
  std::vector<RuleFile> files;
  for (const auto& path : paths) {
    auto read = read_rules(path, problems);
    put_in_group(path, read);
    for (auto& file : read) {
      files.push_back(std::move(file));
    }
  }
  return files;
}

/// Loads what is to be tested over the built-in rules. Examples need their files whole, and loading
/// takes the files away: hence twice.
RuleSet load_for_test(const std::vector<std::string>& paths, Problems& problems) {
  std::vector<RuleFile> files = built_in_rules();
  if (!paths.empty()) {
    for (auto& file : files_to_test(paths, problems)) {
      files.push_back(std::move(file));
    }
  }
  return load_rules(std::move(files), problems);
}

std::string counted(std::size_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

std::string ratio(std::optional<double> value) { return value ? fmt::format("{:.2f}", *value) : "-"; }

/// One row of the table of agreement.
std::string agreement_row(const Rule& rule, const TwoByTwo& table) {
  const auto kappa = cohen_kappa(table);
  const std::string interval = kappa ? fmt::format("{:.2f} ({:.2f} to {:.2f})", kappa->value, std::max(-1.0, kappa->low), std::min(1.0, kappa->high)) : "not defined";
  return fmt::format("{}{:>6}{:>11}{:>8}   {}\n", padded(rule.id, 32), table.total(), ratio(precision_of(table)), ratio(recall_of(table)), interval);
}

/// All of one run, as it goes from file to file.
class RulesTest {
 public:
  RulesTest(const RuleSet& rules, Problems& problems, bool show_disagreements) : rules_(rules), problems_(problems), show_disagreements_(show_disagreements) {}

  void test(const RuleFile& file) {
    const std::string id = rule_id_of(file.name);
    if (id.empty() || file.tree.is_empty() || file.tree[file.tree.root()].kind != Kind::map) {
      return;
    }
    const RuleExamples examples = read_examples(file, problems_);
    const auto labelled = read_labelled(file, problems_);
    const Rule* rule = rules_.find(id);
    if (rule == nullptr || rule->file != file.shown) {
      return;  // what is wrong with it was said when it was loaded
    }
    ++tested_;
    examples_ += examples.examples.size();
    for (auto& problem : run_examples(file, *rule, examples, rules_)) {
      problems_.push_back(std::move(problem));
    }
    if (!labelled.empty()) {
      compare(file, *rule, labelled, examples.as_of);
    }
  }

  void print(Console& console) const {
    if (!agreement_.empty()) {
      console.out << "Agreement with the labelled texts of the rule files (what is counted: texts that fail)\n"
                  << fmt::format("{}{:>6}{:>11}{:>8}   {}\n", padded("rule", 32), "texts", "precision", "recall", "kappa (95 % interval)") << agreement_
                  << '\n';
    }
    console.out << disagreements_
                << fmt::format("{}, {}: {}\n", counted(tested_, "rule"), counted(examples_, "example"), problems_.empty() ? "all as expected" : counted(problems_.size(), "complaint"));
  }

 private:
  void compare(const RuleFile& file, const Rule& rule, const std::vector<LabelledText>& labelled, Date as_of) {
    const RuleAgreement agreement = agreement_with(labelled, rule, rules_, as_of);
    agreement_ += agreement_row(rule, agreement.table);
    for (const LabelledText* one : agreement.disagreements) {
      if (show_disagreements_) {
        disagreements_ += fmt::format("{}:{}: labelled {}: {}\n", terminal_text(file.shown), one->at.line, one->fails ? "fail" : "pass", terminal_text(trim(one->text)));
      }
    }
  }

  const RuleSet& rules_;
  Problems& problems_;
  bool show_disagreements_;
  std::size_t tested_ = 0;
  std::size_t examples_ = 0;
  std::string agreement_;
  std::string disagreements_;
};

}  // namespace

int test_rules(const std::vector<std::string>& paths, bool show_disagreements, Console& console) {
  Problems problems;
  const RuleSet rules = load_for_test(paths, problems);
  RulesTest run(rules, problems, show_disagreements);
  Problems said_when_loaded;
  for (const auto& file : files_to_test(paths, said_when_loaded)) {
    run.test(file);
  }
  sort_by_place(problems);
  for (const auto& problem : problems) {
    console.err << terminal_lines(filled_problem(problem, true)) << '\n';
  }
  run.print(console);
  if (!console.out.flush()) {
    return status_trouble;
  }
  return problems.empty() ? status_fine : status_findings;
}

}  // namespace careaudit
