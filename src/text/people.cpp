// Names with what stands beside them, and pronouns without anybody else to stand for.
#include "text/people.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

std::uint32_t count_of(const Reading& reading) { return static_cast<std::uint32_t>(reading.words.size()); }

bool is_possessive(const Reading& reading, std::uint32_t word) {
  const std::string& folded = reading.folded[word];
  return folded.ends_with("'s") || (folded.ends_with("s") && reading.span(word + 1, word + 2) == "'");
}

std::string without_possessive(std::string_view folded) {
  if (folded.ends_with("'s")) {
    folded.remove_suffix(2);
  }
  return std::string(folded);
}

bool is_month_or_day(std::string_view folded) {
  static constexpr std::array<std::string_view, 19> names{"january", "february", "march",     "april",   "may",      "june",      "july",     "august",   "september", "october",
                                                   "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return folded == name || (folded.size() == name.size() + 1 && folded.starts_with(name)); });
}

/// "Win rings", "Pearl is": a verb behind it makes a name of what could be a word.
bool is_subject(const Reading& reading, std::uint32_t word) {
  static constexpr std::array<std::string_view, 9> verbs{"will", "can", "can't", "cannot", "won't", "and", "or", "said", "came"};
  return word + 1 < count_of(reading) && ((reading.words[word + 1].is_word && reading.folded[word + 1].ends_with('s')) || is_one_of(reading, word + 1, verbs));
}

}  // namespace

PersonNames::PersonNames(std::string_view preferred_name) {
  std::string name;
  for (const char c : fold_ascii(preferred_name) + " ") {
    const bool is_part = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U || c == '\'';
    if (is_part) {
      name.push_back(c);
    } else {
      if (!name.empty()) {
        names_.push_back(name);
      }
      name.clear();
    }
  }
}

PeopleWords::PeopleWords(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      list_(lexicon.list("someone_else")),
      cared_for_(lexicon.list("cared_for")),
      care_given_(lexicon.list("care_given")),
      things_(lexicon.list("persons_things")),
      given_names_(lexicon.list("given_names")),
      titles_(lexicon.list("titles")),
      roles_(lexicon.list("roles")),
      teams_(lexicon.list("teams")),
      relations_(lexicon.list("relations")) {
  if (given_names_ != no_list) {
    for (const auto& entry : lexicon[given_names_].entries) {
      for (const auto& name : entry.find) {
        given_[fold_ascii(name)] = has_tag(entry, "he") ? 'm' : has_tag(entry, "she") ? 'f' : ' ';
      }
    }
  }
  if (const ListId plain = lexicon.list("word_names"); plain != no_list) {
    for (const auto& entry : lexicon[plain].entries) {
      for (const auto& name : entry.find) {
        plain_words_.insert(fold_ascii(name.starts_with('=') ? std::string_view(name).substr(1) : std::string_view(name)));
      }
    }
  }
  if (const ListId forms = lexicon.list("name_forms"); forms != no_list) {
    for (std::size_t i = 0; i < lexicon[forms].entries.size(); ++i) {
      for (const auto& name : lexicon[forms].entries[i].find) {
        forms_.emplace(fold_ascii(name), i);
        given_.emplace(fold_ascii(name), ' ');
      }
    }
  }
}

bool PeopleWords::has_tag_at(const Hit& hit, std::string_view tag) const { return has_tag((*lexicon_)[list_].entries[hit.entry], tag); }

bool PeopleWords::begins(const Reading& reading, std::uint32_t word, std::string_view tag) const {
  if (word >= reading.first_hits.size()) {
    return false;
  }
  for (std::size_t i = reading.first_hits[word]; i < reading.hits.size() && reading.hits[i].first == word; ++i) {
    if (reading.hits[i].list == list_ && has_tag_at(reading.hits[i], tag)) {
      return true;
    }
  }
  return false;
}

bool PeopleWords::ends(const Reading& reading, std::uint32_t word, std::string_view tag) const {
  return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const Hit& hit) { return hit.list == list_ && hit.last == word && has_tag_at(hit, tag); });
}

