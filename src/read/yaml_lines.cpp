// A small scanner of YAML lines.
#include "read/yaml_lines.h"

namespace careaudit {
namespace {

std::string name_at(std::string_view line, std::size_t i) {
  const auto end = line.find_first_of(" \t\n,]}", i);
  return std::string(line.substr(i, end == std::string_view::npos ? end : end - i));
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

}  // namespace

std::size_t YamlLines::in_quotes(std::string_view line, std::size_t i) {
  for (; i < line.size(); ++i) {
    if (quote_ == '"' && line[i] == '\\') {
      ++i;
    } else if (line[i] == quote_) {
      if (quote_ == '\'' && i + 1 < line.size() && line[i + 1] == '\'') {
        ++i;
        continue;
      }
      quote_ = 0;
      may_open_ = false;
      return i + 1;
    }
  }
  return i;
}

std::size_t YamlLines::at_token(std::string_view line, std::size_t i) {
  const char c = line[i];
  if (c == '"' || c == '\'') {
    quote_ = c;
    return in_quotes(line, i + 1);
  }
  if (c == '[' || c == '{') {
    ++depth_;
    return i + 1;
  }
  if (c == '&' || c == '*') {
    (c == '&' ? anchors : aliases).insert(name_at(line, i + 1));
    return i + 1 + name_at(line, i + 1).size();
  }
  if ((c == '|' || c == '>') && depth_ == 0) {
    in_block_ = true;
    return line.size();
  }
  may_open_ = false;
  return i + (is_space(c) ? 0U : 1U);
}

void YamlLines::take(std::string_view line) {
  std::size_t i = 0;
  if (quote_ != 0) {
    i = in_quotes(line, 0);
  } else {
    const auto indent = line.find_first_not_of(" \t\n");
    if (indent == std::string_view::npos) {
      return;
    }
    const bool goes_on = (in_block_ || in_plain_) && depth_ == 0 && indent > parent_indent_;
    if (goes_on) {
      return;
    }
    in_block_ = in_plain_ = false;
    may_open_ = true;
    i = indent;
    if (depth_ == 0) {
      // `- - key: value`: the field stands after the dashes.
      while (i + 1 < line.size() && line[i] == '-' && line[i + 1] == ' ') {
        i = line.find_first_not_of(' ', i + 1);
        if (i == std::string_view::npos) {
          return;
        }
      }
      parent_indent_ = i;
    }
  }
  bool has_plain = false;
  while (i < line.size() && !in_block_) {
    const char c = line[i];
    if (c == '#' && (i == 0 || is_space(line[i - 1]))) {
      break;
    }
    if (is_space(c)) {
      ++i;
      continue;
    }
    if (may_open_ && quote_ == 0) {
      i = at_token(line, i);
      has_plain = !may_open_ && quote_ == 0 && c != '"' && c != '\'';
      continue;
    }
    if (depth_ > 0 && (c == ']' || c == '}')) {
      --depth_;
      may_open_ = false;
      has_plain = false;
    } else if (depth_ > 0 && c == ',') {
      may_open_ = true;
    } else if (c == ':' && (i + 1 >= line.size() || is_space(line[i + 1]))) {
      may_open_ = true;
      has_plain = false;
    }
    ++i;
  }
  in_plain_ = has_plain && quote_ == 0 && depth_ == 0 && !may_open_;
}

}  // namespace careaudit
