// Fields, lists and bare texts put as the vocabulary has them.
#include "import/shape.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "base/date.h"
#include "base/strings.h"
#include "plan/plan.h"

namespace careaudit {
namespace {

class Shaper {
 public:
  Shaper(Tree& tree, const std::string& file, Problems& problems) : tree_(tree), file_(file), problems_(problems) {}

  void shape_fields(NodeId node, const Field& field) {
    take_own_text(node, field);
    for (const NodeId child : tree_.children(node)) {
      if (tree_[child].parent == node) {  // not merged into an earlier list meanwhile
        shape_child(node, child, field);
      }
    }
    put_in_order(node, field);
  }

  void tell_of_unnamed() {
    if (unnamed_ > 0) {
      report(Severity::warning, first_unnamed_, fmt::format("from here on {} more {} not known, and not named", unnamed_, unnamed_ == 1 ? "field is" : "fields are"),
             "rules do not read them; `careaudit formats --schema` lists the fields");
    }
  }

 private:
  /// Fields as the vocabulary lists them, others behind by name: what comes first in a plan must not
  /// depend on its syntax (XML has attributes first).
  void put_in_order(NodeId node, const Field& field) {
    struct Ranked {
      std::size_t rank;
      std::string_view name;
      NodeId node;
    };
    std::vector<Ranked> children;
    for (const NodeId child : tree_.children(node)) {
      const auto key = tree_[child].key;
      const Field* found = field.find(key);
      const bool is_known = found != nullptr && found->key == key;
      children.push_back({is_known ? static_cast<std::size_t>(found - field.fields.data()) : field.fields.size(), is_known ? std::string_view() : key, child});
    }
    const auto is_before = [](const Ranked& a, const Ranked& b) { return std::tie(a.rank, a.name) < std::tie(b.rank, b.name); };
    if (std::is_sorted(children.begin(), children.end(), is_before)) {
      return;
    }
    std::stable_sort(children.begin(), children.end(), is_before);
    for (const NodeId first : tree_.children(node)) {
      tree_.detach(first);   // from the front: to find one in the middle takes longer
    }
    for (const auto& child : children) {
      tree_.attach(node, child.node);
    }
  }

  void report(Severity severity, Location at, std::string message, std::string remedy, std::vector<std::string> quoted = {}) {
    problems_.push_back({.severity = severity, .file = file_, .at = at, .message = std::move(message), .remedy = std::move(remedy), .quoted = std::move(quoted)});
  }

  /// XML: `<goal id="g1">I want…</goal>` has a text of its own.
  void take_own_text(NodeId node, const Field& field) {
    const auto own = trim(tree_[node].text);
    if (own.empty() || tree_[node].kind != Kind::map) {
      return;
    }
    Node text{.kind = Kind::scalar, .is_quoted = true, .key = text_field(field), .text = own, .at = tree_[node].at, .key_at = tree_[node].at, .offset = tree_[node].offset};
    tree_.at(node).text = {};
    if (tree_.child(node, text.key) == no_node) {
      tree_.add(node, text);
    }
  }

  std::string_view text_field(const Field& field) {
    return field.text_field.empty() ? std::string_view("text") : tree_.keep(field.text_field);
  }

  const Field* known(const Field& above, std::string_view key) {
    if (const Field* field = above.find(key)) {
      return field;
    }
    // `<action>` repeated right under the plan stands for an item of `actions`.
    for (const auto& field : above.fields) {
      if (field.is_list && field.item == key) {
        return &field;
      }
    }
    return nullptr;
  }

