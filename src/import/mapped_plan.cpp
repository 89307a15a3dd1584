// Values found by XPath and put in the vocabulary's places, each with the line and column it came from.
#include "import/mapped_plan.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/strings.h"
#include "import/date_format.h"
#include "import/importer.h"
#include "import/value_parts.h"

namespace careaudit {
namespace {

constexpr std::size_t most_source = std::size_t{1} << 20U;

class PlanBuilder {
 public:
  PlanBuilder(const MappedRecord& record, Tree& out) : mapping_(record.mapping), source_(record.tree), record_(record), out_(out) {}

  void build() {
    const Location at = source_.tree()[record_.record.front()].at;
    const NodeId root = out_.add(no_node, {.kind = Kind::map, .at = at, .key_at = at, .offset = no_offset});
    fill(root, mapping_.fields, record_.record);
    take_source();
  }

  std::string id() {
    const auto field = std::find_if(mapping_.fields.begin(), mapping_.fields.end(), [](const MappedField& one) { return one.key == "id"; });
    const auto found = field == mapping_.fields.end() || !field->value ? std::vector<Sourced>{} : values(*field, *field->value, record_.record);
    return found.empty() ? "" : found.front().text;
  }

  /// Fields of which rows say different things, and where the first does that differs.
  const std::vector<std::pair<std::string, Location>>& differences() const { return differences_; }
  /// Of each look-up table, how many keys were not in it, and where the first one stands.
  const std::vector<std::pair<std::set<std::string>, Location>>& misses() const { return misses_; }
  /// Fields that were looked up in vain.
  const std::set<std::string>& lost() const { return lost_; }
  /// How many dates fit none of the mapping's patterns, and where the first stands.
  std::pair<std::size_t, Location> unfit_dates() const { return {unfit_, unfit_at_}; }

 private:
  void fill(NodeId parent, const std::vector<MappedField>& fields, const std::vector<NodeId>& contexts) {
    for (const auto& field : fields) {
      if (field.value) {
        fill_value(parent, field, contexts);
      } else if (!field.items.empty()) {
        fill_items(parent, field, contexts);
      } else {
        fill_map(parent, field, contexts);
      }
    }
  }

  void fill_value(NodeId parent, const MappedField& field, const std::vector<NodeId>& contexts) {
    is_missed_ = false;
    const auto found = values(field, *field.value, contexts);
    if (found.empty()) {
      lose(parent, field.key);
      return;
    }
    if (!field.is_list) {
      note_difference(field, found);
      add(parent, field.key, found.front());
      return;
    }
    NodeId list = no_node;
    std::set<std::string> seen;
    for (const auto& one : found) {
      const bool is_repeat = contexts.size() > 1 && !seen.insert(one.text).second;   // the same in every row
      if (!one.text.empty() && !is_repeat) {
        list = list == no_node ? add_place(parent, field.key, Kind::list, one) : list;
        add(list, {}, one);
      }
    }
    if (list == no_node) {
      add(parent, field.key, found.front());   // there, and blank
    }
  }

  /// Notes the field, and what it is part of, when a look-up in vain is why it is empty.
  void lose(NodeId parent, const std::string& key) {
    if (!is_missed_) {
      return;
    }
    std::string path;
    for (const char c : out_.path(parent) + "." + key) {
      const bool is_index = c == '[' || c == ']' || (c >= '0' && c <= '9');
      path += is_index || (path.empty() && c == '.') ? "" : std::string(1, c);
    }
    lost_.insert(std::move(path));
  }

  /// What all rows of a plan should say alike, and do not.
  void note_difference(const MappedField& field, const std::vector<Sourced>& found) {
    const auto other = std::find_if(found.begin(), found.end(), [&](const Sourced& one) { return one.text != found.front().text; });
    if (record_.record.size() > 1 && other != found.end()) {
      differences_.emplace_back(field.key, other->at);
    }
  }

  void fill_map(NodeId parent, const MappedField& field, const std::vector<NodeId>& contexts) {
    const NodeId map = add_place(parent, field.key, Kind::map, {.text = {}, .at = out_[parent].at, .key_at = out_[parent].key_at, .offset = no_offset});
    fill(map, field.fields, contexts);
    settle_map(map);
  }

  /// A map without a single field goes.
  void settle_map(NodeId map) {
    const NodeId first = out_[map].first_child;
    if (first == no_node) {
      out_.detach(map);
      return;
    }
    stand_at_first(map);
  }

  /// What has no element of its own stands where its first field does.
  void stand_at_first(NodeId map) {
    if (const NodeId first = out_[map].first_child; first != no_node) {
      out_.at(map).at = out_[first].at;
      out_.at(map).key_at = out_[first].at;
    }
  }

