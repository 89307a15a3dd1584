// JSON: simdjson's values become a tree, each with its place; what it lets pass is reported.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/bytes.h"
#include "read/json_split.h"
#include "read/places.h"
#include "read/syntax.h"

namespace careaudit {
namespace {

namespace json = simdjson::ondemand;

/// Stops the reading from any depth.
struct Stop {
  Problem problem;
};

/// As JSON has numbers: `-0.5e+3`, but no `01`, `1.` or `+1`.
bool is_number(std::string_view text) {
  const auto digits = [&text] {
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(end);
    return end;
  };
  text.remove_prefix(text.starts_with('-') ? 1 : 0);
  const bool leads_with_zero = text.starts_with('0');
  const auto whole = digits();
  if (whole == 0 || (leads_with_zero && whole > 1)) {
    return false;
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (digits() == 0) {
      return false;
    }
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
    if (digits() == 0) {
      return false;
    }
  }
  return text.empty();
}

/// simdjson's complaint in words that say what to do.
std::pair<std::string, std::string> in_our_words(simdjson::error_code error) {
  switch (error) {
    case simdjson::UNCLOSED_STRING:
      return {"a quotation mark is opened and never closed", "close it; inside a text write `\\\"`"};
    case simdjson::STRING_ERROR:
      return {"a text or an escape in it is not right", "write `\\\\` for a backslash, and `\\uXXXX` with four digits, in pairs where it takes two"};
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return {"a `{` or `[` is never closed", "check that the export was written completely"};
    case simdjson::EMPTY:
      return {"there is nothing here to read", "check that the export was written completely"};
    default:
      return {"the JSON cannot be read from here on", "check for a missing or surplus comma, colon, bracket or quotation mark"};
  }
}

class Builder {
 public:
  Builder(Tree& tree, const Piece& piece, const std::string& file, Problems& problems, std::string_view buffer)
      : tree_(tree), file_(file), problems_(problems), buffer_(buffer), places_(buffer, {piece.first_line, piece.first_column}) {}

  void read_document(json::parser& parser, const simdjson::padded_string& text) {
    json::document document;
    json::value value;
    must(parser.iterate(text).get(document), 0);
    bool is_scalar = false;
    must(document.is_scalar().get(is_scalar), 0);
    if (is_scalar) {
      refuse(0, "a plan is a set of fields in `{…}`, and here is a single value", "export plans as objects");
    }
    must(document.get_value().get(value), 0);
    add(no_node, {}, {}, value, 1);
    const char* rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS && offset_of(rest) < buffer_.size()) {
      refuse(offset_of(rest), "there is text after the end of the plan", "keep one object, one object a line, or one list in a file");
    }
  }

 private:
  [[noreturn]] void refuse(std::size_t offset, std::string message, std::string remedy) const {
    throw Stop{{.file = file_, .at = place(offset), .message = std::move(message), .remedy = std::move(remedy)}};
  }

  void must(simdjson::error_code error, std::size_t offset) const {
    if (error != simdjson::SUCCESS) {
      auto [message, remedy] = in_our_words(error);
      refuse(offset, std::move(message), std::move(remedy));
    }
  }

  std::size_t offset_of(const char* at) const { return at < buffer_.data() ? 0 : std::min(static_cast<std::size_t>(at - buffer_.data()), buffer_.size()); }

  Location place(std::size_t offset) const { return places_.of(offset); }

  void add(NodeId parent, std::string_view key, Location key_at, json::value value, int depth) {
    const std::string_view token = value.raw_json_token();
    const std::size_t offset = offset_of(token.data());
    if (tree_.size() >= max_nodes) {
      refuse(offset, fmt::format("the plan has more than {} values", max_nodes), "export one plan a line, or a list of plans");
    }
    Node node{.key = key, .at = place(offset), .offset = static_cast<std::uint32_t>(offset)};
    node.key_at = key_at.line == 0 ? node.at : key_at;
    json::json_type type{};
    must(value.type().get(type), offset);
    switch (type) {
      case json::json_type::object:
      case json::json_type::array:
        if (depth > max_depth) {
          refuse(offset, fmt::format("the plan is nested more than {} levels deep", max_depth), "a plan needs five or six; check the export");
        }
        node.kind = type == json::json_type::object ? Kind::map : Kind::list;
        add_below(tree_.add(parent, node), value, offset, depth);
        return;
      case json::json_type::string: {
        std::string_view text;
        must(value.get_string().get(text), offset);
        node.kind = Kind::scalar;
        node.is_quoted = true;
        node.text = tree_.keep(std::string(text));
        break;
      }
      case json::json_type::number:
      case json::json_type::boolean:
      case json::json_type::null: {
        const auto word = trim(token);
        node.kind = type == json::json_type::null ? Kind::null : Kind::scalar;
        node.text = node.kind == Kind::null ? std::string_view() : tree_.keep(std::string(word));
        node.at = node.kind == Kind::null ? node.key_at : node.at;
        if (word != "true" && word != "false" && word != "null" && !is_number(word)) {
          refuse(offset, "this is neither a text in quotation marks, a number, `true`, `false` nor `null`", "put it in double quotation marks");
        }
        // Moves on; a number too large for any type is no trouble: its text is kept.
        (void)value.get_double().error();
        break;
      }
    }
    tree_.add(parent, node);
  }

