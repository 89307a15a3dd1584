// A mapping file's keys, checked one by one.
#include "import/mapping_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "import/date_format.h"
#include "import/unmapped.h"

namespace careaudit {
namespace {

constexpr std::array<std::string_view, 7> mapping_keys{"title", "recognise", "record", "gather_by", "dates", "look_ups", "fields"};
constexpr std::array<std::string_view, 4> recognise_keys{"root", "keys", "columns", "values"};
constexpr std::array<std::string_view, 2> look_up_keys{"in", "key"};
constexpr std::array<std::string_view, 8> value_keys{"from", "split", "join", "values", "default", "date", "look_up", "take"};
constexpr std::array<std::string_view, 4> item_keys{"each", "only_if", "one_per", "numbered"};
constexpr std::array<std::string_view, 2> each_keys{"look_up", "from"};
constexpr int most_numbered = 99;

class MappingReader {
 public:
  MappingReader(const RuleText& text, Mapping& mapping) : text_(text), tree_(text.tree), mapping_(mapping) {}

  void read(const Vocabulary& vocabulary) {
    const NodeId root = tree_.root();
    text_.accept(root, mapping_keys, "a mapping");
    mapping_.title = text_.required(root, "title", "a mapping");
    read_recognition(tree_.child(root, "recognise"));
    read_record(root);
    dates_ = read_dates(root, "dates");
    read_look_ups(tree_.child(root, "look_ups"));
    const NodeId fields = tree_.child(root, "fields");
    if (fields == no_node || tree_[fields].kind != Kind::map) {
      text_.complain(fields == no_node ? root : fields, "a mapping has no `fields`", "write the plan's fields below `fields:`, each with where it is found, as `id: \"@ref\"`");
      return;
    }
    mapping_.fields = read_fields(fields, vocabulary.plan, {});
    mapping_.unmapped = unmapped_fields(mapping_, vocabulary);
  }

 private:
  void read_recognition(NodeId node) {
    if (node == no_node) {
      return;
    }
    text_.accept(node, recognise_keys, "`recognise`");
    mapping_.recognition = {.roots = text_.words(node, "root"), .keys = text_.words(node, "keys"), .columns = text_.words(node, "columns"), .values = read_pairs(tree_.child(node, "values"), "each as `key: what it says`")};
    if (mapping_.recognition.roots.empty() && mapping_.recognition.keys.empty() && mapping_.recognition.columns.empty() && !mapping_.is_sure()) {
      text_.complain(node, "`recognise` says nothing", "give `root` (XML), `keys` (JSON, YAML), `columns` (tables) or `values`, or leave it out: the mapping is then read by `--input-format` alone");
    }
  }

  void read_record(NodeId root) {
    const bool is_table = !mapping_.recognition.columns.empty();
    const NodeId gather = tree_.child(root, "gather_by");
    if (gather != no_node) {
      mapping_.rows_by = text_.required(root, "gather_by", "a mapping");   // of a table
    }
    if (gather != no_node && !is_table) {
      mapping_.gather = compile(gather, text_.required(root, "gather_by", "a mapping"));
    }
    const NodeId record = tree_.child(root, "record");
    if (record == no_node) {
      return;
    }
    const std::string path = text_.required(root, "record", "a mapping");
    if (is_table) {
      text_.complain(record, "the records of a table are its rows", "leave `record` out; `gather_by` names the column that tells whose row it is");
    } else if (path.find(':') != std::string::npos && path.find_first_of("/[{@*.(") == std::string::npos) {
      text_.complain(record, "`record` has a prefix, and names are read without", fmt::format("write `{}`", excerpt(path.substr(path.rfind(':') + 1))));
    } else if (path.find_first_of("/[{@*:.(") == std::string::npos) {
      mapping_.record = path;
    } else {
      mapping_.record_path = compile(record, path);
    }
  }

  std::vector<std::string> read_dates(NodeId node, std::string_view key) {
    std::vector<std::string> patterns = text_.words(node, key);
    for (auto& pattern : patterns) {
      pattern = fold_ascii(pattern);
      if (!is_date_format(pattern)) {
        text_.complain(tree_.child(node, key), fmt::format("`{}` is no pattern of a date", excerpt(pattern)), "write `dd/mm/yyyy`, `d mmm yy`, `yyyymmdd`, `mm-dd-yyyy` and the like, or `excel` for days since 1900");
      }
    }
    return patterns;
  }

  void read_look_ups(NodeId node) {
    if (node == no_node || !text_.holds_keys(node, "`look_ups`", "name each table, with `in` and `key` below")) {
      return;
    }
    for (const NodeId table : tree_.children(node)) {
      text_.accept(table, look_up_keys, "a look-up table");
      auto in = compile(table, text_.required(table, "in", "a look-up table"));
      auto key = compile(table, text_.required(table, "key", "a look-up table"));
      if (in && !in->is_absolute()) {
        text_.complain(tree_.child(table, "in"), "`in` does not begin at the root", "begin it with `/`, as in `/Export/Staff/Person`");
      }
      if (in && key) {
        mapping_.look_ups.push_back({.name = std::string(tree_[table].key), .in = std::move(*in), .key = std::move(*key)});
      }
    }
  }

