// A scanner of flow style that knows quotes, comments and brackets.
#include "read/yaml_flow.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace careaudit {
namespace {

/// Deeper than any plan that is read: from here on brackets are only counted.
constexpr std::size_t most_kept = 1024;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

}  // namespace

void YamlFlow::advance(char c) {
  last_ = c;
  if (c == '\n') {
    at_ = {at_.line + 1, 1};
  } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
    ++at_.column;
  }
}

FlowEvent YamlFlow::take(char c) {
  FlowEvent event = FlowEvent::none;
  const bool reopens = may_reopen_ && c == '\'';
  may_reopen_ = false;
  if (is_in_comment_) {
    is_in_comment_ = c != '\n';
  } else if (quote_ != 0) {
    take_in_quotes(c);
  } else if (reopens) {
    quote_ = '\'';
  } else {
    event = take_outside(c);
  }
  advance(c);
  return event;
}

void YamlFlow::take_in_quotes(char c) {
  if (is_escaped_) {
    is_escaped_ = false;
  } else if (quote_ == '"' && c == '\\') {
    is_escaped_ = true;
  } else if (c == quote_) {
    may_reopen_ = c == '\'';
    quote_ = 0;
    was_quoted_ = true;
  }
}

FlowEvent YamlFlow::take_outside(char c) {
  const bool ends_key = is_after_colon_ && (was_quoted_ || is_space(c) || c == ',' || c == '[' || c == ']' || c == '{' || c == '}');
  is_after_colon_ = false;
  if (ends_key) {
    may_begin_ = true;
    was_quoted_ = false;
  }
  if (c == '#' && is_space(last_)) {
    is_in_comment_ = true;
    is_in_property_ = false;
    return FlowEvent::none;
  }
  if (is_space(c)) {
    is_in_property_ = false;
    return FlowEvent::none;
  }
  if (c == '[' || c == '{') {
    if (open_.size() < most_kept) {
      open_.push_back({c, at_});
    } else {
      ++deeper_;
    }
    may_begin_ = true;
    was_quoted_ = is_in_property_ = false;
    return FlowEvent::none;
  }
  if (c == ']' || c == '}') {
    return take_closing(c == ']' ? '[' : '{');
  }
  if (c == ',') {
    may_begin_ = true;
    was_quoted_ = is_in_property_ = false;
    return depth() == 1 ? FlowEvent::comma : FlowEvent::none;
  }
  if (c == ':') {
    is_after_colon_ = true;
    is_in_property_ = false;
    may_begin_ = false;
    return FlowEvent::none;
  }
  if (may_begin() && (c == '"' || c == '\'')) {
    quote_ = c;
    quote_at_ = at_;
  }
  if (may_begin_ && !is_in_property_) {
    is_in_property_ = c == '!' || c == '&' || c == '*';
    may_begin_ = is_in_property_;
  }
  was_quoted_ = false;
  return FlowEvent::none;
}

/// A bracket closes all that stand open inside its own, so that a slip in one item ends with it.
FlowEvent YamlFlow::take_closing(char opening) {
  may_begin_ = is_in_property_ = false;
  was_quoted_ = true;
  if (deeper_ > 0) {
    --deeper_;
    return FlowEvent::none;
  }
  const auto own = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& one) { return one.what == opening; });
  if (own == open_.rend()) {
    return FlowEvent::none;
  }
  open_.erase(std::prev(own.base()), open_.end());
  return open_.empty() ? FlowEvent::close : FlowEvent::none;
}

std::optional<YamlFlow::Open> YamlFlow::innermost() const {
  if (quote_ != 0) {
    return Open{quote_, quote_at_};
  }
  return open_.empty() ? std::nullopt : std::optional(open_.back());
}

NeverClosed never_closed(char what) {
  if (what == '"' || what == '\'') {
    return {"a quotation mark is opened and never closed", "close it; inside single quotes write an apostrophe twice"};
  }
  return {fmt::format("a `{}` is never closed", what), fmt::format("close it with `{}`, or quote the text", what == '[' ? ']' : '}')};
}

}  // namespace careaudit
