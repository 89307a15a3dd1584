// careaudit's own plan format, in YAML or XML.
#include <algorithm>
#include <array>
#include <charconv>

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
  if (root == no_node) {
    return false;
  }
  // XML says by the element's name what it is, even of an empty one.
  if (!tree[root].key.empty()) {
    return tree[root].key == "careplan";
  }
  if (tree[root].kind != Kind::map) {
    return false;
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

/// A status that is none is told of, and the plan judged as one without a status: it must not be lost.
void read_status(Plan& plan, Problems& problems) {
  const auto status = plan.text("status");
  if (status.empty()) {
    return;
  }
  const std::vector<std::string> known{"active", "draft", "closed", "template"};
  const std::string folded = fold_ascii(status);
  if (std::find(known.begin(), known.end(), folded) != known.end()) {
    plan.status = folded;
    return;
  }
  const std::string near = nearest(folded, known);
  problems.push_back({.severity = Severity::warning,
                      .file = plan.file,
                      .at = plan.tree[plan.find("status")].at,
                      .message = fmt::format("unknown `status`; the plan is taken as `active`{}", near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                      .remedy = fmt::format("it is one of {}", listed(known))});
}

/// What a plan that was converted says of the system it came from.
void read_not_carried(Plan& plan) {
  for (const NodeId field : plan.tree.children(plan.find("careaudit.not_carried"))) {
    const auto reason = plan.text("reason", field);
    for (const NodeId path : plan.tree.children(plan.find("path", field))) {
      plan.not_carried.push_back({.path = std::string(plan.tree[path].text), .reason = reason.empty() ? "the system it came from has no place for it" : std::string(reason)});
    }
  }
}

/// The items of a converted plan that its export only referred to.
void read_elsewhere(Plan& plan) {
  for (const NodeId place : plan.tree.children(plan.find("careaudit.elsewhere"))) {
    const std::string_view path = plan.tree[place].text;
    const auto bracket = std::min(path.find('['), path.size());
    std::size_t index = 0;
    const bool is_place = std::from_chars(path.data() + std::min(bracket + 1, path.size()), path.data() + path.size(), index).ec == std::errc();
    const auto items = plan.tree.children(plan.find(path.substr(0, bracket)));
    if (is_place && index < items.size()) {
      plan.elsewhere.push_back(items[index]);
    }
  }
}

Result<Imported> import(Tree tree, const ImportContext& context) {
  const std::string& file = context.file;
  Problems& problems = context.problems;
  Plan plan;
  plan.tree = std::move(tree);
  plan.root = plan.tree.root();
  plan.file = file;
  plan.at = plan.tree[plan.root].at;
  if (plan.tree[plan.root].kind == Kind::null) {
    plan.tree.at(plan.root).kind = Kind::map;  // <careplan/>: every field is missing
  }
  if (plan.tree[plan.root].kind != Kind::map) {
    return Problem{.file = file, .at = plan.at, .message = "a plan is a set of fields, and here is none", .remedy = "put its fields there: `goals`, `actions`, `crisis` and so on"};
  }
  shape_map(plan.tree, plan.root, context.vocabulary.plan, file, problems);
  check_version(plan, problems);
  plan.id = plan.text("id");
  plan.type = plan.text("type");
  read_status(plan, problems);
  read_not_carried(plan);
  read_elsewhere(plan);
  Imported imported;
  imported.plans.push_back(std::move(plan));
  return imported;
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