bool PeopleWords::is_third_party(const Reading& reading, std::uint32_t word) const {
  return reading.at(roles_, word) != nullptr || reading.at(relations_, word) != nullptr || begins(reading, word, "male") || begins(reading, word, "female") ||
         begins(reading, word, "either");
}

bool PeopleWords::may_be_same(std::string_view a, std::string_view b) const {
  const auto shorter = std::min(a.size(), b.size());
  if (a == b || (shorter >= 3 && a.substr(0, shorter) == b.substr(0, shorter))) {
    return true;
  }
  const auto forms = forms_.equal_range(std::string(a));
  const auto others = forms_.equal_range(std::string(b));
  return std::any_of(forms.first, forms.second, [&](const auto& one) { return std::any_of(others.first, others.second, [&](const auto& other) { return one.second == other.second; }); });
}

bool PeopleWords::is_person(std::string_view name, const PersonNames& person) const {
  return std::any_of(person.all().begin(), person.all().end(), [&](const std::string& own) { return may_be_same(own, name); });
}

char PeopleWords::usual_gender(std::string_view name) const {
  const auto found = given_.find(std::string(name));
  return found == given_.end() ? ' ' : found->second;
}

void PeopleWords::add_full_name(const Reading& reading, PersonNames& person) const {
  const auto is_large = [&](std::uint32_t word) {
    return word < count_of(reading) && reading.words[word].is_word && reading.words[word].is_capitalised && !reading.words[word].is_all_capitals && !reading.words[word].starts_sentence;
  };
  const std::size_t own = person.all().size();
  for (std::uint32_t i = 0; i < count_of(reading); ++i) {
    const bool is_own = reading.words[i].is_capitalised && !is_possessive(reading, i) &&
                        std::any_of(person.all().begin(), person.all().begin() + static_cast<std::ptrdiff_t>(own), [&](const std::string& name) { return reading.folded[i] == name; });
    if (!is_own) {
      continue;
    }
    const bool is_in_brackets = i >= 2 && is_mark(reading, i - 1, "(") && is_mark(reading, i + 1, ")");
    if (is_in_brackets && reading.words[i - 2].is_capitalised) {
      person.add(reading.folded[i - 2]);
    }
    if (const std::uint32_t next = i + (is_in_brackets ? 2U : 1U); is_large(next) && !is_month_or_day(reading.folded[next])) {
      person.add(without_possessive(reading.folded[next]));
    }
  }
}

std::string PeopleWords::name_at(const Reading& reading, std::uint32_t word) const {
  const Word& one = reading.words[word];
  if (!one.is_word || !one.is_capitalised || one.is_quoted) {
    return "";
  }
  std::string name = without_possessive(reading.folded[word]);
  const bool is_plain_word = one.starts_sentence && plain_words_.contains(name);
  return given_.contains(name) && !is_plain_word && !is_month_or_day(name) ? name : "";
}

void PeopleWords::take_names(const Reading& reading, const PersonNames& person, PeopleInText& found) const {
  static constexpr std::array<std::string_view, 5> ones_self{"i", "i'm", "i'll", "i've", "i'd"};
  for (std::uint32_t i = 0; i < count_of(reading); ++i) {
    const Word& one = reading.words[i];
    if (!one.is_capitalised || one.is_quoted) {
      continue;
    }
    const bool is_title = is_one_of(reading, i, std::array<std::string_view, 5>{"mr", "mrs", "ms", "miss", "mx"});
    if (is_title) {
      std::uint32_t last = i + 1;
      last += reading.span(last, last + 1) == "." ? 1U : 0U;
      std::uint32_t end = last;
      while (end < count_of(reading) && reading.words[end].is_word && reading.words[end].is_capitalised && end - last < 3) {
        ++end;
      }
      if (end == last) {
        continue;
      }
      NamedPerson named{.words = {i, end}, .name = without_possessive(reading.folded[end - 1]), .gender = reading.is(i, "mr") ? 'm' : reading.is(i, "mx") ? ' ' : 'f', .is_titled = true};
      if (is_person(named.name, person) || is_person(reading.folded[last], person)) {
        found.names_the_person = true;
      } else {
        judge(reading, named);
        found.named.push_back(std::move(named));
      }
      i = end - 1;
      continue;
    }
    const std::string plain = without_possessive(reading.folded[i]);
    if (is_person(plain, person)) {
      found.names_the_person = true;
      continue;
    }
    const bool is_after_title = i > 0 && reading.at(titles_, i - 1) != nullptr;
    const std::string name = is_after_title ? "" : name_at(reading, i);
    std::uint32_t end = i + 1;
    while (end < count_of(reading) && reading.words[end].is_word && reading.words[end].is_capitalised && !reading.words[end].starts_sentence && !reading.words[end].is_all_capitals && !is_one_of(reading, end, ones_self) && end - i < 3 && !is_possessive(reading, end - 1)) {
      ++end;
    }
    // Behind "Patient's name:" two large words are a name, known or not.
    if (name.empty() && (is_after_title || end - i < 2 || !is_labelled(reading, i))) {
      continue;
    }
    NamedPerson named{.words = {i, end}, .name = name.empty() ? plain : name, .gender = usual_gender(name)};
    judge(reading, named);
    found.named.push_back(std::move(named));
    i = end - 1;
  }
}