  void fill_items(NodeId parent, const MappedField& field, const std::vector<NodeId>& contexts) {
    NodeId list = no_node;
    for (const auto& items : field.items) {
      std::set<std::string> seen;
      for (const NodeId item : item_nodes(items, contexts)) {
        if (items.only_if && !items.only_if->holds(source_, item)) {
          continue;
        }
        const std::string same = items.one_per ? first_text(*items.one_per, item) : "";
        if (!same.empty() && !seen.insert(same).second) {
          continue;
        }
        const Node& at = source_.tree()[item];
        list = list == no_node ? add_place(parent, field.key, Kind::list, {.text = {}, .at = at.at, .key_at = at.key_at, .offset = no_offset}) : list;
        const NodeId made = add_place(list, {}, Kind::map, {.text = {}, .at = at.at, .key_at = at.key_at, .offset = no_offset});
        fill(made, items.fields, {item});
        drop_if_blank(made, items);
        if (items.is_numbered) {
          stand_at_first(made);
        }
      }
    }
    if (list != no_node && out_[list].first_child == no_node) {
      out_.detach(list);
    }
  }

  /// An item of its own element is one, however little it says; a row, or one of numbered fields, is one only if it says something.
  void drop_if_blank(NodeId item, const MappedItems& items) {
    const bool has_element = items.each || items.look_up;
    if (out_[item].first_child == no_node || (!has_element && out_.is_blank(item))) {
      out_.detach(item);
    }
  }

  std::vector<NodeId> item_nodes(const MappedItems& items, const std::vector<NodeId>& contexts) {
    if (!items.each && !items.look_up) {
      return contexts;
    }
    std::vector<NodeId> nodes;
    for (const NodeId context : contexts) {
      for (const auto& selected : items.each ? items.each->select(source_, context) : std::vector<Selected>{}) {
        if (selected.node != no_node) {
          nodes.push_back(selected.node);
        }
      }
      for (const auto& by : items.by) {
        for (const auto& key : by.select(source_, context)) {
          const auto found = in_table(*items.look_up, key.text);
          nodes.insert(nodes.end(), found.begin(), found.end());
        }
      }
    }
    return nodes;
  }

  std::vector<NodeId> in_table(std::size_t table, const std::string& key) const {
    std::vector<NodeId> found;
    const auto& rows = record_.tables[table];
    const auto first = std::lower_bound(rows.begin(), rows.end(), key, [](const auto& row, const std::string& wanted) { return row.first < wanted; });
    for (auto row = first; row != rows.end() && row->first == key && !key.empty(); ++row) {
      found.push_back(row->second);
    }
    return found;
  }

  std::string first_text(const XPath& path, NodeId context) const {
    const auto found = path.select(source_, context);
    return found.empty() ? "" : found.front().text;
  }

  /// What a field holds; of several places, and of several contexts, the first that yield text. A place that is
  /// there and blank is kept when there is nothing better, for it is a slot.
  std::vector<Sourced> values(const MappedField& field, const MappedValue& value, const std::vector<NodeId>& contexts) {
    std::vector<Sourced> found;
    std::vector<Sourced> blank;
    for (const auto& from : value.from) {
      for (const NodeId context : contexts) {
        for (const auto& selected : from.select(source_, context)) {
          take(field, value, selected, context, found, blank);
        }
      }
      if (!found.empty() && !value.join) {
        break;
      }
    }
    if (found.empty() && !value.fallback.empty()) {
      const Node& at = source_.tree()[contexts.front()];
      found.push_back({.text = value.fallback, .at = at.at, .key_at = at.at, .offset = no_offset});
    }
    if (found.empty()) {
      return blank;
    }
    if (value.join && found.size() > 1) {
      join(found, *value.join);
    }
    return found;
  }

  static void join(std::vector<Sourced>& found, const std::string& between) {
    for (std::size_t i = 1; i < found.size(); ++i) {
      found.front().text += between + found[i].text;
    }
    found.resize(1);
  }

  void take(const MappedField& field, const MappedValue& value, const Selected& selected, NodeId context, std::vector<Sourced>& found, std::vector<Sourced>& blank) {
    const Node& node = source_.tree()[selected.node == no_node ? context : selected.node];
    const Sourced whole{.text = selected.text, .at = node.at, .key_at = node.key_at, .offset = selected.node == no_node ? no_offset : node.offset};
    if (selected.text.empty()) {
      if (selected.node != no_node && blank.empty()) {
        blank.push_back(whole);
      }
      return;
    }
    for (const auto& part : value.split.empty() ? std::vector<Sourced>{whole} : value_parts(source_.tree(), whole, value.split)) {
      for (auto& one : looked_up(value, part)) {
        make_ready(field, value, one.at, one.text);
        found.push_back(std::move(one));
      }
    }
  }

  std::vector<Sourced> looked_up(const MappedValue& value, const Sourced& key) {
    if (!value.look_up) {
      return {key};
    }
    for (const NodeId record : in_table(*value.look_up, key.text)) {
      for (const auto& take : value.take) {
        for (const auto& selected : take.select(source_, record)) {
          if (!selected.text.empty()) {
            return {{.text = selected.text, .at = key.at, .key_at = key.key_at, .offset = no_offset}};
          }
        }
      }
    }
    misses_.resize(mapping_.look_ups.size());
    auto& [keys, at] = misses_[*value.look_up];
    at = keys.empty() ? key.at : at;
    keys.insert(key.text);
    is_missed_ = true;
    return {};
  }