  std::optional<XPath> compile(NodeId at, std::string expression) {
    const std::string written = expression;
    for (auto found = expression.find("{n}"); !number_.empty() && found != std::string::npos; found = expression.find("{n}", found)) {
      expression.replace(found, 3, number_);
    }
    if (expression.empty()) {
      return std::nullopt;   // told of by required()
    }
    auto path = XPath::compile(expression);
    if (!path) {
      text_.complain(at, path.error().message, path.error().remedy);
      return std::nullopt;
    }
    path->set_written(written);
    return std::move(*path);
  }

  std::vector<XPath> compile_all(NodeId node, std::string_view key) {
    std::vector<XPath> paths;
    for (const auto& expression : text_.words(node, key)) {
      if (auto path = compile(tree_.child(node, key), expression)) {
        paths.push_back(std::move(*path));
      }
    }
    return paths;
  }

  /// Whether what stands at a field says where its value is found, and not what its own fields are.
  bool is_value(NodeId node) const {
    if (tree_[node].kind == Kind::scalar) {
      return true;
    }
    if (tree_[node].kind == Kind::list) {
      const auto items = tree_.children(node);
      return !items.empty() && std::all_of(items.begin(), items.end(), [&](NodeId item) { return tree_[item].kind == Kind::scalar; });
    }
    return tree_.child(node, "from") != no_node || tree_.child(node, "default") != no_node;
  }

  std::vector<MappedField> read_fields(NodeId node, const Field& above, std::span<const std::string_view> besides) {
    std::vector<MappedField> fields;
    for (const NodeId child : tree_.children(node)) {
      const auto key = tree_[child].key;
      if (std::find(besides.begin(), besides.end(), key) != besides.end()) {
        continue;
      }
      const Field* field = above.find(key);
      const bool is_free = above.type == FieldType::open || above.fields.empty();
      if (field == nullptr && !is_free) {
        complain_of_unknown(child, above, besides);
        continue;
      }
      if (tree_[child].kind == Kind::null) {
        text_.complain(child, fmt::format("nothing is said of `{}`", excerpt(key)), "write where it is found, or leave it out");
        continue;
      }
      fields.push_back(field == nullptr ? MappedField{.key = std::string(key), .value = read_value(child)} : read_field(child, *field));
    }
    return fields;
  }

  void complain_of_unknown(NodeId child, const Field& above, std::span<const std::string_view> besides) {
    std::vector<std::string> names;
    for (const auto& field : above.fields) {
      names.push_back(field.key);
    }
    const std::string near = did_you_mean(tree_[child].key, names);
    names.insert(names.end(), besides.begin(), besides.end());
    text_.complain(child, fmt::format("unknown field `{}`{}", excerpt(tree_[child].key), near), fmt::format("here stand {}", listed(names)));
  }

  MappedField read_field(NodeId node, const Field& field) {
    MappedField mapped{.key = field.key, .is_list = field.is_list, .is_date = field.type == FieldType::date};
    const bool has_fields = !field.fields.empty() || field.type == FieldType::open || field.type == FieldType::map;
    if (is_value(node) || (!has_fields && tree_[node].kind == Kind::map)) {
      mapped.value = read_value(node);
      if (!field.is_list && !mapped.value->split.empty()) {
        text_.complain(tree_.child(node, "split"), fmt::format("`split` makes several of `{}`, which holds one", field.key), "put it at the list instead, as `goals: {from: Goals, split: \"\\n\"}`, or leave it out");
      }
    } else if (has_fields && field.is_list) {
      mapped.items = read_items(node, field);
    } else if (has_fields && tree_[node].kind == Kind::map) {
      mapped.fields = read_fields(node, field, {});
    } else {
      text_.complain(node, fmt::format("`{}` takes an XPath, several in a list, or keys such as `from`", field.key), fmt::format("beside `from` it takes {}", listed(std::vector<std::string>(value_keys.begin() + 1, value_keys.end()))));
    }
    return mapped;
  }