bool PeopleWords::is_labelled(const Reading& reading, std::uint32_t word) const { return word > 0 && is_mark(reading, word - 1, ":") && ends(reading, word - 1, "label"); }

/// "brother Tom", "her brother, Tom", "Tom, her brother", "Tom (brother)", "Tom is her brother".
bool PeopleWords::is_introduced(const Reading& reading, WordRange words) const {
  static constexpr std::array<std::string_view, 26> small{"her", "his", "the", "a",   "an",   "their", "is",  "called", "named", "was",   "my",   "our",     "old",
                                                   "best", "next", "new", "of", "from", "as",    "and", "or",     "with",  "named", "good", "younger", "older"};
  const auto is_filler = [&](std::uint32_t word) {
    const std::string_view mark = reading.span(word, word + 1);
    return mark == "," || mark == "(" || mark == "-" || mark == "\u2013" || mark == ":" || is_one_of(reading, word, small) || is_possessive(reading, word) ||
           (reading.words[word].is_word && reading.words[word].is_capitalised && !reading.words[word].starts_sentence);
  };
  for (std::uint32_t i = words.first; i-- > 0 && words.first - i <= 4;) {
    if (is_third_party(reading, i) || reading.at(titles_, i) != nullptr || reading.at(teams_, i) != nullptr) {
      return true;
    }
    for (const auto& hit : reading.hits) {
      const bool is_such = hit.list == roles_ || hit.list == relations_ || (hit.list == list_ && (has_tag_at(hit, "either") || has_tag_at(hit, "male") || has_tag_at(hit, "female") || has_tag_at(hit, "alias")));
      if (hit.last == i + 1 && is_such) {
        return true;
      }
    }
    if (!is_filler(i)) {
      break;
    }
  }
  for (std::uint32_t i = words.last; i < count_of(reading) && i - words.last <= 5; ++i) {
    if (is_third_party(reading, i) && !(i == words.last && is_possessive(reading, words.last - 1))) {
      return true;
    }
    if (!is_filler(i)) {
      break;
    }
  }
  return false;
}

void PeopleWords::judge(const Reading& reading, NamedPerson& named) const {
  const std::uint32_t first = named.words.first;
  const std::uint32_t last = named.words.last;
  named.is_labelled = is_labelled(reading, first);
  const bool has_something = is_possessive(reading, last - 1);
  const std::uint32_t next = has_something && reading.span(last, last + 1) == "'" ? last + 1 : last;
  if (has_something) {
    named.is_cared_for = reading.at(things_, next) != nullptr || reading.at(relations_, next) != nullptr;
    // "Tom's brother": Tom is not introduced by it.
    named.is_introduced = is_introduced(reading, {first, first});
    named.is_introduced = named.is_introduced && !named.is_labelled;
    return;
  }
  named.is_cared_for = reading.at(cared_for_, last) != nullptr ||
                       std::any_of(reading.hits.begin(), reading.hits.end(), [&](const Hit& hit) { return hit.list == care_given_ && hit.last == first; });
  named.is_introduced = !named.is_labelled && is_introduced(reading, named.words);
}

