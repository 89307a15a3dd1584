// Marks for words, and words for marks.
#include "audit/quoting.h"

#include <fmt/format.h>

namespace careaudit {
namespace {

/// The text with each of `words` replaced by the mark of the same place; of several that begin alike the longest.
std::string with_marks(std::string_view text, const std::vector<std::string>& words, const std::vector<std::string>& marks) {
  std::string out;
  while (!text.empty()) {
    std::size_t best = words.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_longer = best == words.size() || words[i].size() > words[best].size();
      best = !words[i].empty() && text.starts_with(words[i]) && is_longer ? i : best;
    }
    if (best == words.size()) {
      out.push_back(text.front());
      text.remove_prefix(1);
    } else {
      out += marks[best];
      text.remove_prefix(words[best].size());
    }
  }
  return out;
}

}  // namespace

std::string without_long_gaps(std::string_view text) {
  constexpr std::size_t most = 5;
  std::string out;
  std::size_t run = 0;
  for (const char c : text) {
    const bool is_gap = c == '_' || c == '.' || c == '-' || c == '*';
    run = is_gap && !out.empty() && out.back() == c ? run + 1 : 1;
    if (run <= most) {
      out.push_back(c);
    }
  }
  return out;
}

std::string unfilled_message(std::string_view message, const std::vector<std::string>& evidence) {
  std::vector<std::string> words;
  std::vector<std::string> marks;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    words.push_back(fmt::format("\"{}\"", without_long_gaps(evidence[i])));
    marks.push_back(fmt::format("`{{{}}}`", i));
  }
  return with_marks(message, words, marks);
}

std::string unfilled(std::string_view text, const std::vector<std::string>& quoted) {
  std::vector<std::string> marks;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    marks.push_back(fmt::format("{{{}}}", i));
  }
  return with_marks(text, quoted, marks);
}

}  // namespace careaudit