  void make_ready(const MappedField& field, const MappedValue& value, const Location at, std::string& text) {
    const auto same = std::find_if(value.values.begin(), value.values.end(), [folded = fold_ascii(text)](const auto& one) { return one.first == folded; });
    if (same != value.values.end()) {
      text = same->second;
      return;
    }
    for (const auto& pattern : field.is_date ? value.dates : std::vector<std::string>{}) {
      if (const auto date = parse_date(text, pattern)) {
        text = date->iso();
        return;
      }
    }
    if (field.is_date && !value.dates.empty() && has_digit(text) && !parse_date(text, "yyyy-mm-dd")) {
      unfit_at_ = unfit_ == 0 ? at : unfit_at_;
      ++unfit_;
    }
  }

  NodeId add_place(NodeId parent, std::string_view key, Kind kind, const Sourced& place) {
    return out_.add(parent, {.kind = kind, .is_quoted = true, .key = key.empty() ? key : out_.keep(std::string(key)), .at = place.at, .key_at = place.key_at, .offset = no_offset});
  }

  void add(NodeId parent, std::string_view key, const Sourced& one) {
    const bool is_blank = one.text.empty();
    out_.add(parent, {.kind = is_blank ? Kind::null : Kind::scalar,
                      .is_quoted = true,
                      .key = key.empty() ? key : out_.keep(std::string(key)),
                      .text = is_blank ? std::string_view() : out_.keep(one.text),
                      .at = one.at,
                      .key_at = one.key_at,
                      .offset = one.offset});
  }

  /// The stretch of the source from which the plan's texts come, so that words can be found in it.
  void take_source() {
    const auto source = source_.tree().source();
    std::size_t first = source.size();
    std::size_t last = 0;
    for (NodeId id = 0; id < out_.size(); ++id) {
      if (out_[id].offset < source.size()) {
        first = std::min<std::size_t>(first, out_[id].offset);
        last = std::max<std::size_t>(last, out_[id].offset + out_[id].text.size() * 2 + 400);
      }
    }
    if (first >= last || last - first > most_source) {
      return;
    }
    out_.set_source(std::string(source.substr(first, last - first)));
    for (NodeId id = 0; id < out_.size(); ++id) {
      auto& offset = out_.at(id).offset;
      offset = offset < source.size() ? offset - static_cast<std::uint32_t>(first) : no_offset;
    }
  }

  const Mapping& mapping_;
  const XPathTree& source_;
  const MappedRecord& record_;
  Tree& out_;
  std::vector<std::pair<std::set<std::string>, Location>> misses_;
  std::set<std::string> lost_;
  bool is_missed_ = false;
  std::size_t unfit_ = 0;
  Location unfit_at_;
  std::vector<std::pair<std::string, Location>> differences_;
};

}  // namespace

Result<Plan> mapped_plan(const MappedRecord& record, const std::string& file, const Vocabulary& vocabulary, Problems& problems) {
  Tree tree;
  PlanBuilder builder(record, tree);
  builder.build();
  for (std::size_t i = 0; i < builder.misses().size(); ++i) {
    const auto& [keys, at] = builder.misses()[i];
    const std::size_t count = keys.size();
    if (count > 0) {
      problems.push_back({.severity = Severity::warning,
                          .file = file,
                          .at = at,
                          .message = fmt::format("{} of this plan {} not in the look-up table `{}`; the first stands here", count == 1 ? "a key" : fmt::format("{} keys", count), count == 1 ? "is" : "are",
                                                 record.mapping.look_ups[i].name),
                          .remedy = "what they stand for is taken as missing; export the records they name too"});
    }
  }
  if (const auto [count, at] = builder.unfit_dates(); count > 0) {
    problems.push_back({.severity = Severity::warning,
                        .file = file,
                        .at = at,
                        .message = fmt::format("{} of this plan {} no pattern of the mapping's `dates`; the first stands here", count == 1 ? "a date" : fmt::format("{} dates", count), count == 1 ? "fits" : "fit"),
                        .remedy = "add its pattern; until then it is read as day, month, year if it can be"});
  }
  for (const auto& [field, at] : builder.differences()) {
    problems.push_back({.severity = Severity::warning, .file = file, .at = at, .message = fmt::format("the rows of this plan say different things of `{}`; the first is taken", field), .remedy = "check that all rows with one key are of one plan"});
  }
  auto imported = importers::native.import(std::move(tree), {.file = file, .vocabulary = vocabulary, .problems = problems});
  if (!imported) {
    return imported.error();
  }
  Plan plan = std::move(imported->plans.front());
  for (const auto& path : record.mapping.unmapped) {
    plan.not_carried.push_back({.path = path, .reason = "the mapping of this export does not say where it stands"});
  }
  for (const auto& path : builder.lost()) {
    const std::string above = path.substr(0, path.rfind('.'));
    const bool is_all_lost = above.size() < path.size() && plan.find(above) == no_node;
    plan.not_carried.push_back({.path = is_all_lost ? above : path, .reason = "the export refers to a record that it does not hold"});
  }
  return plan;
}

std::string mapped_id(const MappedRecord& record) {
  Tree unused;
  return PlanBuilder(record, unused).id();
}

}  // namespace careaudit
