// Nodes of the vocabulary with places of the source.
#include "import/plan_writer.h"

#include <algorithm>

#include "base/strings.h"
#include "import/shape.h"

namespace careaudit {

Node PlanWriter::node_of(Kind kind, std::string_view key, std::string_view text, Place place) {
  return {.kind = kind,
          .is_quoted = true,
          .key = key.empty() ? key : tree_.keep(std::string(key)),
          .text = text.empty() ? text : tree_.keep(std::string(text)),
          .at = place.at,
          .key_at = place.at,
          .offset = place.offset};
}

NodeId PlanWriter::map(NodeId parent, std::string_view key, Place place) {
  const NodeId found = tree_.child(parent, key);
  return found != no_node ? found : tree_.add(parent, node_of(Kind::map, key, "", place));
}

NodeId PlanWriter::list(NodeId parent, std::string_view key, Place place) {
  const NodeId found = tree_.child(parent, key);
  return found != no_node ? found : tree_.add(parent, node_of(Kind::list, key, "", place));
}

bool PlanWriter::text(NodeId map, std::string_view key, std::string_view text, Place place) {
  text = trim(text);
  if (text.empty() || has(map, key)) {
    return false;
  }
  tree_.add(map, node_of(Kind::scalar, key, text, place));
  return true;
}

bool PlanWriter::item_text(NodeId list, std::string_view text, Place place) {
  text = trim(text);
  if (text.empty()) {
    return false;
  }
  tree_.add(list, node_of(Kind::scalar, "", text, place));
  return true;
}

std::string_view PlanWriter::text_of(NodeId map, std::string_view key) const {
  const NodeId found = tree_.child(map, key);
  return found == no_node ? std::string_view() : tree_[found].text;
}

std::string as_body(std::string_view name) {
  return fold_ascii(name).ends_with("team") ? std::string(name) : std::string(name).append(" team");
}

bool PlanWriter::prune(NodeId node) {
  if (tree_[node].kind == Kind::scalar) {
    return false;
  }
  for (const NodeId child : tree_.children(node)) {
    if (prune(child)) {
      tree_.detach(child);
    }
  }
  return tree_[node].first_child == no_node;
}

Plan PlanWriter::finish(const Tree& source, const std::string& file, const Vocabulary& vocabulary, Problems& problems) {
  (void)prune(root());
  Plan plan;
  plan.is_exported = true;
  plan.file = file;
  plan.at = tree_[root()].at;
  plan.root = root();
  tree_.first_line = source.first_line;
  tree_.set_source(std::string(source.source()));
  plan.tree = std::move(tree_);
  shape_map(plan.tree, plan.root, vocabulary.plan, file, problems);
  plan.id = plan.text("id");
  plan.type = plan.text("type");
  return plan;
}

void set_not_carried(Plan& plan, std::span<const std::string_view> data, std::string_view reason) {
  for (const auto path : data) {
    const NodeId node = plan.find(path);
    if (node == no_node || plan.tree.is_blank(node)) {
      plan.not_carried.push_back({.path = std::string(path), .reason = std::string(reason)});
    }
  }
}

}  // namespace careaudit
