// Documents end at `---` and `...`; list items at `- ` in the first column, outside quotes.
#include "read/yaml_split.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/strings.h"
#include "read/yaml_lines.h"

namespace careaudit {
namespace {

constexpr std::size_t max_prelude = std::size_t{1} << 20U;

bool is_mark(std::string_view line, std::string_view mark) {
  return line.starts_with(mark) && (line.size() == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\n');
}

bool is_item_start(std::string_view line) {
  return line.starts_with('-') && (line.size() == 1 || line[1] == ' ' || line[1] == '\t' || line[1] == '\n');
}

/// Nothing but white space, comments, directives and a document mark.
bool says_nothing(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = trim(text.substr(0, end));
    if (is_mark(line, "---")) {
      line = trim(line.substr(3));
    }
    if (!line.empty() && !line.starts_with('#') && !line.starts_with('%')) {
      return false;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

class YamlSplitter : public Splitter {
 public:
  explicit YamlSplitter(SplitContext context) : file_(std::move(context.file)) {}

  void push(std::string_view bytes, std::vector<Piece>& out) override {
    while (!bytes.empty()) {
      const auto end = bytes.find('\n');
      if (end == std::string_view::npos) {
        rest_.append(bytes);
        give_up_if_long(out);
        return;
      }
      if (rest_.empty()) {
        take_line(bytes.substr(0, end + 1), out);
      } else {
        rest_.append(bytes.substr(0, end + 1));
        const std::string line = std::exchange(rest_, {});
        take_line(line, out);
      }
      bytes.remove_prefix(end + 1);
    }
  }

  void finish(std::vector<Piece>& out) override {
    if (!rest_.empty()) {
      const std::string line = std::exchange(rest_, {});
      take_line(line, out);
    }
    flush(out);
  }

 private:
  enum class Shape : std::uint8_t { unknown, list, other };

  void take_line(std::string_view line, std::vector<Piece>& out) {
    ++line_;
    if (is_mark(line, "---") || is_mark(line, "...")) {
      flush(out);
      shape_ = Shape::unknown;
      tracker_ = {};
      anchored_.clear();
      if (line.starts_with('-')) {
        append(line);
      }
      return;
    }
    if (shape_ == Shape::unknown && !says_nothing(line)) {
      shape_ = is_item_start(line) ? Shape::list : Shape::other;
      if (shape_ == Shape::list && says_nothing(text_)) {
        text_.clear();
      }
    } else if (shape_ == Shape::list && is_item_start(line) && tracker_.is_outside()) {
      flush(out);
      tracker_ = {};
    }
    if (shape_ == Shape::list) {
      tracker_.take(line);
    }
    append(line);
    give_up_if_long(out);
  }

  void append(std::string_view line) {
    if (text_.empty()) {
      first_line_ = line_;
    }
    if (!is_too_long_) {
      text_.append(line);
    }
  }

  void give_up_if_long(std::vector<Piece>& out) {
    if (is_too_long_) {
      rest_.clear();
      return;
    }
    if (text_.size() + rest_.size() <= max_plan_bytes) {
      return;
    }
    is_too_long_ = true;
    Piece piece;
    piece.first_line = text_.empty() ? line_ + 1 : first_line_;
    piece.problem = Problem{.file = file_,
                            .at = {piece.first_line, 1},
                            .message = fmt::format("the plan that begins here is larger than {} MiB", max_plan_bytes >> 20U),
                            .remedy = "export one plan a document (`---`) or list item; check for an unclosed quotation mark"};
    out.push_back(std::move(piece));
    text_.clear();
    rest_.clear();
  }

  void flush(std::vector<Piece>& out) {
    const bool was_too_long = std::exchange(is_too_long_, false);
    if (was_too_long || says_nothing(text_)) {
      text_.clear();
      return;
    }
    Piece piece;
    piece.first_line = first_line_;
    piece.is_list_item = shape_ == Shape::list;
    piece.text = std::exchange(text_, {});
    if (piece.is_list_item) {
      add_prelude(piece);
    }
    out.push_back(std::move(piece));
  }

  /// Aliases of an item may refer to anchors of earlier items of the same list.
  void add_prelude(Piece& piece) {
    const bool needs_earlier = std::any_of(tracker_.aliases.begin(), tracker_.aliases.end(), [&](const std::string& name) { return !tracker_.anchors.contains(name); });
    const std::string own = tracker_.anchors.empty() ? std::string() : piece.text;
    if (needs_earlier && !anchored_.empty()) {
      piece.prelude_bytes = static_cast<std::uint32_t>(anchored_.size());
      piece.text.insert(0, anchored_);
    }
    if (own.empty()) {
      return;
    }
    if (anchored_.size() + own.size() > max_prelude) {
      piece.problem = Problem{.file = file_,
                              .at = {piece.first_line, 1},
                              .message = "the list items with anchors (`&`) are larger than 1 MiB in all",
                              .remedy = "export without anchors and aliases"};
      return;
    }
    anchored_ += own;
    if (!anchored_.ends_with('\n')) {
      anchored_ += '\n';
    }
  }

  std::string file_;
  std::string text_;
  std::string rest_;           // a line that has not ended yet
  std::string anchored_;       // items of this list that define anchors
  std::uint32_t line_ = 0;
  std::uint32_t first_line_ = 1;
  Shape shape_ = Shape::unknown;
  bool is_too_long_ = false;
  YamlLines tracker_;
};

/// The value after `id:` on a line, without quotes, comma or comment.
std::string plain_value(std::string_view text) {
  text = trim(text);
  if (text.starts_with('"') || text.starts_with('\'')) {
    const auto end = text.find(text.front(), 1);
    return std::string(text.substr(1, end == std::string_view::npos ? end : end - 1));
  }
  text = text.substr(0, std::min(text.find(" #"), text.find_first_of(",}\n")));
  return std::string(trim(text));
}

}  // namespace

std::unique_ptr<Splitter> split_yaml(SplitContext context) { return std::make_unique<YamlSplitter>(std::move(context)); }

Glance glance_yaml(const Piece& piece) {
  // The plan's own id is the least indented `id` key: block style at the margin of the plan, or the
  // first one in a `{…}`.
  std::string_view text = std::string_view(piece.text).substr(piece.prelude_bytes);
  const std::size_t margin = piece.is_list_item ? 2 : 0;
  std::size_t from = 0;
  while (from < text.size()) {
    const auto end = std::min(text.find('\n', from), text.size());
    auto line = text.substr(from, end - from);
    from = end + 1;
    if (piece.is_list_item && is_item_start(line)) {
      line = trim(line.substr(1));
    } else if (line.size() > margin && line.substr(0, margin).find_first_not_of(' ') == std::string_view::npos) {
      line = line.substr(margin);
    }
    if (line.starts_with("id:") || line.starts_with("\"id\":")) {
      return {plain_value(line.substr(line.find(':') + 1))};
    }
    if (line.starts_with('{')) {
      for (const std::string_view key : {"\"id\":", " id:", "{id:"}) {
        if (const auto at = line.find(key); at != std::string_view::npos) {
          return {plain_value(line.substr(at + key.size()))};
        }
      }
    }
  }
  return {};
}

}  // namespace careaudit