/// The role itself, and no shorter word of its family: a garden is no gardener.
bool PeopleWords::is_whole_role(const Reading& reading, const Hit& hit) const {
  const auto& phrases = (*lexicon_)[roles_].entries[hit.entry].find;
  return hit.last - hit.first > 1 || std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
           return without_possessive(reading.folded[hit.first]).starts_with(fold_ascii(phrase.starts_with('=') ? phrase.substr(1) : phrase));
         });
}

/// Whoever in the text a pronoun may stand for.
void PeopleWords::take_others(const Reading& reading, const PersonNames& person, const PeopleKnown& known, PeopleInText& found) const {
  static constexpr std::array<std::string_view, 7> place_words{"in", "at", "to", "from", "the", "of", "on"};
  const auto add = [&](bool is_male, bool is_female) {
    found.may_be_male = found.may_be_male || is_male;
    found.may_be_female = found.may_be_female || is_female;
  };
  for (const auto& hit : reading.hits) {
    if (hit.list == titles_ || (hit.list == roles_ && is_whole_role(reading, hit))) {
      add(true, true);
    }
    if (hit.list == list_ && !reading.words[hit.first].is_quoted) {
      const bool is_either = has_tag_at(hit, "either");
      add(is_either || has_tag_at(hit, "male"), is_either || has_tag_at(hit, "female"));
    }
  }
  for (std::uint32_t i = 0; i < count_of(reading); ++i) {
    const Word& one = reading.words[i];
    const bool is_in_name = std::any_of(found.named.begin(), found.named.end(), [&](const NamedPerson& named) { return named.words.first <= i && i < named.words.last; });
    if (is_in_name || !one.is_word || !one.is_capitalised) {
      continue;
    }
    // A name that no list knows may be anybody's; behind "in" or "at" it is a place's.
    const std::string name = without_possessive(reading.folded[i]);
    const bool may_be_name = !one.starts_sentence && !one.is_all_capitals && !is_month_or_day(name) && i > 0 && !is_one_of(reading, i - 1, place_words);
    const bool is_somebody = (may_be_name || known.named.contains(name)) && !is_person(name, person);
    const bool is_plain_name = !is_somebody && one.starts_sentence && given_.contains(name) && is_subject(reading, i) && !is_month_or_day(name) && !is_person(name, person);
    const char gender = is_plain_name ? usual_gender(name) : ' ';
    add(is_somebody || (is_plain_name && gender != 'f'), is_somebody || (is_plain_name && gender != 'm'));
  }
  for (const auto& named : found.named) {
    add(named.gender != 'f', named.gender != 'm');
  }
}

void PeopleWords::take_pronouns(const Reading& reading, const PeopleKnown& known, PeopleInText& found) const {
  std::vector<Pronoun> pronouns;
  for (const auto& hit : reading.hits) {
    if (hit.list != list_ || reading.words[hit.first].is_quoted) {
      continue;
    }
    found.tells_pronouns = found.tells_pronouns || has_tag_at(hit, "pronouns");
    found.is_first_person = found.is_first_person || has_tag_at(hit, "first");
    const bool is_he = has_tag_at(hit, "he");
    if (is_he || has_tag_at(hit, "she")) {
      pronouns.push_back({hit.first, is_he});
    }
  }
  if (found.tells_pronouns || found.is_first_person) {
    return;
  }
  const bool may_be_male = found.may_be_male || known.has_male;
  const bool may_be_female = found.may_be_female || known.has_female;
  std::copy_if(pronouns.begin(), pronouns.end(), std::back_inserter(found.pronouns), [&](const Pronoun& one) { return one.is_he ? !may_be_male : !may_be_female; });
}

PeopleInText PeopleWords::read(const Reading& reading, const PersonNames& person, const PeopleKnown& known) const {
  PeopleInText found;
  if (list_ == no_list) {
    return found;
  }
  take_names(reading, person, found);
  take_others(reading, person, known, found);
  take_pronouns(reading, known, found);
  return found;
}

}  // namespace careaudit
