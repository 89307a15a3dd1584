// careaudit's own plan format, in YAML or XML.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/strings.h"
#include "import/importer.h"
#include "import/shape.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 1> records{"careplan"};
constexpr std::array<std::string_view, 6> telling{"needs", "goals", "actions", "crisis", "review_date", "coordinator"};

bool recognises(const Tree& tree) {
  const NodeId root = tree.root();
  if (root == no_node || tree[root].kind != Kind::map) {
    return false;
  }
  // XML says by the element's name what it is.
  if (!tree[root].key.empty()) {
    return tree[root].key == "careplan";
  }
  const auto found = std::count_if(telling.begin(), telling.end(), [&](std::string_view key) { return tree.child(root, key) != no_node; });
  return tree.child(root, "careplan") != no_node || found >= 2;
}

void check_version(const Plan& plan, Problems& problems) {
  const NodeId version = plan.find("careplan");
  if (version == no_node || plan.tree[version].kind != Kind::scalar || trim(plan.tree[version].text) == "1") {
    return;
  }
  problems.push_back({.severity = Severity::warning,
                      .file = plan.file,
                      .at = plan.tree[version].at,
                      .message = "the plan's format version is not `1`",
                      .remedy = "it is read as version 1; write `careplan: 1`"});
}

std::optional<Problem> check_status(Plan& plan) {
  const NodeId node = plan.find("status");
  const auto status = plan.text("status");
  if (status.empty()) {
    return std::nullopt;
  }
  plan.status = fold_ascii(status);
  constexpr std::array<std::string_view, 4> known{"active", "draft", "closed", "template"};
  if (std::find(known.begin(), known.end(), plan.status) != known.end()) {
    return std::nullopt;
  }
  return Problem{.file = plan.file,
                 .at = plan.tree[node].at,
                 .message = "unknown `status`",
                 .remedy = "it is one of `active`, `draft`, `closed` and `template`"};
}

Result<Plan> import(Tree tree, const std::string& file, const Vocabulary& vocabulary, Problems& problems) {
  Plan plan;
  plan.tree = std::move(tree);
  plan.root = plan.tree.root();
  plan.file = file;
  plan.at = plan.tree[plan.root].at;
  if (plan.tree[plan.root].kind != Kind::map) {
    return Problem{.file = file, .at = plan.at, .message = "a plan is a set of fields, and here is none", .remedy = "begin with `careplan: 1`, one field a line"};
  }
  shape_map(plan.tree, plan.root, vocabulary.plan, file, problems);
  check_version(plan, problems);
  plan.id = plan.text("id");
  plan.type = plan.text("type");
  if (auto problem = check_status(plan)) {
    return *problem;
  }
  return plan;
}

}  // namespace

constinit const Importer importers::native{
    .name = "native",
    .summary = "careaudit's own format: `careplan: 1` in YAML, <careplan> in XML",
    .records = records,
    .recognises = recognises,
    .import = import,
};

}  // namespace careaudit
