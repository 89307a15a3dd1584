// Decides which digits are a telephone number, and whether it can be dialled from anywhere.
#include "text/phone.h"

#include <algorithm>
#include <array>

#include "base/nhs_number.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

constexpr std::size_t no_group = 0;

std::string joined(const DigitRun& run, std::size_t first, std::size_t last) {
  std::string digits;
  for (std::size_t i = first; i < last; ++i) {
    digits += run.groups[i].digits;
  }
  return digits;
}

bool is_at_most(std::string_view digits, int most) {
  int value = 0;
  for (const char c : digits) {
    value = value * 10 + (c - '0');
  }
  return value <= most;
}

bool is_clock(std::string_view digits) {
  return digits.size() == 4 && is_at_most(digits.substr(0, 2), 24) && is_at_most(digits.substr(2), 59);
}

/// "0900-1700", "9-5", "02.03.2026", "20260302", "20-00-00".
bool is_time_or_date(const DigitRun& run, std::size_t first, std::size_t last) {
  const auto size = [&](std::size_t i) { return run.groups[first + i].digits.size(); };
  const std::size_t count = last - first;
  const auto is_small = [](const DigitGroup& group) { return group.digits.size() <= 2; };
  const auto begin = run.groups.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = run.groups.begin() + static_cast<std::ptrdiff_t>(last);
  if (count < 5 && std::all_of(begin, end, is_small)) {
    return true;
  }
  if (count == 3 && ((size(0) <= 2 && size(1) <= 2 && size(2) == 4) || (size(0) == 4 && size(1) <= 2 && size(2) <= 2))) {
    return true;
  }
  const auto& digits = begin->digits;
  if (count == 1 && digits.size() == 8) {
    return (digits.starts_with("19") || digits.starts_with("20")) && is_at_most(digits.substr(4, 2), 12) &&
           is_at_most(digits.substr(6), 31);
  }
  return count <= 2 && std::all_of(begin, end, [](const DigitGroup& group) { return is_clock(group.digits); });
}

/// "7700 900645", "1632 960419": grouped as a number whose leading 0 is left off.
bool lacks_leading_zero(const DigitRun& run, std::size_t first, std::size_t last) {
  const auto& digits = run.groups[first].digits;
  return last - first == 2 && digits.size() == 4 && run.groups[first + 1].digits.size() == 6 && (digits[0] == '7' || digits[0] == '1');
}

/// Whether first digits grouped so look like an area code: "01632 …", "(020) …", "0800 …".
bool has_area_code(const DigitRun& run, std::size_t first, std::size_t last) {
  const auto& digits = run.groups[first].digits;
  return last - first >= 2 && digits.size() >= 3 && digits.size() <= 5 && digits[0] == '0' &&
         digits[1] != '0' && digits[1] != '4' && digits[1] != '6';
}

}  // namespace

PhoneWords::PhoneWords(const Lexicon& lexicon)
    : lexicon_(&lexicon), words_(lexicon.list("contact_words")), book_(lexicon) {}

bool PhoneWords::has_tag(const Hit& hit, std::string_view tag) const {
  return hit.list == words_ && careaudit::has_tag((*lexicon_)[words_].entries[hit.entry], tag);
}

