// Documents end at `---` and `...`; list items at `- ` in the first column, outside quotes.
#include "read/yaml_split.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/strings.h"
#include "read/yaml_flow_list.h"
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
      if (flow_) {
        bytes.remove_prefix(flow_->take(bytes, out));
        end_flow_list();
        continue;
      }
      const auto end = bytes.find('\n');
      if (const auto before = before_flow_list(bytes.substr(0, end)); before != std::string_view::npos) {
        begin_flow_list(before, out);
        bytes.remove_prefix(before - std::exchange(rest_, {}).size());
        continue;
      }
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
    if (flow_) {
      flow_->finish(out);
      end_flow_list();
    }
    if (!rest_.empty()) {
      const std::string line = std::exchange(rest_, {});
      take_line(line, out);
    }
    flush(out);
  }

 private:
  enum class Shape : std::uint8_t {
    unknown,
    list,    ///< Of `- ` items.
    ended,   ///< Behind a list in brackets.
    other,
  };

  /// How many bytes stand before the `[` of a list that begins in this line, of which rest_ is the
  /// beginning; npos when none begins.
  std::size_t before_flow_list(std::string_view bytes) const {
    constexpr std::string_view lead = " \t-";
    const auto bracket = bytes.find_first_not_of(lead);
    if (bracket == std::string_view::npos || bytes[bracket] != '[' || rest_.find_first_not_of(lead) != std::string::npos) {
      return std::string_view::npos;
    }
    const std::string before = rest_ + std::string(bytes.substr(0, bracket));
    const bool is_marked = before.size() > 3 && is_mark(before, "---") && before.find('-', 3) == std::string::npos;
    const bool is_bare = shape_ == Shape::unknown && !is_passed_over_ && before.find('-') == std::string::npos;
    return is_marked || is_bare ? before.size() : std::string_view::npos;
  }

  void begin_flow_list(std::size_t column, std::vector<Piece>& out) {
    begin_document(out);
    text_.clear();
    flow_.emplace(file_, Location{line_ + 1, static_cast<std::uint32_t>(column) + 1});
  }

  void end_flow_list() {
    if (flow_->is_ended()) {
      rest_ = flow_->mark();
      line_ = flow_->at().line - 1;
      shape_ = rest_.empty() ? Shape::ended : Shape::unknown;
      column_ = rest_.empty() ? flow_->at().column : 1;
      flow_.reset();
    }
  }

  void begin_document(std::vector<Piece>& out) {
    flush(out);
    shape_ = Shape::unknown;
    tracker_ = {};
    anchored_.clear();
  }

  void take_line(std::string_view line, std::vector<Piece>& out) {
    ++line_;
    const std::uint32_t column = std::exchange(column_, 1U);
    if (column == 1 && (is_mark(line, "---") || is_mark(line, "..."))) {
      begin_document(out);
      if (line.starts_with('-')) {
        append(line);
        shape_ = says_nothing(line) ? Shape::unknown : Shape::other;
      } else {
        refuse_after_end(line.substr(3), 4, out);   // text behind the mark `...`
      }
      return;
    }
    if (shape_ == Shape::ended) {
      refuse_after_end(line, column, out);
      return;
    }
    if (shape_ == Shape::unknown && !says_nothing(line)) {
      const auto indent = std::min(line.find_first_not_of(' '), line.size());
      shape_ = is_item_start(line.substr(indent)) ? Shape::list : Shape::other;
      list_indent_ = indent;
      if (shape_ == Shape::list && says_nothing(text_)) {
        text_.clear();
      }
    } else if (shape_ == Shape::list && is_next_item(line) && tracker_.is_outside()) {
      flush(out);
      tracker_ = {};
    }
    if (shape_ == Shape::list) {
      tracker_.take(line);
    }
    append(line);
    give_up_if_long(out);
  }

  bool is_next_item(std::string_view line) const {
    return line.size() > list_indent_ && line.find_first_not_of(' ') == list_indent_ && is_item_start(line.substr(list_indent_));
  }

  /// Told once a document.
  void refuse_after_end(std::string_view line, std::uint32_t column, std::vector<Piece>& out) {
    if (says_nothing(line)) {
      return;
    }
    Piece piece;
    piece.first_line = line_;
    piece.first_column = column + static_cast<std::uint32_t>(line.find_first_not_of(" \t"));
    piece.problem = Problem{.file = file_, .at = {piece.first_line, piece.first_column}, .message = std::string(belongs_to_nothing.message), .remedy = std::string(belongs_to_nothing.remedy)};
    piece.is_plan = false;
    out.push_back(std::move(piece));
    is_passed_over_ = true;
    shape_ = Shape::other;
  }

  void append(std::string_view line) {
    if (text_.empty()) {
      first_line_ = line_;
    }
    if (!is_passed_over_) {
      text_.append(line);
    }
  }

  void give_up_if_long(std::vector<Piece>& out) {
    if (is_passed_over_) {
      rest_.clear();
      return;
    }
    if (text_.size() + rest_.size() <= max_plan_bytes) {
      return;
    }
    is_passed_over_ = true;
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
    const bool was_passed_over = std::exchange(is_passed_over_, false);
    if (was_passed_over || says_nothing(text_)) {
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
  std::uint32_t column_ = 1;   // at which the next line begins, behind a list in brackets
  std::uint32_t first_line_ = 1;
  std::optional<YamlFlowList> flow_;   // the list in brackets that is being read
  std::size_t list_indent_ = 0;
  Shape shape_ = Shape::unknown;
  bool is_passed_over_ = false;   // enough was said of what is wrong here
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

/// The value of a field `id` that begins here; nothing when another one does.
std::optional<std::string> id_here(std::string_view text) {
  constexpr std::size_t longest = 500;
  text = text.substr(0, longest);
  for (const std::string_view key : {"id", "\"id\"", "'id'"}) {
    const auto rest = text.starts_with(key) ? trim(text.substr(key.size())) : std::string_view();
    if (rest.starts_with(':')) {
      return plain_value(rest.substr(1));
    }
  }
  return std::nullopt;
}

/// The value of the field `id` of a `{…}`, which the text begins with.
std::string id_in_brackets(std::string_view text) {
  YamlFlow flow({1, 1});
  bool is_key = false;   // the next token is one
  for (std::size_t i = 0; i < text.size() && (i == 0 || flow.depth() > 0); ++i) {
    const char c = text[i];
    const bool begins = flow.may_begin() && c != ' ' && c != '\t' && c != '\n' && c != '#';
    if (is_key && begins) {
      if (const auto id = id_here(text.substr(i))) {
        return *id;
      }
      is_key = false;
    }
    is_key = flow.take(c) == FlowEvent::comma || i == 0 || is_key;
  }
  return "";
}

}  // namespace

std::unique_ptr<Splitter> split_yaml(SplitContext context) { return std::make_unique<YamlSplitter>(std::move(context)); }

Glance glance_yaml(const Piece& piece) {
  // The plan's own id is the least indented `id` key: block style at the margin of the plan, or a field
  // of the outermost `{…}`.
  std::string_view text = std::string_view(piece.text).substr(piece.prelude_bytes);
  std::optional<std::size_t> margin;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    if (piece.is_list_item && !margin && is_item_start(line.substr(indent))) {
      indent = std::min(line.find_first_not_of(' ', indent + 1), line.size());
    }
    if (indent < line.size() && line[indent] != '#' && !is_mark(line, "---")) {
      if (!margin && line[indent] == '{') {
        return {id_in_brackets(text.substr(indent))};
      }
      margin = margin.value_or(indent);
      line.remove_prefix(indent);
      if (const auto id = indent == *margin ? id_here(line) : std::nullopt) {
        return {*id};
      }
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

}  // namespace careaudit
