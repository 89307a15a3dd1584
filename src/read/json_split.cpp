// Brackets and quotation marks are counted; what stands between them is for the reader.
#include "read/json_split.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {
namespace {

constexpr std::string_view incomplete = "check that the export was written completely";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

class JsonSplitter : public Splitter {
 public:
  explicit JsonSplitter(SplitContext context) : file_(std::move(context.file)) {}

  void push(std::string_view bytes, std::vector<Piece>& out) override {
    for (const char c : bytes) {
      if (is_stopped_) {
        return;
      }
      take(c, out);
      move_on(c);
    }
  }

  void finish(std::vector<Piece>& out) override {
    if (is_stopped_) {
      return;
    }
    if (is_open_ && !lists_.empty() && depth_ == 0 && !is_in_string_) {
      flush(out);
    }
    if (is_open_) {
      report(out, start_, is_in_string_ ? "a quotation mark opened in the plan that begins here is never closed" : "the plan that begins here is never closed: `}` is missing");
    } else if (!lists_.empty()) {
      report(out, lists_.back().at, "the list that begins here is never closed: `]` is missing");
    } else if (is_in_envelope_) {
      report(out, envelope_at_, "the object that begins here is never closed: `}` is missing");
    }
  }

 private:
  /// A list whose items are cut.
  struct List {
    Location at;
    bool is_entry = false;
    bool wants_comma = false;
  };

  void move_on(char c) {
    if (c == '\n') {
      ++here_.line;
      here_.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++here_.column;
    }
  }

  void report(std::vector<Piece>& out, Location at, std::string message, std::string remedy = std::string(incomplete)) {
    Piece piece;
    piece.first_line = at.line;
    piece.first_column = at.column;
    piece.problem = Problem{.file = file_, .at = at, .message = std::move(message), .remedy = std::move(remedy)};
    out.push_back(std::move(piece));
    is_stopped_ = true;
  }

  void take(char c, std::vector<Piece>& out) {
    if (!is_open_) {
      take_between(c, out);
      return;
    }
    if (c == '\n' && is_a_line_each_) {
      flush(out);  // cut short: the reader says where
      return;
    }
    if (!lists_.empty() && depth_ == 0 && !is_in_string_ && (c == ',' || c == ']')) {
      flush(out);
      take_between(c, out);
      return;
    }
    text_.push_back(c);
    follow(c, out);
    if (text_.size() > max_plan_bytes) {
      report(out, start_, fmt::format("the plan that begins here is larger than {} MiB", max_plan_bytes >> 20U), "export one plan a line, or a list of plans");
    }
  }