  void add_below(NodeId made, json::value value, std::size_t offset, int depth) {
    if (tree_[made].kind == Kind::list) {
      json::array items;
      must(value.get_array().get(items), offset);
      for (auto item : items) {
        json::value below;
        must(std::move(item).get(below), last_);
        last_ = offset_of(below.raw_json_token().data());
        add(made, {}, {}, below, depth + 1);
      }
      return;
    }
    json::object fields;
    must(value.get_object().get(fields), offset);
    std::unordered_map<std::string_view, std::uint32_t> lines;
    for (auto one : fields) {
      json::field field;
      must(std::move(one).get(field), last_);
      last_ = offset_of(field.key().raw()) - 1;
      const Location at = place(last_);
      std::string_view name;
      must(field.unescaped_key().get(name), last_);
      const std::string_view key = tree_.keep(std::string(name));
      const auto [found, is_new] = lines.try_emplace(key, at.line);
      if (!is_new) {
        problems_.push_back({.file = file_,
                             .at = at,
                             .message = fmt::format("`{{0}}` is given twice; first on line {}", found->second),
                             .remedy = "keep one of the two, or make it a list",
                             .quoted = {excerpt(key)}});
      }
      add(made, key, at, field.value(), depth + 1);
    }
  }

  Tree& tree_;
  const std::string& file_;
  Problems& problems_;
  std::string_view buffer_;
  Places places_;
  std::size_t last_ = 0;  // where the last value or key began: what is wrong stands there or behind it
};

/// Where a line end or tab stands inside a text, which JSON writes as `\n` and `\t`.
std::optional<std::size_t> raw_control(std::string_view text) {
  bool is_in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_in_string && (text[i] == '\n' || text[i] == '\t')) {
      return i;
    }
    if (is_in_string && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      is_in_string = !is_in_string;
    }
  }
  return std::nullopt;
}

Result<Tree> read(Piece piece, const std::string& file, Problems& problems) {
  if (auto problem = bad_bytes(piece, file)) {
    return *problem;
  }
  if (const auto at = raw_control(piece.text)) {
    return Problem{.file = file,
                   .at = place_in(piece, *at),
                   .message = "a line end or a tab stands inside a text",
                   .remedy = "close the quotation marks before it, or write it as `\\n` or `\\t`"};
  }
  Tree tree;
  tree.first_line = piece.first_line;
  const simdjson::padded_string text(piece.text);
  try {
    json::parser parser;
    Builder(tree, piece, file, problems, {text.data(), text.size()}).read_document(parser, text);
  } catch (const Stop& stop) {
    return stop.problem;
  }
  tree.set_source(std::move(piece.text));
  return tree;
}

bool sniff(std::string_view head) {
  head = trim(head);
  if (head.empty() || (head.front() != '{' && head.front() != '[')) {
    return false;
  }
  // `{careplan: 1}` is YAML.
  const auto next = trim(head.substr(1));
  return next.empty() || next.starts_with('"') || next.starts_with(head.front() == '{' ? '}' : ']') || (head.front() == '[' && sniff(next));
}

constexpr std::array<std::string_view, 2> extensions{".json", ".ndjson"};

}  // namespace

constinit const Syntax syntaxes::json{
    .name = "json",
    .summary = "JSON: one plan, one a line, a list, or the entries of a Bundle",
    .extensions = extensions,
    .sniff = sniff,
    .split = split_json,
    .glance = glance_json,
    .read = read,
};

}  // namespace careaudit
