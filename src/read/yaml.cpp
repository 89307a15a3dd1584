// YAML: yaml-cpp's events become a tree, and what yaml-cpp lets pass is reported.
#include <algorithm>
#include <array>
#include <charconv>
#include <istream>
#include <map>
#include <optional>
#include <streambuf>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/bytes.h"
#include "read/syntax.h"
#include "read/yaml_complaint.h"
#include "read/yaml_places.h"
#include "read/yaml_split.h"

namespace careaudit {
namespace {

/// Stops the parse from inside an event.
struct Stop {
  Problem problem;
};

/// A stream over text that stays where it is.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    auto* begin = const_cast<char*>(text.data());  // NOLINT: streambuf takes non-const, and only reads
    setg(begin, begin, begin + text.size());
  }
};

class Builder : public YAML::EventHandler {
 public:
  Builder(Tree& tree, const YamlPlaces& places, const std::string& file, Problems& problems)
      : tree_(tree), places_(places), file_(file), problems_(problems), source_(tree.source()) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (wants_key()) {
      refuse_without_key(mark);
    }
    remember(anchor, add({.kind = Kind::null, .at = place(mark), .offset = offset(mark)}));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    if (wants_key()) {
      remember_quotes(mark);
      take_key(mark, value);
      return;
    }
    remember_quotes(mark);
    remember(anchor, add({.kind = Kind::scalar, .is_quoted = tag != "?", .text = tree_.keep(value), .at = place(mark), .offset = offset(mark)}));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (wants_key()) {
      refuse(place(mark), "an alias stands where a field's name should be", "write the name out");
    }
    const auto found = anchors_.find(anchor);
    const bool is_open = found != anchors_.end() && std::any_of(open_.begin(), open_.end(), [&](const Level& level) { return level.node == found->second; });
    if (found == anchors_.end() || is_open) {
      refuse(place(mark), "an alias refers to the very thing it stands in", "write the text out in place of the alias");
    }
    copy(found->second, place(mark), static_cast<int>(open_.size()));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override {
    start(Kind::list, mark, anchor, style);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override {
    start(Kind::map, mark, anchor, style);
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  /// A map or list that is being read.
  struct Level {
    NodeId node = no_node;
    bool is_map = false;
    bool is_flow = false;
    bool has_key = false;
    std::string_view key = {};
    Location key_at = {};
    std::unordered_map<std::string_view, std::uint32_t> lines = {};  // of the keys so far
  };

  [[noreturn]] void refuse(Location at, std::string message, std::string remedy) const {
    throw Stop{{.file = file_, .at = at, .message = std::move(message), .remedy = std::move(remedy)}};
  }

  bool wants_key() const { return !open_.empty() && open_.back().is_map && !open_.back().has_key; }

  char byte_at(const YAML::Mark& mark) const { return offset(mark) < source_.size() ? source_[offset(mark)] : '\0'; }

  /// Points at the `?` that should be followed by a name, else at the colon.
  [[noreturn]] void refuse_without_key(const YAML::Mark& mark) const {
    const auto before = source_.substr(0, offset(mark)).find_last_not_of(" \n");
    const bool is_asked = before != std::string_view::npos && source_[before] == '?';
    refuse(is_asked ? places_.of_byte(before) : place(mark), "a key is missing before the colon", "give the field its name");
  }

  static std::uint32_t offset(const YAML::Mark& mark) { return static_cast<std::uint32_t>(std::max(0, mark.pos)); }

  Location place(const YAML::Mark& mark) const { return places_.of(mark); }

  void take_key(const YAML::Mark& mark, const std::string& value) {
    Level& level = open_.back();
    level.key = tree_.keep(value);
    level.key_at = place(mark);
    level.has_key = true;
    if (value == "<<") {
      refuse(level.key_at, "merge keys (`<<`) are not read", "write the merged fields out");
    }
    const auto [found, is_new] = level.lines.try_emplace(level.key, level.key_at.line);
    if (!is_new) {
      problems_.push_back({.file = file_,
                           .at = level.key_at,
                           .message = fmt::format("`{{0}}` is given twice; first on line {}", found->second),
                           .remedy = "keep one of the two, or make it a list",
                           .quoted = {excerpt(level.key)}});
    }
  }

  NodeId add(Node node) {
    if (tree_.size() >= max_nodes) {
      refuse(node.at, fmt::format("the plan has more than {} values, aliases included", max_nodes), "export one plan a document, without aliases");
    }
    if (open_.empty()) {
      return tree_.add(no_node, node);
    }
    Level& level = open_.back();
    node.key_at = node.at;
    if (level.is_map) {
      node.key = level.key;
      node.key_at = level.key_at;
      node.in_flow = level.is_flow;
      level.has_key = false;
      if (node.kind == Kind::null) {
        node.at = level.key_at;
      }
    }
    return tree_.add(level.node, node);
  }

  void remember(YAML::anchor_t anchor, NodeId node) {
    if (anchor != 0) {
      anchors_[anchor] = node;
    }
  }

  void start(Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
    if (wants_key() && byte_at(mark) == ':') {
      refuse_without_key(mark);
    }
    if (wants_key()) {
      refuse(place(mark), "a list or map stands where a field's name should be", "quote the text if it begins with `[` or `{`");
    }
    if (open_.size() >= static_cast<std::size_t>(max_depth)) {
      refuse(place(mark), fmt::format("the plan is nested more than {} levels deep", max_depth), "a plan needs five or six; check the export");
    }
    const NodeId node = add({.kind = kind, .at = place(mark), .offset = offset(mark)});
    remember(anchor, node);
    open_.push_back({.node = node, .is_map = kind == Kind::map, .is_flow = style == YAML::EmitterStyle::Flow});
  }

  void copy(NodeId from, Location at, int depth) {
    if (depth > max_depth) {
      refuse(at, fmt::format("aliases nest more than {} levels deep", max_depth), "write the text out in place of the alias");
    }
    Node node = tree_[from];
    node.at = node.key_at = at;
    const std::vector<NodeId> below = tree_.children(from);
    const Kind kind = node.kind;
    node.key = {};
    const NodeId made = add(node);
    if (kind != Kind::map && kind != Kind::list) {
      return;
    }
    open_.push_back({.node = made, .is_map = kind == Kind::map});
    for (const NodeId child : below) {
      open_.back().key = tree_[child].key;
      open_.back().key_at = at;
      copy(child, at, depth + 1);
    }
    open_.pop_back();
  }

  /// yaml-cpp takes the end of the text for a closing quotation mark when a line end comes before.
  void remember_quotes(const YAML::Mark& mark) {
    const auto at = static_cast<std::size_t>(std::max(0, mark.pos));
    if (at < source_.size() && (source_[at] == '"' || source_[at] == '\'')) {
      last_quotes_ = mark;
      has_quotes_ = true;
    }
  }

 public:
  /// The byte of the outermost bracket that is still open.
  std::optional<std::size_t> open_bracket() const {
    const auto found = std::find_if(open_.begin(), open_.end(), [](const Level& level) { return level.is_flow; });
    return found == open_.end() ? std::nullopt : std::optional<std::size_t>(tree_[found->node].offset);
  }

  /// A byte of the last value.
  std::size_t last_byte() const { return tree_.is_empty() ? 0 : tree_[static_cast<NodeId>(tree_.size() - 1)].offset; }

  /// Where the last quoted text begins, when nothing closes it.
  std::optional<Location> unclosed_quotes() const {
    if (!has_quotes_) {
      return std::nullopt;
    }
    const auto begin = static_cast<std::size_t>(last_quotes_.pos);
    const char quote = source_[begin];
    for (std::size_t i = begin + 1; i < source_.size(); ++i) {
      if (source_[i] == '\\' && quote == '"') {
        ++i;
      } else if (source_[i] == quote) {
        return std::nullopt;
      }
    }
    return place(last_quotes_);
  }

 private:
  Tree& tree_;
  const YamlPlaces& places_;
  const std::string& file_;
  Problems& problems_;
  std::string_view source_;
  YAML::Mark last_quotes_;
  bool has_quotes_ = false;
  std::vector<Level> open_;
  std::map<YAML::anchor_t, NodeId> anchors_;
};

/// `\ud83d\ude00`, which JSON writers use and yaml-cpp refuses, as the one character it stands for.
std::string without_surrogates(std::string text) {
  std::size_t at = 0;
  while ((at = text.find("\\u", at)) != std::string::npos) {
    unsigned high = 0;
    unsigned low = 0;
    const auto hex = [&](std::size_t from, unsigned& value) {
      if (from + 6 > text.size() || text[from] != '\\' || text[from + 1] != 'u') {
        return false;
      }
      const auto [end, error] = std::from_chars(text.data() + from + 2, text.data() + from + 6, value, 16);
      return error == std::errc() && end == text.data() + from + 6;
    };
    if (hex(at, high) && high >= 0xD800U && high <= 0xDBFFU && hex(at + 6, low) && low >= 0xDC00U && low <= 0xDFFFU) {
      text.replace(at, 12, fmt::format("\\U{:08x}  ", 0x10000U + ((high - 0xD800U) << 10U) + (low - 0xDC00U)).substr(0, 10));
    }
    at += 2;
  }
  return text;
}

/// Whether a bracket behind `before` opens a list or a map: it stands at a line's beginning, behind
/// another bracket, a comma, a colon or a dash, or behind an anchor or a tag.
bool may_open(std::string_view before) {
  const auto end = before.find_last_not_of(" \t\r\n");
  if (end == std::string_view::npos || before.find('\n', end) != std::string_view::npos || std::string_view("[{,:-?").find(before[end]) != std::string_view::npos) {
    return true;
  }
  before = before.substr(0, end + 1);
  const auto word = before.substr(before.find_last_of(" \t\n,[{") + 1);
  return word.starts_with('&') || word.starts_with('!');
}

/// Where brackets open inside one another beyond all reason: yaml-cpp would take hundreds of bytes for
/// each before the first is handed on. Quotes are not looked at: no text has so many without an end.
std::optional<std::size_t> bracket_run(std::string_view text) {
  constexpr std::size_t most = 1024;
  constexpr std::size_t far = 200;   // more than any tag or indentation
  std::size_t depth = 0;
  std::size_t first = 0;
  for (std::size_t i = text.find_first_of("[{]}"); i < text.size(); i = text.find_first_of("[{]}", i + 1)) {
    const bool opens = text[i] == '[' || text[i] == '{';
    if (!opens) {
      depth -= depth > 0 ? 1U : 0U;
    } else if (const auto from = i - std::min(i, far); may_open(text.substr(from, i - from))) {
      first = depth == 0 ? i : first;
      ++depth;
    }
    if (depth > most) {
      return first;
    }
  }
  return std::nullopt;
}

Result<Tree> read(Piece piece, const std::string& file, Problems& problems) {
  if (auto problem = bad_bytes(piece, file)) {
    return *problem;
  }
  if (piece.text.find("\\u") != std::string::npos) {
    piece.text = without_surrogates(std::move(piece.text));
  }
  Tree tree;
  tree.first_line = piece.first_line;
  tree.set_source(std::move(piece.text));
  const auto source = tree.source();
  const YamlPlaces places(source, piece);
  if (auto problem = stray_directive(source, places, file)) {
    return *problem;
  }
  if (const auto run = bracket_run(source)) {
    return Problem{.file = file, .at = places.of_byte(*run), .message = fmt::format("the plan is nested more than {} levels deep", max_depth), .remedy = "a plan needs five or six; check the export"};
  }
  Builder builder(tree, places, file, problems);
  TextBuffer buffer(source);
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    if (auto problem = text_after_document(parser, builder.last_byte(), source, places, file)) {
      return *problem;
    }
  } catch (const Stop& stop) {
    return stop.problem;
  } catch (const YAML::Exception& error) {
    return yaml_complaint(error, builder.open_bracket(), source, places, file);
  }
  if (const auto at = builder.unclosed_quotes()) {
    return Problem{.file = file, .at = *at, .message = "a quotation mark is opened and never closed", .remedy = "close it; inside single quotes write an apostrophe twice"};
  }
  if (tree.is_empty()) {
    return Problem{.file = file, .at = {piece.first_line, 1}, .message = "there is nothing here to read", .remedy = "check that the export was written completely"};
  }
  if (piece.is_list_item && tree[tree.root()].kind == Kind::list && tree[tree.root()].last_child != no_node) {
    tree.set_root(tree[tree.root()].last_child);
  }
  return tree;
}

bool sniff(std::string_view) { return true; }

constexpr std::array<std::string_view, 2> extensions{".yaml", ".yml"};

}  // namespace

constinit const Syntax syntaxes::yaml{
    .name = "yaml",
    .summary = "YAML 1.2: one plan, several documents, or a list",
    .extensions = extensions,
    .sniff = sniff,
    .split = split_yaml,
    .glance = glance_yaml,
    .read = read,
};

}  // namespace careaudit