  /// Inside a piece: how deep, and whether it turns out to be the envelope of entries.
  void follow(char c, std::vector<Piece>& out) {
    if (is_in_string_) {
      follow_string(c);
      return;
    }
    if (c == '"') {
      is_in_string_ = true;
      string_.clear();
    } else if (c == ':' && depth_ == 1) {
      key_ = string_;
    } else if (c == '[' && depth_ == 1 && key_ == "entry" && may_hold_entries()) {
      is_open_ = false;
      is_in_envelope_ = true;
      envelope_at_ = start_;
      lists_.push_back({.at = here_, .is_entry = true});
      ++envelopes_;
      text_.clear();
      depth_ = 0;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (c == '}' || c == ']') {
      --depth_;
      if (c == '}' && depth_ <= 0 && lists_.empty()) {
        close_object(out);
      }
    }
  }

  bool may_hold_entries() const { return !is_in_envelope_ && text_.front() == '{'; }

  void close_object(std::vector<Piece>& out) {
    if (std::exchange(is_in_envelope_, false)) {
      is_open_ = false;
      text_.clear();
      return;
    }
    is_first_on_one_line_ = objects_ == 0 && start_.line == here_.line;
    ++objects_;
    flush(out);
  }

  void follow_string(char c) {
    if (is_escaped_) {
      is_escaped_ = false;
    } else if (c == '\\') {
      is_escaped_ = true;
    } else if (c == '"') {
      is_in_string_ = false;
      return;
    }
    if (string_.size() < 8) {
      string_.push_back(c);
    }
  }

  void take_between(char c, std::vector<Piece>& out) {
    if (is_space(c)) {
      return;
    }
    if (lists_.empty()) {
      take_at_top(c, out);
      return;
    }
    List& list = lists_.back();
    if (c == ']') {
      const bool was_entry = list.is_entry;
      lists_.pop_back();
      is_ended_ = lists_.empty() && !was_entry;
      if (was_entry) {  // what is left of the envelope
        is_open_ = true;
        start_ = here_;
        depth_ = 1;
        key_.clear();
        text_ = "{";
      }
    } else if (c == ',') {
      if (!std::exchange(list.wants_comma, false)) {
        report(out, here_, "a comma stands where a value should be", "remove it");
      }
    } else {
      list.wants_comma = true;
      open(c, out);
    }
  }

  void take_at_top(char c, std::vector<Piece>& out) {
    const bool has_more = is_ended_ || (objects_ > 0 && c != '{');
    if (has_more) {
      report(out, here_, "there is text after the end of the plan", "keep one object, one object a line, or one list in a file");
    } else if (c == '[') {
      lists_.push_back({.at = here_});
    } else {
      is_a_line_each_ = objects_ > 0 && (is_a_line_each_ || is_first_on_one_line_);
      open(c, out);
    }
  }

  void open(char c, std::vector<Piece>& out) {
    is_open_ = true;
    start_ = here_;
    depth_ = 0;
    is_in_string_ = is_escaped_ = false;
    key_.clear();
    string_.clear();
    text_.assign(1, c);
    follow(c, out);
  }

  void flush(std::vector<Piece>& out) {
    Piece piece;
    piece.first_line = start_.line;
    piece.first_column = start_.column;
    piece.text = std::string(trim(text_));
    piece.envelope = !lists_.empty() && lists_.back().is_entry ? envelopes_ : 0;
    text_.clear();
    is_open_ = is_in_string_ = is_escaped_ = false;
    out.push_back(std::move(piece));
  }

  std::string file_;
  std::string text_;
  std::string string_;       // the beginning of the last string
  std::string key_;          // the last key of the object itself
  std::vector<List> lists_;
  Location here_{1, 1};
  Location start_{1, 1};
  Location envelope_at_{1, 1};
  std::uint32_t envelopes_ = 0;
  int depth_ = 0;
  std::size_t objects_ = 0;
  bool is_open_ = false;
  bool is_in_string_ = false;
  bool is_escaped_ = false;
  bool is_in_envelope_ = false;
  bool is_first_on_one_line_ = false;
  bool is_a_line_each_ = false;
  bool is_ended_ = false;
  bool is_stopped_ = false;
};

}  // namespace

std::unique_ptr<Splitter> split_json(SplitContext context) { return std::make_unique<JsonSplitter>(std::move(context)); }

Glance glance_json(const Piece& piece) {
  // The first `"id"` of the plan's own object.
  const std::string_view text = piece.text;
  int depth = 0;
  bool is_in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_in_string) {
      i += c == '\\' ? 1U : 0U;
      is_in_string = c != '"';
    } else if (c == '"' && depth == 1 && text.substr(i).starts_with("\"id\"")) {
      auto rest = trim(text.substr(i + 4));
      if (!rest.starts_with(':')) {
        is_in_string = true;
        continue;
      }
      rest = trim(rest.substr(1));
      const bool is_quoted = rest.starts_with('"');
      const auto end = is_quoted ? rest.find('"', 1) : rest.find_first_of(",} \n");
      return end == std::string_view::npos ? Glance{} : Glance{std::string(rest.substr(is_quoted ? 1 : 0, end - (is_quoted ? 1U : 0U)))};
    } else {
      is_in_string = c == '"';
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }
  }
  return {};
}

}  // namespace careaudit
