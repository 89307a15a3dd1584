// The contract of a syntax: how bytes become single plans, and a plan's bytes become a tree.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/result.h"
#include "plan/tree.h"

namespace careaudit {

/// The bytes of one plan, cut from an export before parsing, and what is needed to read them alone.
struct Piece {
  std::string text = {};         ///< UTF-8 without BOM, lines ended by LF.
  std::uint32_t first_line = 1;  ///< Where text[0] stands in the file.
  std::uint32_t first_column = 1;
  /// YAML: that many leading bytes of `text` are earlier list items that define anchors this one
  /// uses; the plan is the last item. 0 for nearly all.
  std::uint32_t prelude_bytes = 0;
  bool is_list_item = false;     ///< YAML: `text` is one `- ` item of a list.
  std::string opening = {};      ///< XML: start tags of the ancestors, for their namespaces.
  /// Which of the file's lists of entries it was cut from, counted from 1; 0 of none. What is in one
  /// list refers to each other before all else.
  std::uint32_t envelope = 0;
  /// Trouble found while cutting (an unclosed root, a plan over the size limit, bad UTF-8); with an
  /// empty `text` there is nothing to read beside it.
  std::optional<Problem> problem = {};
  /// False of trouble between plans, which is told of and is not itself a plan that was lost.
  bool is_plan = true;
};

/// Cuts a stream into pieces. Holds at most one unfinished piece: memory does not grow with the
/// export. Pieces come in file order.
class Splitter {
 public:
  Splitter() = default;
  Splitter(const Splitter&) = delete;
  Splitter& operator=(const Splitter&) = delete;
  virtual ~Splitter() = default;
  /// The next bytes of the file, any number of them.
  virtual void push(std::string_view bytes, std::vector<Piece>& out) = 0;
  /// The file has ended.
  virtual void finish(std::vector<Piece>& out) = 0;
};

struct SplitContext {
  std::string file;                            ///< For problems.
  /// XML: names of the elements that are plans, or `Bundle/entry`: right in a root of that name.
  std::span<const std::string_view> records;
};

/// What a quick look at a piece says of its plan, without parsing it: for finding plans that stand
/// twice in a run. May be wrong for odd spellings; whoever acts on it parses first.
struct Glance {
  std::string id;
};

/// A file syntax: the plug-in of this folder.
struct Syntax {
  std::string_view name;                              ///< "yaml"
  std::string_view summary;
  std::span<const std::string_view> extensions;       ///< ".yaml", ".yml"
  /// Whether a file that begins with `head` (UTF-8, up to 4 KiB) is of this syntax. Tried in the
  /// order of all.def; the last accepts any text.
  bool (*sniff)(std::string_view head) = nullptr;
  /// Whether a file that has an extension of this syntax, and begins otherwise, is a damaged one all the
  /// same; null when no syntax but the last takes its place.
  bool (*sniff_damaged)(std::string_view head) = nullptr;
  std::unique_ptr<Splitter> (*split)(SplitContext context) = nullptr;
  Glance (*glance)(const Piece& piece) = nullptr;
  /// Reads one piece. Trouble that stops the reading is the error; trouble that does not (duplicate
  /// keys, say) is appended to `problems` with severity error when the plan cannot be trusted.
  Result<Tree> (*read)(Piece piece, const std::string& file, Problems& problems) = nullptr;
};

namespace syntaxes {
#define SYNTAX(name) extern const Syntax name;
#include "read/all.def"
#undef SYNTAX
}  // namespace syntaxes

/// All syntaxes, in the order in which they are tried.
std::span<const Syntax* const> all_syntaxes();

/// Limits that every syntax keeps, and says in its messages.
inline constexpr std::size_t max_plan_bytes = std::size_t{16} << 20U;
inline constexpr int max_depth = 64;
inline constexpr std::size_t max_nodes = 500'000;  ///< Aliases expanded.

}  // namespace careaudit