  void shape_child(NodeId parent, NodeId child, const Field& above) {
    const Field* field = known(above, tree_[child].key);
    if (field == nullptr) {
      warn_unknown(child, above);
      return;
    }
    warn_of_singular(parent, child, *field, above);
    const NodeId earlier = tree_.child(parent, field->key);
    if (tree_[child].key != field->key) {
      tree_.at(child).key = tree_.keep(field->key);
    }
    const bool is_repeat = earlier != no_node && earlier != child;
    if (field->is_list) {
      shape_list(child, *field);
      if (is_repeat && tree_[earlier].kind == Kind::list) {
        for (const NodeId item : tree_.children(child)) {
          tree_.detach(item);
          tree_.attach(earlier, item);
        }
        tree_.detach(child);
      }
      return;
    }
    if (is_repeat) {
      report(Severity::error, tree_[child].key_at.line > 0 ? tree_[child].key_at : tree_[child].at,
             fmt::format("`{}` is given twice", field->key), "keep one of the two");
      return;
    }
    shape_value(child, *field);
  }

  /// `review: 2027-01-01` is an item of `reviews`, and may well be meant for `review_date`, when the plan
  /// has none.
  void warn_of_singular(NodeId parent, NodeId child, const Field& field, const Field& above) {
    const Node& node = tree_[child];
    if (!field.is_list || node.key != field.item || node.kind != Kind::scalar) {
      return;
    }
    for (const auto& other : above.fields) {
      const bool is_other = !other.is_list && other.type == field.type && other.key.starts_with(field.item + "_");
      const auto is_given = [&](const std::string& name) { return tree_.child(parent, name) != no_node; };
      if (is_other && !is_given(other.key) && std::none_of(other.aliases.begin(), other.aliases.end(), is_given)) {
        report(Severity::warning, node.key_at.line > 0 ? node.key_at : node.at, fmt::format("`{}` is read as one of `{}`; did you mean `{}`?", field.item, field.key, other.key),
               fmt::format("write `{}` or `{}`", field.key, other.key));
      }
    }
  }

