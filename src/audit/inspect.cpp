// An export read twice: as plans, to count them, and as it stands, to count its paths.
#include "audit/inspect.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "audit/convert.h"
#include "audit/path_counts.h"
#include "base/utf8.h"
#include "read/csv_rows.h"

namespace careaudit {
namespace {

/// Scalars below a node.
std::size_t weight(const Tree& tree, NodeId node) {
  std::size_t sum = tree[node].text.empty() ? 0 : 1;
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    sum += weight(tree, child);
  }
  return sum;
}

/// Elements of one name below one parent.
struct Group {
  std::vector<NodeId> nodes;
  std::size_t weight = 0;
};

std::map<std::string_view, Group> groups_below(const Tree& tree, NodeId node) {
  std::map<std::string_view, Group> groups;
  for (NodeId child = tree[node].first_child; child != no_node; child = tree[child].next) {
    Group& group = groups[tree[child].key];
    const std::vector<NodeId> items = tree[child].kind == Kind::list ? tree.children(child) : std::vector<NodeId>{child};
    group.nodes.insert(group.nodes.end(), items.begin(), items.end());
    group.weight += weight(tree, child);
  }
  return groups;
}

/// What is repeated and holds most of the tree is its records; nothing when the whole is one.
std::optional<std::pair<std::string_view, std::vector<NodeId>>> records_in(const Tree& tree) {
  NodeId node = tree.root();
  while (node != no_node) {
    const auto groups = groups_below(tree, node);
    const auto most = std::max_element(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.second.weight < b.second.weight; });
    if (most == groups.end() || most->second.weight * 2 <= weight(tree, node)) {
      return std::nullopt;
    }
    const bool has_fields = std::any_of(most->second.nodes.begin(), most->second.nodes.end(), [&](NodeId one) {
      const auto below = groups_below(tree, one);
      return below.size() > 2 || std::any_of(below.begin(), below.end(), [](const auto& group) { return group.second.nodes.size() > 2; });
    });
    if (most->second.nodes.size() > 1) {
      return has_fields ? std::optional(std::pair(most->first, most->second.nodes)) : std::nullopt;
    }
    node = most->second.nodes.front();
  }
  return std::nullopt;
}

class Inspector {
 public:
  Inspector(Inspection& out, const RuleSet& rules, const FormatReferences& references) : out_(out), rules_(rules), references_(references), records_(out.of_records, out.paths_left_out), outside_(out.outside, out.paths_left_out) {}

  void count_plans(const InputFile& file, const KnownFormats& formats) {
    const ReadContext context{formats, *rules_.knowledge, references_};
    const auto take = [&](Piece piece, const PieceFormat& format) {
      PieceResult result;
      out_.syntax = format.syntax->name;
      if (const auto plans = read_plans(std::move(piece), format, file, context, result); !plans.empty()) {
        out_.plans[result.format] += plans.size();
      }
      const bool is_told = out_.problems.size() >= most_problems;
      if (!is_told) {
        out_.problems.insert(out_.problems.end(), result.problems.begin(), result.problems.end());
      }
      return true;
    };
    const auto read = read_pieces(file, take, [](std::uint64_t) {}, formats);
    if (!read) {
      out_.problems.push_back(read.error());
    }
  }

  /// As it stands, whatever knows it.
  void count_paths(const InputFile& file) {
    const KnownFormats none{.takes_any_table = true};
    const auto take = [&](Piece piece, const PieceFormat& format) {
      // Of what is known, or is no table, it was told when plans were counted.
      Problems told;
      if (piece.problem) {
        told.push_back(*piece.problem);
      }
      const bool is_new = format.syntax == &syntaxes::csv && out_.plans.empty();
      const auto tell = [&] {
        if (is_new && out_.problems.size() < most_problems) {
          out_.problems.insert(out_.problems.end(), told.begin(), told.end());
        }
      };
      if (piece.text.empty()) {
        tell();
        return true;
      }
      if (format.syntax == &syntaxes::csv) {
        out_.separator = std::string(1, csv_separator(piece.opening));
      }
      if (auto tree = format.syntax->read(std::move(piece), file.shown, told); tree && !tree->is_empty()) {
        take_tree(XPathTree(std::move(*tree)), format.syntax == &syntaxes::csv);
      } else if (!tree) {
        told.push_back(tree.error());
      }
      tell();
      return true;
    };
    (void)read_pieces(file, take, [](std::uint64_t) {}, none).has_value();
  }

  void finish() {
    if (first_) {
      count_first();
    }
  }

 private:
  static constexpr std::size_t most_problems = 100;

  void take_tree(XPathTree document, bool is_table) {
    const Tree& tree = document.tree();
    if (is_table) {
      out_.record = "row";
      for (const NodeId row : tree.children(tree.root())) {
        ++out_.records;
        records_.add(document, row, {});
      }
    } else if (!has_any_) {
      first_ = std::move(document);
    } else {
      if (first_) {
        count_piece(*first_);
        first_.reset();
      }
      count_piece(document);
    }
    has_any_ = true;
  }

  void count_piece(const XPathTree& document) {
    const Tree& tree = document.tree();
    ++out_.records;
    out_.record = excerpt(tree[tree.root()].key);
    records_.add(document, tree.root(), {});
  }

  /// The only piece: it may hold records, or be one.
  void count_first() {
    const XPathTree& document = *first_;
    const Tree& tree = document.tree();
    out_.root = excerpt(tree[tree.root()].key);
    const auto found = records_in(tree);
    if (!found) {
      ++out_.records;
      records_.add(document, tree.root(), {});
      return;
    }
    out_.record = excerpt(found->first);
    for (const NodeId record : found->second) {
      ++out_.records;
      records_.add(document, record, {});
    }
    outside_.add(document, tree.root(), {found->second.begin(), found->second.end()});
  }

  Inspection& out_;
  const RuleSet& rules_;
  const FormatReferences& references_;
  PathCounter records_;
  PathCounter outside_;
  std::optional<XPathTree> first_;
  bool has_any_ = false;
};

}  // namespace

bool may_be_shown(const PathCount& path, std::uint64_t records, bool shows_values) {
  // Keys can be values too: a number somebody is known by, or a name in one record.
  constexpr int digits_of_number = 6;
  const bool is_number = std::count_if(path.name.begin(), path.name.end(), [](char c) { return c >= '0' && c <= '9'; }) >= digits_of_number;
  const bool may_be_name = path.is_named_by_value || (records > 1 && path.name.find(' ') != std::string::npos);
  return shows_values || (!is_number && (!may_be_name || path.stands_in > 1));
}

Inspection inspect(const std::vector<InputFile>& files, const KnownFormats& formats, const RuleSet& rules) {
  Inspection inspection;
  const FormatReferences references = gathered_references(files, formats);
  Inspector inspector(inspection, rules, references);
  for (const auto& file : files) {
    inspector.count_plans(file, formats);
    inspector.count_paths(file);
  }
  inspector.finish();
  return inspection;
}

}  // namespace careaudit
