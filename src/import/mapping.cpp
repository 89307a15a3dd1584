// The records of an export: found, gathered, and their tables made ready to be looked up in.
#include "import/mapping.h"

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "import/mapped_plan.h"

namespace careaudit {
namespace {

bool has_all(const Tree& tree, NodeId node, const std::vector<std::string>& keys) {
  return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) { return tree.child(node, key) != no_node; });
}

/// What a key says, the version behind a canonical address left out; in FHIR's XML it is the attribute `value`.
std::string_view said_by(const Tree& tree, NodeId node, std::string_view key) {
  const NodeId child = tree.child(node, key);
  if (child == no_node) {
    return key == "resourceType" ? tree[node].key : std::string_view();   // an element is called by it
  }
  const NodeId value = tree.child(child, "value");
  const std::string_view text = tree[value == no_node ? child : value].text;
  return text.substr(0, text.find('|'));
}

bool is_record(const Recognition& by, const Tree& tree, NodeId node) {
  const bool says_all = std::all_of(by.values.begin(), by.values.end(), [&](const auto& one) { return said_by(tree, node, one.first) == one.second; });
  const bool is_told = !by.values.empty() || !by.keys.empty();
  return is_told && says_all && has_all(tree, node, by.keys);
}

/// The outermost elements of that name, in order of the document.
void find_named(const XPathTree& document, NodeId node, std::string_view name, std::vector<std::vector<NodeId>>& found) {
  const Tree& tree = document.tree();
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    if (tree[child].key != name || document.is_attribute(child)) {
      find_named(document, child, name, found);
    } else if (tree[child].kind == Kind::list) {
      for (const NodeId item : tree.children(child)) {
        found.push_back({item});
      }
    } else {
      found.push_back({child});
    }
  }
}

}  // namespace

NodeId Mapping::record_in(const Tree& tree) const {
  const NodeId root = tree.root();
  const NodeId resource = is_sure() && root != no_node ? tree.child(root, "resource") : no_node;
  const NodeId element = resource == no_node ? no_node : tree[resource].first_child;   // in XML the resource is the element below
  for (const NodeId node : {root, resource, element}) {
    if (node != no_node && tree[node].kind == Kind::map && is_record(recognition, tree, node)) {
      return node;
    }
  }
  return no_node;
}

MappedExport::MappedExport(const Mapping& mapping, Tree tree, bool is_whole) : mapping_(&mapping), tree_(std::move(tree)) {
  if (is_whole) {
    find_records();
  } else if (tree_.tree()[tree_.tree().root()].key == "table") {
    records_.push_back(tree_.tree().children(tree_.tree().root()));
  } else {
    const NodeId record = mapping.record_in(tree_.tree());
    records_.push_back({record == no_node ? tree_.tree().root() : record});
  }
  for (const auto& look_up : mapping.look_ups) {
    auto& table = tables_.emplace_back();
    for (const auto& record : look_up.in.select(tree_, no_node)) {
      const auto keys = record.node == no_node ? std::vector<Selected>{} : look_up.key.select(tree_, record.node);
      if (!keys.empty() && !keys.front().text.empty()) {
        table.emplace_back(keys.front().text, record.node);
      }
    }
    std::stable_sort(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }
}

void MappedExport::find_records() {
  const Tree& tree = tree_.tree();
  if (mapping_->record_path) {
    for (const auto& found : mapping_->record_path->select(tree_, tree.root())) {
      if (found.node != no_node) {
        records_.push_back({found.node});
      }
    }
  } else if (mapping_->record.empty() && tree[tree.root()].kind == Kind::list) {
    for (const NodeId item : tree.children(tree.root())) {
      if (tree[item].kind == Kind::map) {
        records_.push_back({item});
      }
    }
  } else if (mapping_->record.empty() || tree[tree.root()].key == mapping_->record) {
    records_.push_back({tree.root()});
  } else {
    find_named(tree_, tree.root(), mapping_->record, records_);
  }
  if (!mapping_->gather) {
    return;
  }
  std::vector<std::vector<NodeId>> gathered;
  std::map<std::string, std::size_t> places;
  for (const auto& record : records_) {
    const auto keys = mapping_->gather->select(tree_, record.front());
    const std::string key = keys.empty() ? "" : keys.front().text;
    const auto [place, is_new] = places.try_emplace(key, gathered.size());
    if (is_new || key.empty()) {
      place->second = gathered.size();
      gathered.push_back(record);
    } else {
      gathered[place->second].push_back(record.front());
    }
  }
  records_ = std::move(gathered);
}

Location MappedExport::place(std::size_t record) const {
  const auto& nodes = records_[record];
  return nodes.empty() ? Location{1, 1} : tree_.tree()[nodes.front()].at;
}

Result<Plan> MappedExport::plan(std::size_t record, const std::string& file, const Vocabulary& vocabulary, Problems& problems) const {
  return mapped_plan({.mapping = *mapping_, .tree = tree_, .record = records_[record], .tables = tables_}, file, vocabulary, problems);
}

std::string MappedExport::id(std::size_t record) const {
  return mapped_id({.mapping = *mapping_, .tree = tree_, .record = records_[record], .tables = tables_});
}

}  // namespace careaudit