  void warn_unknown(NodeId child, const Field& above) {
    const Node& node = tree_[child];
    const Location at = node.key_at.line > 0 ? node.key_at : node.at;
    const std::string key = tidy_key(node.key);
    if (node.kind == Kind::null && node.in_flow) {
      report(Severity::warning, at, "text after a comma inside `{…}` was read as a field without a value", "quote it: put the text that contains the comma in quotation marks");
      return;
    }
    constexpr std::size_t most_named = 100;
    if (++unknown_ > most_named) {
      ++unnamed_;
      first_unnamed_ = unnamed_ == 1 ? at : first_unnamed_;
      return;
    }
    std::vector<std::string> names;
    for (const auto& field : above.fields) {
      names.push_back(field.key);
      names.insert(names.end(), field.aliases.begin(), field.aliases.end());
    }
    const std::string near = nearest(key, names);
    report(Severity::warning, at, fmt::format("unknown field `{{0}}`{}", near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
           near.empty() ? "rules do not read it; `careaudit formats --schema` lists the fields" : "rules do not read it as it is", {key});
  }

  /// A key as a message may show it: short, and no text with spaces, which may be a plan's.
  static std::string tidy_key(std::string_view key) {
    const bool is_name = key.size() <= 40 && std::count(key.begin(), key.end(), ' ') <= 2;
    return is_name ? std::string(key) : "(a long name)";
  }

  void shape_list(NodeId node, const Field& field) {
    if (tree_[node].kind == Kind::map && holds_items(node, field)) {
      tree_.at(node).kind = Kind::list;
      tree_.at(node).text = {};
    } else if (tree_[node].kind == Kind::map || tree_[node].kind == Kind::scalar) {
      wrap_in_list(node);
    } else if (tree_[node].kind == Kind::null) {
      return;
    }
    for (const NodeId item : tree_.children(node)) {
      tree_.at(item).key = {};
      shape_value(item, field);
    }
  }

  /// Whether a map is an XML list element: its children are the items.
  bool holds_items(NodeId node, const Field& field) {
    bool has_any = false;
    for (const NodeId child : tree_.children(node)) {
      has_any = true;
      const auto key = tree_[child].key;
      const bool is_item = key == field.item || key == "item" || key == field.key || (key != "text" && field.find(key) == nullptr && is_singular(key, field.key));
      if (!is_item) {
        return false;
      }
    }
    return has_any;
  }

  static bool is_singular(std::string_view key, std::string_view plural) {
    return plural.size() > key.size() && plural.starts_with(key.substr(0, key.size() - (key.empty() ? 0 : 1)));
  }

  void wrap_in_list(NodeId node) {
    const Node value = tree_[node];
    const std::vector<NodeId> below = tree_.children(node);
    Node& list = tree_.at(node);
    list.kind = Kind::list;
    list.text = {};
    for (const NodeId child : below) {
      tree_.detach(child);
    }
    Node item = value;
    item.key = {};
    const NodeId made = tree_.add(node, item);
    for (const NodeId child : below) {
      tree_.attach(made, child);
    }
  }

  void shape_value(NodeId node, const Field& field) {
    switch (field.type) {
      case FieldType::map:
        shape_map_value(node, field);
        return;
      case FieldType::open:
      case FieldType::party:
        shape_free(node, field);
        return;
      case FieldType::text:
        if (tree_[node].kind == Kind::map) {
          refuse_shape(node, field, "a text");
        }
        return;
      case FieldType::date:
        shape_date(node, field);
        return;
      case FieldType::label:
      case FieldType::name:
      case FieldType::role:
      case FieldType::yes_no:
      case FieldType::number:
      case FieldType::phone:
      case FieldType::hours:
      case FieldType::when:
        if (tree_[node].kind == Kind::map || tree_[node].kind == Kind::list) {
          refuse_shape(node, field, "a single value");
        }
        return;
    }
  }

  void refuse_shape(NodeId node, const Field& field, std::string_view wanted) {
    report(Severity::error, tree_[node].at, fmt::format("`{}` takes {}, not {}", field.key, wanted, tree_[node].kind == Kind::list ? "a list" : "fields of its own"),
           "check the indentation, and put text that contains `: ` in quotes");
  }

  void shape_map_value(NodeId node, const Field& field) {
    const Node value = tree_[node];
    if (value.kind == Kind::scalar) {
      Node text = value;
      text.key = text_field(field);
      tree_.at(node).kind = Kind::map;
      tree_.at(node).text = {};
      tree_.add(node, text);
    } else if (value.kind == Kind::list) {
      refuse_shape(node, field, "fields of its own");
      return;
    }
    if (tree_[node].kind == Kind::map) {
      shape_fields(node, field);
    }
  }

  /// A map with free keys, or a party: a text, or a map whose fields are known when they are listed.
  void shape_free(NodeId node, const Field& field) {
    if (tree_[node].kind == Kind::map && !field.fields.empty()) {
      shape_fields(node, field);
    } else if (tree_[node].kind == Kind::map) {
      put_in_order(node, field);
    }
  }

  void shape_date(NodeId node, const Field& field) {
    if (tree_[node].kind == Kind::map && !field.fields.empty()) {
      shape_fields(node, field);
      return;
    }
    if (tree_[node].kind == Kind::map || tree_[node].kind == Kind::list) {
      refuse_shape(node, field, "a date");
      return;
    }
    const auto text = trim(tree_[node].text);
    if (!text.empty() && !Date::parse(text) && !yes_or_no(text) && looks_like_a_date(text)) {
      report(Severity::warning, tree_[node].at, fmt::format("what `{}` holds {}", field.key, what_a_date_lacks(text)), "write it as 2026-03-31, or day first as 31/03/2026");
    }
  }

  static bool looks_like_a_date(std::string_view text) {
    return text.size() <= 20 && text.front() >= '0' && text.front() <= '9';
  }

  Tree& tree_;
  const std::string& file_;
  Problems& problems_;
  std::size_t unknown_ = 0;   // fields of the plan
  std::size_t unnamed_ = 0;   // of those, too many to be told of one by one
  Location first_unnamed_ = {};
};

}  // namespace

void shape_map(Tree& tree, NodeId node, const Field& field, const std::string& file, Problems& problems) {
  Shaper shaper(tree, file, problems);
  shaper.shape_fields(node, field);
  shaper.tell_of_unnamed();
}

}  // namespace careaudit