  MappedValue read_value(NodeId node) {
    MappedValue value;
    if (tree_[node].kind != Kind::map) {
      const NodeId parent = tree_[node].parent;
      value.from = compile_all(parent, tree_[node].key);
      value.dates = dates_;
      return value;
    }
    text_.accept(node, value_keys, "a value");
    value.from = compile_all(node, "from");
    value.fallback = text_.text(node, "default");
    if (const NodeId split = tree_.child(node, "split"); split != no_node) {
      value.split = std::string(tree_[split].text);  // a line end is white space, and may be meant
    }
    if (const NodeId join = tree_.child(node, "join"); join != no_node) {
      value.join = std::string(tree_[join].text);
    }
    value.dates = tree_.child(node, "date") == no_node ? dates_ : read_dates(node, "date");
    value.values = read_values(tree_.child(node, "values"));
    value.look_up = read_table(node);
    value.take = compile_all(node, "take");
    if (value.look_up && value.take.empty()) {
      text_.complain(node, "a value that is looked up does not say what to `take`", "add `take`, the XPath of the value in the record that is found");
    }
    if (value.from.empty() && value.fallback.empty()) {
      text_.complain(node, "a value has neither `from` nor `default`", "write the XPath of the value as `from`");
    }
    return value;
  }

  std::vector<std::pair<std::string, std::string>> read_pairs(NodeId node, const std::string& remedy) {
    std::vector<std::pair<std::string, std::string>> pairs;
    if (node == no_node || !text_.holds_keys(node, "`values`", remedy)) {
      return pairs;
    }
    for (const NodeId child : tree_.children(node)) {
      pairs.emplace_back(tree_[child].key, trim(tree_[child].text));
    }
    return pairs;
  }

  std::vector<std::pair<std::string, std::string>> read_values(NodeId node) {
    auto values = read_pairs(node, "write each as `what the export says: what the plan says`");
    for (auto& [exported, ours] : values) {
      exported = fold_ascii(exported);
    }
    return values;
  }

  std::optional<std::size_t> read_table(NodeId node) {
    const std::string name = text_.text(node, "look_up");
    if (name.empty()) {
      return std::nullopt;
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < mapping_.look_ups.size(); ++i) {
      names.push_back(mapping_.look_ups[i].name);
      if (names.back() == name) {
        return i;
      }
    }
    text_.complain(tree_.child(node, "look_up"), fmt::format("there is no look-up table `{}`{}", excerpt(name), did_you_mean(name, names)),
                   names.empty() ? "list the tables below `look_ups:`, each with `in` and `key`" : fmt::format("`look_ups` has {}", listed(names)));
    return std::nullopt;
  }

  std::vector<MappedItems> read_items(NodeId node, const Field& field) {
    std::vector<MappedItems> items;
    const std::vector<NodeId> groups = tree_[node].kind == Kind::list ? tree_.children(node) : std::vector<NodeId>{node};
    for (const NodeId group : groups) {
      if (tree_[group].kind != Kind::map) {
        text_.complain(group, fmt::format("an item of `{}` is due here, with its fields", field.key), "write each as `- {each: …, text: …}`, or XPaths alone");
        continue;
      }
      const int most = text_.number(group, "numbered").value_or(0);
      if (most < 0 || most > most_numbered) {
        text_.complain(tree_.child(group, "numbered"), "`numbered` is out of range", fmt::format("it takes a number up to {}", most_numbered));
        continue;
      }
      for (int n = 1; n <= std::max(most, 1); ++n) {
        number_ = most == 0 ? "" : fmt::format("{}", n);
        items.push_back(read_group(group, field));
        items.back().is_numbered = most > 0;
      }
      number_.clear();
    }
    return items;
  }

  MappedItems read_group(NodeId group, const Field& field) {
    MappedItems items;
    const NodeId each = tree_.child(group, "each");
    if (each != no_node && tree_[each].kind == Kind::map) {
      text_.accept(each, each_keys, "`each`");
      items.look_up = read_table(each);
      items.by = compile_all(each, "from");
      if (!items.look_up || items.by.empty()) {
        text_.complain(each, "`each` needs a table to `look_up` in, and `from`, the key to look for", "or give the XPath of the items");
      }
    } else if (each != no_node) {
      items.each = compile(each, text_.required(group, "each", "`each`"));
    }
    const auto optional = [&](std::string_view key) -> std::optional<XPath> {
      const NodeId at = tree_.child(group, key);
      return at == no_node ? std::nullopt : compile(at, text_.required(group, key, "an item"));
    };
    items.only_if = optional("only_if");
    items.one_per = optional("one_per");
    items.fields = read_fields(group, field, item_keys);
    return items;
  }

  const RuleText& text_;
  const Tree& tree_;
  Mapping& mapping_;
  std::vector<std::string> dates_;
  std::string number_;   // of numbered items, the one at hand; "" when they are not
};

}  // namespace

std::optional<Mapping> read_mapping(const RuleText& file, std::string name, const Vocabulary& vocabulary) {
  const std::size_t before = file.problems.size();
  Mapping mapping{.name = std::move(name), .title = {}, .file = file.file};
  MappingReader(file, mapping).read(vocabulary);
  const auto is_error = [](const Problem& problem) { return problem.severity == Severity::error; };
  if (std::any_of(file.problems.begin() + static_cast<std::ptrdiff_t>(before), file.problems.end(), is_error)) {
    return std::nullopt;
  }
  return mapping;
}

}  // namespace careaudit
