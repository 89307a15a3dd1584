// A trust's own export format, as a file of rules/mappings says: data, no code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"
#include "base/result.h"
#include "import/xpath.h"
#include "plan/plan.h"

namespace careaudit {

/// How a value is found and made ready.
struct MappedValue {
  std::vector<XPath> from;                                   ///< The first that yields text is taken.
  std::string split = {};                                    ///< Where one text is several; "" when it is one.
  std::optional<std::string> join = {};                      ///< Between several texts that are one.
  std::vector<std::pair<std::string, std::string>> values = {};  ///< As exported (lower case), as the vocabulary has it.
  std::vector<std::string> dates = {};                       ///< Patterns, tried in turn.
  std::string fallback = {};                                 ///< When nothing is found.
  std::optional<std::size_t> look_up = {};                   ///< The value is a key of this table…
  std::vector<XPath> take = {};                              ///< …and this is taken from its record.
};

struct MappedField;

/// Items of a list of maps that are found alike.
struct MappedItems {
  std::optional<XPath> each = {};           ///< Their elements; the plan's own (its rows) when not given.
  std::optional<XPath> only_if = {};
  std::optional<XPath> one_per = {};        ///< Elements in which it says the same are one item.
  std::optional<std::size_t> look_up = {};  ///< The records of this table whose key `by` gives.
  std::vector<XPath> by = {};
  bool is_numbered = false;                 ///< Told by a number in the names of its fields.
  std::vector<MappedField> fields = {};
};

/// One field of the vocabulary, and where it is found: a value, fields of its own, or items.
struct MappedField {
  std::string key;
  bool is_list = false;
  bool is_date = false;
  std::optional<MappedValue> value = {};
  std::vector<MappedField> fields = {};
  std::vector<MappedItems> items = {};
};

/// Records that stand outside of plans, found by a key.
struct LookUpTable {
  std::string name;
  XPath in;
  XPath key;
};

/// What tells an export of this format from others.
struct Recognition {
  std::vector<std::string> roots = {};     ///< XML: names of the root element.
  std::vector<std::string> keys = {};      ///< JSON and YAML: keys that a record has.
  std::vector<std::string> columns = {};   ///< Tables: columns that the header has.
  /// What keys of a record, or attributes or elements of it, say: surer than all of the above, and told record by record.
  std::vector<std::pair<std::string, std::string>> values = {};
};

struct Mapping {
  std::string name;      ///< As in --input-format: the file's name, or its path as typed.
  std::string title;
  std::string file;      ///< For messages.
  Recognition recognition = {};
  std::string record = {};                  ///< The element that is one plan, or key of the list of plans; "": the whole.
  std::optional<XPath> record_path = {};    ///< When it is no mere name.
  std::string rows_by = {};                 ///< Of tables: the column that tells whose row it is.
  std::optional<XPath> gather = {};         ///< The same of other syntaxes.
  std::vector<LookUpTable> look_ups = {};
  std::vector<MappedField> fields = {};
  std::vector<std::string> unmapped = {};   ///< Paths of which nothing is read: no plan can fail for them.

  /// Whether records can only be told from the whole export: they are gathered, look things up outside of
  /// themselves, or stand at a path.
  bool needs_whole() const { return record_path || gather || !look_ups.empty(); }
  /// The record in a tree that is one, or an entry of a FHIR Bundle around one; no_node when it is of another format.
  NodeId record_in(const Tree& tree) const;
  /// Whether a record is known by what it says, so that it need not be asked whose else it could be.
  bool is_sure() const { return !recognition.values.empty(); }
};

using Mappings = std::vector<Mapping>;

/// The records of an export, ready to be made plans: the nodes of each, and tables to look things up in.
/// Only read once it is made, by any number of threads.
class MappedExport {
 public:
  /// The tree is one record, or, with `is_whole`, holds any number of them.
  MappedExport(const Mapping& mapping, Tree tree, bool is_whole);

  const Mapping& mapping() const { return *mapping_; }
  std::size_t count() const { return records_.size(); }
  Location place(std::size_t record) const;
  /// The record as a plan in the vocabulary.
  Result<Plan> plan(std::size_t record, const std::string& file, const Vocabulary& vocabulary, Problems& problems) const;
  /// Its id, without making it a plan.
  std::string id(std::size_t record) const;

 private:
  void find_records();
  const Mapping* mapping_;
  XPathTree tree_;
  std::vector<std::vector<NodeId>> records_;
  /// Of each table of the mapping: key and node, in order of key, then of the document.
  std::vector<std::vector<std::pair<std::string, NodeId>>> tables_;
};

}  // namespace careaudit