PhoneWords::Context PhoneWords::context_of(const Reading& reading, std::uint32_t begin, std::uint32_t end) const {
  constexpr std::uint32_t reach = 12;
  static constexpr std::array<std::string_view, 6> extensions{"ext", "extn", "extension", "bleep", "bleeps", "pager"};
  static constexpr std::array<std::string_view, 2> numbering{"number", "no"};
  static constexpr std::array<std::string_view, 12> times{"at", "by", "before", "after", "until", "till", "since", "from", "in", "around", "about", "between"};
  Context context;
  const auto count = static_cast<std::uint32_t>(reading.words.size());
  std::uint32_t first = 0;
  while (first < count && reading.words[first].end <= begin) {
    ++first;
  }
  std::uint32_t last = first;
  while (last < count && reading.words[last].begin < end) {
    ++last;
  }
  std::uint32_t sentence = first;
  while (sentence > 0 && !(sentence < count && reading.words[sentence].starts_sentence) && first - sentence < reach) {
    --sentence;
  }
  std::uint32_t near = first;  // The last word before the digits.
  while (near > sentence && reading.words[near - 1].is_mark) {
    --near;
  }
  // "111 Station Road": a street has a name.
  std::uint32_t behind_name = last;
  while (behind_name < count && behind_name - last < 2 && reading.words[behind_name].is_word && reading.words[behind_name].is_capitalised) {
    ++behind_name;
  }
  const bool is_numbered = near > 1 && is_one_of(reading, near - 1, numbering);
  context.is_extension = near > 0 && is_one_of(reading, is_numbered ? near - 2 : near - 1, extensions);
  const bool is_time = near > 0 && near == first && is_one_of(reading, near - 1, times);
  for (const Hit& hit : reading.hits) {
    if (hit.list != words_) {
      continue;
    }
    if (hit.last <= first && hit.first >= sentence) {
      const bool is_close = near - std::min(near, hit.last) <= 3;
      context.is_dialled = context.is_dialled || has_tag(hit, "dial") || has_tag(hit, "line");
      if (is_close && has_tag(hit, "dial")) {
        context.is_directly_dialled = !is_time;
        context.is_other = false;
        context.is_reference = false;
      } else if (near - std::min(near, hit.last) <= 1 && has_tag(hit, "other")) {
        context.is_other = true;
        context.is_reference = has_tag(hit, "reference");
        context.is_directly_dialled = false;
      }
      context.is_forbidden = context.is_forbidden || (has_tag(hit, "never") && first - hit.last <= 4);
    } else if (hit.first >= last && hit.first <= behind_name && has_tag(hit, "unit")) {
      context.is_measured = true;
    }
  }
  context.is_alone = count - (last - first) <= 3;
  return context;
}

Phone PhoneWords::made(const Reading& reading, const DigitRun& run, std::size_t first, std::size_t last, PhoneMemory& memory) const {
  Phone phone;
  const bool has_plus = run.has_plus && first == 0;
  phone.begin = first == 0 ? run.begin : run.groups[first].begin;
  phone.end = last == run.groups.size() ? run.end : run.groups[last - 1].end;
  phone.number = as_dialled(joined(run, first, last), has_plus);
  phone.fault = book_.judge(phone.number, memory);
  if (const auto* one = book_.known(phone.number)) {
    phone.is_short_code = one->is_short_code;
    phone.is_always_open = one->is_always_open;
  }
  for (std::size_t i = first; i < last; ++i) {
    if (run.groups[i].has_letter) {
      phone.fault = PhoneFault::letter;
    }
  }
  if (run.is_masked && last == run.groups.size()) {
    phone.fault = PhoneFault::masked;
  }
  // An extension belongs to the number: "01632 960123 x204".
  phone.end = std::max(phone.end, extension_end(reading.text, phone.end));
  return phone;
}

std::size_t PhoneWords::longest_good(const Reading& reading, const DigitRun& run, std::size_t first, PhonePlace place,
                                     const std::vector<Phone>& found, PhoneMemory& memory) const {
  const bool has_plus = run.has_plus && first == 0;
  constexpr std::size_t most_digits = 20;  // so no more groups need be looked at
  for (std::size_t last = std::min(run.groups.size(), first + most_digits); last > first; --last) {
    const std::string digits = joined(run, first, last);
    const bool is_short = digits.size() < 8 || digits[0] != '0';
    if (digits.size() < 3 || digits.size() > most_digits || (is_short && !has_plus && book_.known(digits) == nullptr && !digits.starts_with("1800"))) {
      continue;
    }
    const Phone phone = made(reading, run, first, last, memory);
    const bool is_good = phone.fault == PhoneFault::none ||
                         (phone.fault == PhoneFault::letter && book_.judge(phone.number, memory) == PhoneFault::none);
    if (is_good && is_meant(reading, run, first, last, phone, place, found.empty())) {
      return last;
    }
  }
  return no_group;
}

bool PhoneWords::is_meant_short_code(const Context& context, const Phone& phone, PhonePlace place) const {
  if (context.is_other || context.is_measured || context.is_extension) {
    return false;
  }
  if (context.is_dialled || context.is_alone) {
    return true;
  }
  const bool is_unmistakable = phone.number.size() > 4;
  return is_unmistakable || (place == PhonePlace::contact && phone.is_always_open && phone.number != "112");
}

