// Finds what tells who somebody is in texts that are read, copied and handed on.
#include <algorithm>
#include <array>
#include <vector>

#include "check/check.h"
#include "text/identifier.h"

namespace careaudit {
namespace {

/// Adds every scalar that stands in a field unknown to the vocabulary.
void add_unknown(const Tree& tree, NodeId node, const Field* field, std::vector<NodeId>& nodes) {
  if (tree[node].kind == Kind::scalar) {
    if (field == nullptr && !tree.is_blank(node)) {
      nodes.push_back(node);
    }
    return;
  }
  const bool is_same = field == nullptr || field->type == FieldType::open || tree[node].kind == Kind::list;
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    const bool is_party = field != nullptr && field->type == FieldType::party;
    add_unknown(tree, child, is_same || is_party ? field : field->find(tree[child].key), nodes);
  }
}

/// "holds an NHS number and a date of birth": each kind once, never the identifier.
std::string message_for(const std::vector<std::string_view>& kinds) {
  std::string message = "the text holds ";
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    message += i == 0 ? "" : i + 1 < kinds.size() ? ", " : " and ";
    const bool is_an = kinds[i].starts_with("NHS") || kinds[i].starts_with("e-mail");
    message += (is_an ? "an " : "a ") + std::string(kinds[i]);
  }
  return message;
}

class Judge {
 public:
  explicit Judge(const PrepareContext& context) : words_(context.knowledge.lexicon), contact_fields_(context.options.words("contact_fields")), also_(context.options.words("also")) {}

  void operator()(const Subject& subject, Verdicts& out) const {
    std::vector<NodeId> nodes(subject.texts.begin(), subject.texts.end());
    add_unknown(subject.plan.tree, subject.plan.root, &subject.knowledge.vocabulary.plan, nodes);
    for (const auto& path : also_) {
      if (const NodeId node = subject.plan.find(path); node != no_node) {
        nodes.push_back(node);
      }
    }
    for (const NodeId node : nodes) {
      judge(subject, node, out);
    }
  }

 private:
  void judge(const Subject& subject, NodeId node, Verdicts& out) const {
    const Node& one = subject.plan.tree[node];
    if (one.kind != Kind::scalar || !may_hold_identifier(one.text)) {
      return;
    }
    auto found = words_.find(subject.scratch.reading(node), subject.as_of, one.key);
    if (is_contact_field(subject.plan, node)) {
      std::erase_if(found, [](const Identifier& identifier) { return identifier.kind == IdentifierKind::email; });
    }
    if (found.empty()) {
      return;
    }
    std::vector<std::string_view> kinds;
    for (const auto& identifier : found) {
      const auto kind = name_of(identifier.kind);
      if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        kinds.push_back(kind);
      }
    }
    out.add({.outcome = Outcome::fail,
             .message = message_for(kinds),
             .evidence = {kinds.begin(), kinds.end()},
             .node = node,
             .hidden = std::string(one.text.substr(found.front().begin, found.front().end - found.front().begin))});
  }

  /// Whether the text is there to say how somebody can be reached.
  bool is_contact_field(const Plan& plan, NodeId node) const {
    if (contact_fields_.empty()) {
      return false;
    }
    std::string path = plan.tree.path(node).substr(plan.tree.path(plan.root).size());
    path.erase(0, path.starts_with('.') ? 1 : 0);
    return std::any_of(contact_fields_.begin(), contact_fields_.end(), [&path](const std::string& field) {
      return path.starts_with(field) && (path.size() == field.size() || path[field.size()] == '.' || path[field.size()] == '[');
    });
  }

  IdentifierWords words_;
  std::vector<std::string> contact_fields_;
  std::vector<std::string> also_;
};

constexpr std::array options{
    OptionSpec{.name = "contact_fields", .type = OptionType::words, .help = "fields that may hold an e-mail address, with all below them"},
    OptionSpec{.name = "also", .type = OptionType::words, .help = "fields to read besides texts and what the vocabulary does not know"},
};

Result<Check> prepare(const PrepareContext& context) {
  return Check([judge = Judge(context)](const Subject& subject, Verdicts& out) { judge(subject, out); });
}

}  // namespace

constinit const CheckType checks::identifiers{
    .name = "identifiers",
    .summary = "No free text or unknown field holds an NHS number, a date of birth, a postcode or an e-mail address.",
    .options = options,
    .prepare = prepare,
};

}  // namespace careaudit
