// Walks a text byte by byte for digits that hang together.
#include "text/phone_scan.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/strings.h"

namespace careaudit {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3U; }
bool is_look_alike(char c) { return c == 'O' || c == 'o' || c == 'I' || c == 'l'; }
bool is_mask(char c) { return c == 'x' || c == 'X' || c == '*' || c == '_' || c == '#' || c == '?'; }

char digit_of(char c) { return is_digit(c) ? c : c == 'O' || c == 'o' ? '0' : '1'; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<DigitRun> run() {
    while (at_ < text_.size()) {
      if (!starts_group(at_)) {
        ++at_;
        continue;
      }
      const std::size_t end = group_end(at_);
      take(at_, end);
      at_ = end;
    }
    close();
    return std::move(runs_);
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  char before(std::size_t i) const { return i > 0 && i <= text_.size() ? text_[i - 1] : '\0'; }

  bool starts_group(std::size_t i) const {
    if (is_digit(text_[i])) {
      return true;
    }
    // "O1632", "I80"; never the end of a word such as "solo 12" or "l2tp".
    return is_look_alike(text_[i]) && !is_letter(before(i)) && is_digit(at(i + 1));
  }

  std::size_t group_end(std::size_t i) const {
    std::size_t end = i;
    while (end < text_.size() && (is_digit(text_[end]) || is_look_alike(text_[end]))) {
      ++end;
    }
    // "24l" and "6ol" are digits before a word; "16O" and "9OO" are not.
    if (is_letter(at(end))) {
      while (end > i + 1 && !is_digit(text_[end - 1])) {
        --end;
      }
    }
    return end;
  }

  /// "9am", "10:30", "24/7", "50%": no part of a number.
  bool is_spoilt(std::size_t begin, std::size_t end) const {
    const char next = at(end);
    const bool is_extension = (next == 'x' || next == 'X') && is_digit(at(end + 1));
    if ((is_letter(next) && !is_extension && !masks(end)) || next == '%') {
      return true;
    }
    if (is_digit(at(end + 1)) && (next == ':' || (next == '/' && end - begin <= 2))) {
      return true;
    }
    return before(begin) == ':' && begin >= 2 && is_digit(text_[begin - 2]);
  }

  std::size_t mask_end(std::size_t i) const {
    while (i < text_.size() && (is_mask(text_[i]) || (text_[i] == ' ' && is_mask(at(i + 1))))) {
      ++i;
    }
    return i;
  }
  bool masks(std::size_t end) const {
    std::size_t from = end;
    from += at(from) == ' ' ? 1U : 0U;
    const auto marks = text_.substr(from, mask_end(from) - from);
    return marks.size() >= 3 && !is_letter(at(from + marks.size()));
  }

  /// Whether what stands between two groups may stand inside a number.
  bool joins(std::size_t from, std::size_t to) const {
    const std::string_view gap = text_.substr(from, to - from);
    if (trim(gap) == "/" && gap.size() <= 3 && is_area_code()) {
      return true;
    }
    if (gap.empty() || gap.size() > 5 || gap == ". ") {
      return gap.empty();
    }
    for (std::size_t i = 0; i < gap.size();) {
      bool is_known = false;
      for (const std::string_view mark : {" ", "-", ".", "(", ")", "\u00A0", "\u2009", "\u202F", "\u2010", "\u2011", "\u2013"}) {
        if (gap.substr(i).starts_with(mark)) {
          i += mark.size();
          is_known = true;
          break;
        }
      }
      if (!is_known) {
        return false;
      }
    }
    return gap.find(". ") == std::string_view::npos;
  }

  /// "01632/960123".
  bool is_area_code() const {
    const auto& first = current_.groups.front().digits;
    return current_.groups.size() == 1 && first.size() >= 3 && first.size() <= 5 && first[0] == '0' && first[1] != '0';
  }

  void open(std::size_t begin) {
    DigitRun run;
    std::size_t from = begin;
    const char last = before(from);
    if (last == '(' && before(from - 1) == '+') {
      run.has_plus = true;
      from -= 2;
    } else if (last == '+') {
      run.has_plus = true;
      --from;
    }
    run.begin = static_cast<std::uint32_t>(from);
    const char left = before(from);
    const bool is_hyphened = left == '-' || left == '/' || left == '.';
    const char beyond = from >= 2 ? text_[from - 2] : '\0';
    const auto head = text_.substr(0, is_hyphened ? from - 1 : from);
    const bool is_nhs = head.ends_with("NHS") || head.ends_with("nhs");  // "NHS111", "NHS-111"
    run.is_attached = is_nhs ? false : is_letter(left) || left == '#' || left == '$' || left == '@' || left == '_' || left == '=' ||
                      text_.substr(0, from).ends_with("\u00A3") || text_.substr(0, from).ends_with("\u20AC") ||
                      (is_hyphened && is_letter(beyond));
    run.after_slash = left == '/' && is_digit(beyond);
    if (left == '(') {
      --run.begin;
    }
    current_ = std::move(run);
    is_open_ = true;
  }

  void take(std::size_t begin, std::size_t end) {
    if (is_spoilt(begin, end)) {
      close();
      return;
    }
    const bool has_plus = before(begin) == '+';
    if (is_open_ && (has_plus || !joins(current_.end, begin))) {
      close();
    }
    if (!is_open_) {
      open(begin);
    }
    DigitGroup group{.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end), .digits = {}};
    for (const char c : text_.substr(begin, end - begin)) {
      group.has_letter = group.has_letter || !is_digit(c);
      group.digits.push_back(digit_of(c));
    }
    current_.end = group.end;
    current_.groups.push_back(std::move(group));
    if (masks(end)) {
      std::size_t from = end;
      from += at(from) == ' ' ? 1U : 0U;
      current_.is_masked = true;
      current_.end = static_cast<std::uint32_t>(mask_end(from));
      close();
    }
  }

  void close() {
    if (!is_open_) {
      return;
    }
    // A bracket that only opens is the sentence's: "(0808 157 0192".
    const auto whole = text_.substr(current_.begin, current_.end - current_.begin);
    if (whole.starts_with('(') && whole.find(')') == std::string_view::npos) {
      ++current_.begin;
    }
    runs_.push_back(std::move(current_));
    is_open_ = false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  DigitRun current_;
  bool is_open_ = false;
  std::vector<DigitRun> runs_;
};

}  // namespace

std::vector<DigitRun> digit_runs(std::string_view text) { return Scanner(text).run(); }

std::uint32_t extension_end(std::string_view text, std::uint32_t at) {
  static constexpr std::array<std::string_view, 10> words{"extension", "extn", "ext", "option", "opt", "press", "select", "choose", "x", "#"};
  std::size_t i = at;
  while (i < text.size() && (text[i] == ' ' || text[i] == ',' || text[i] == '(' || text[i] == ';')) {
    ++i;
  }
  const std::string rest = fold_ascii(text.substr(i, 16));
  for (const auto word : words) {
    if (!rest.starts_with(word)) {
      continue;
    }
    std::size_t j = i + word.size();
    while (j < text.size() && (text[j] == ' ' || text[j] == '.' || text[j] == ':')) {
      ++j;
    }
    const std::size_t digits = j;
    while (j < text.size() && is_digit(text[j]) && j - digits < 7) {
      ++j;
    }
    const bool is_whole = j > digits && j - digits < 7 && !is_letter(j < text.size() ? text[j] : '\0');
    return is_whole ? static_cast<std::uint32_t>(j) : at;
  }
  return at;
}

}  // namespace careaudit