bool PhoneWords::is_meant(const Reading& reading, const DigitRun& run, std::size_t first, std::size_t last,
                          const Phone& phone, PhonePlace place, bool is_first) const {
  const std::size_t digits = phone.number.size();
  // "0800 1111" could be two times of day, but is Childline's number.
  const bool is_certain = (run.has_plus && first == 0) || run.is_masked || book_.known(phone.number) != nullptr;
  const bool is_calendar = !is_certain && is_time_or_date(run, first, last);
  if (place == PhonePlace::field && is_first && !run.is_attached) {
    return digits >= 3 && (!is_calendar || context_of(reading, phone.begin, phone.end).is_extension);
  }
  if (run.is_attached && !(digits >= 10 && phone.number.starts_with('0'))) {
    return false;
  }
  const Context context = context_of(reading, phone.begin, phone.end);
  constexpr std::size_t three_digits = 3;
  if (phone.is_short_code && digits == three_digits && last - first > 1) {
    return false;  // "11.1.2024" does not hold 111
  }
  if (phone.number == "18001" || phone.number == "18002") {
    return false;  // the relay's prefix, told beside the number that it leads to
  }
  if (phone.is_short_code) {
    return is_meant_short_code(context, phone, place);
  }
  if (context.is_extension) {
    return is_first && digits <= 6;
  }
  if (is_calendar || (run.after_slash && digits < 9)) {
    return false;
  }
  if (context.is_measured && digits < 10) {
    return false;
  }
  if (run.has_plus && first == 0) {
    return digits >= 8;
  }
  const bool is_whole = phone.fault == PhoneFault::none && digits >= 10;
  if (context.is_reference || (context.is_other && !is_whole)) {
    return false;
  }
  if (phone.number.starts_with('0')) {
    const bool is_masked = phone.fault == PhoneFault::masked && digits >= 3;
    return digits >= 9 || is_masked || (digits >= 6 && (context.is_directly_dialled || has_area_code(run, first, last)));
  }
  const auto text = reading.text.substr(phone.begin, phone.end - phone.begin);
  if (is_nhs_number(text) && last - first != 2 && !context.is_directly_dialled) {
    return false;
  }
  return digits >= 4 && digits <= 13 && (context.is_directly_dialled || (!context.is_other && lacks_leading_zero(run, first, last)));
}

void PhoneWords::take(const Reading& reading, const DigitRun& run, PhonePlace place, PhoneMemory& memory,
                      std::vector<Phone>& found) const {
  const auto add = [&](std::size_t first, std::size_t last) {
    Phone phone = made(reading, run, first, last, memory);
    if (!is_meant(reading, run, first, last, phone, place, found.empty())) {
      return;
    }
    const Context context = context_of(reading, phone.begin, phone.end);
    if (context.is_extension && phone.number.size() <= 6 && !phone.is_short_code) {
      phone.fault = PhoneFault::extension_only;
    }
    phone.is_forbidden = context.is_forbidden;
    found.push_back(std::move(phone));
  };
  std::size_t waiting = 0;  // Groups from here on are in no number yet.
  for (std::size_t first = 0; first < run.groups.size();) {
    const bool is_clear = waiting == first || run.groups[first].digits.starts_with('0');
    const std::size_t last = is_clear && !run.is_masked ? longest_good(reading, run, first, place, found, memory) : no_group;
    if (last == no_group) {
      ++first;
      continue;
    }
    if (waiting < first) {
      add(waiting, first);
    }
    // "01632 960123 4": in a field for a number, the rest belongs to it.
    const bool has_rest = last < run.groups.size() && last + 1 == run.groups.size() && place == PhonePlace::field &&
                          run.groups[last].digits.size() <= 3 && run.end == reading.text.size();
    add(first, has_rest ? run.groups.size() : last);
    first = has_rest ? run.groups.size() : last;
    waiting = first;
  }
  if (waiting < run.groups.size()) {
    add(waiting, run.groups.size());
  }
}

std::vector<Phone> PhoneWords::find(const Reading& reading, PhonePlace place, PhoneMemory& memory) const {
  std::vector<Phone> found;
  const auto digits = std::count_if(reading.text.begin(), reading.text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits < 2) {
    return found;
  }
  for (const auto& run : digit_runs(reading.text)) {
    const bool is_taken = !found.empty() && run.begin < found.back().end;
    if (!is_taken) {
      take(reading, run, place, memory, found);
    }
  }
  // "Ring the switchboard on 01632 960123 and ask for bleep 2231".
  const bool has_way_in = std::any_of(found.begin(), found.end(), [](const Phone& phone) { return phone.fault == PhoneFault::none && !phone.is_short_code; });
  if (has_way_in) {
    std::erase_if(found, [](const Phone& phone) { return phone.fault == PhoneFault::extension_only; });
  }
  return found;
}

}  // namespace careaudit
