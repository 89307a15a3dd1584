// Finds abbreviations that are not written out where the plan first uses them.
#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/strings.h"
#include "check/check.h"
#include "check/free_text.h"
#include "text/explained.h"
#include "text/sentence.h"
#include "text/whose_words.h"
#include "text/word_forms.h"

namespace careaudit {
namespace {

/// One abbreviation in a text.
struct Abbreviation {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string key;                      ///< Equal for all uses of one abbreviation.
  const LexiconEntry* known = nullptr;  ///< nullptr when no list has it.
};

bool is_ascii_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_capital);
}

bool is_vowel(char c) {
  return std::string_view("AEIOUY").find(c) != std::string_view::npos;
}

/// Whether letters could be read as a word: no run of three consonants, and a vowel.
bool is_pronounceable(std::string_view letters) {
  int run = 0;
  bool has_vowel = false;
  for (const char c : letters) {
    run = is_vowel(c) ? 0 : run + 1;
    has_vowel = has_vowel || is_vowel(c);
    if (run > 2) {
      return false;
    }
  }
  return has_vowel;
}

/// A text, or a sentence of it, that is written in capitals throughout.
bool is_shouted(const Reading& reading, std::uint32_t word) {
  const WordRange sentence = sentence_of(reading, word);
  std::uint32_t words = 0;
  std::uint32_t large = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    words += reading.words[i].is_word ? 1U : 0U;
    large += reading.words[i].is_word && reading.words[i].is_all_capitals ? 1U : 0U;
  }
  return large >= 3 && large * 3 >= words * 2;
}

/// One rule's lists and what they hold.
class Judge {
 public:
  explicit Judge(const Knowledge& knowledge)
      : knowledge_(&knowledge),
        known_(knowledge.lexicon.list("abbreviations")),
        everyday_(knowledge.lexicon.list("everyday_abbreviations")),
        titles_(knowledge.lexicon.list("titles")),
        whose_(knowledge.lexicon) {
    add_words("given_names");
    add_words("shouted_words");
    add_words("everyday_abbreviations");
    if (known_ != no_list) {
      for (const auto& entry : knowledge.lexicon[known_].entries) {
        for (const auto& form : entry.find) {
          forms_.emplace(fold_ascii(form), &entry);
        }
      }
    }
  }

  void operator()(const Subject& subject, Verdicts& out) const {
    const Tree& tree = subject.plan.tree;
    const std::unordered_set<std::string> names = names_of(subject.plan);
    const std::unordered_set<NodeId> judged(subject.texts.begin(), subject.texts.end());
    std::set<std::string> met;
    for (const NodeId node : scalars_of(tree, subject.plan.root)) {
      // A single word, such as an id or a date, writes nothing out.
      if (!judged.contains(node) && trim(tree[node].text).find(' ') == std::string_view::npos) {
        continue;
      }
      const Reading& reading = subject.scratch.reading(node);
      const bool is_judged =
          judged.contains(node) && !is_own_words_field(subject, node);
      if (is_judged && !reading.is_english) {
        out.not_assessable("the text is not in English, and only English wording is judged", node);
        continue;
      }
      std::vector<Wording> found;
      for (const auto& one : abbreviations_of(reading, names)) {
        const bool is_out = is_written_out(reading, one.first, one.last,
                                           one.known == nullptr ? "" : one.known->say);
        // Only the first use counts, and only where a rule of wording looks.
        if (!is_out && (!is_judged || is_quoted_from_person(subject, reading, one.first))) {
          continue;
        }
        if (met.insert(one.key).second && !is_out) {
          found.push_back({std::string(reading.span(one.first, one.last)),
                           one.known == nullptr ? "what it stands for" : one.known->say});
        }
      }
      if (!found.empty()) {
        std::string message = wording_message(found, "write out");
        out.fail(std::move(message), words_of(std::move(found)), node);
      }
    }
  }

 private:
  void add_words(std::string_view list) {
    const ListId id = knowledge_->lexicon.list(list);
    if (id == no_list) {
      return;
    }
    for (const auto& entry : knowledge_->lexicon[id].entries) {
      for (const auto& phrase : entry.find) {
        ordinary_.insert(fold_ascii(phrase.starts_with('=') ? phrase.substr(1) : phrase));
      }
    }
  }

  static void add_scalars(const Tree& tree, NodeId node, std::vector<NodeId>& scalars) {
    if (tree[node].kind == Kind::scalar) {
      scalars.push_back(node);
    }
    for (const NodeId child : tree.children(node)) {
      add_scalars(tree, child, scalars);
    }
  }

  static std::vector<NodeId> scalars_of(const Tree& tree, NodeId root) {
    std::vector<NodeId> scalars;
    add_scalars(tree, root, scalars);
    return scalars;
  }

  /// Words of the plan's own names: ward, team, title, people.
  static std::unordered_set<std::string> names_of(const Plan& plan) {
    std::unordered_set<std::string> names;
    for (const std::string_view path :
         {"ward", "team", "title", "person.preferred_name", "coordinator.name"}) {
      for (const auto word : split(plan.text(path), ' ')) {
        names.insert(fold_ascii(word));
      }
    }
    return names;
  }

  bool is_quoted_from_person(const Subject& subject, const Reading& reading,
                             std::uint32_t word) const {
    return reading.words[word].is_quoted &&
           whose_.is_persons_own(reading, word, subject.plan.text("person.preferred_name"));
  }

  std::vector<Abbreviation> abbreviations_of(const Reading& reading,
                                             const std::unordered_set<std::string>& names) const {
    std::vector<Abbreviation> all;
    for (std::uint32_t i = 0; i < reading.words.size();) {
      std::uint32_t next = i + 1;
      const Hit* everyday = reading.at(everyday_, i);
      const Hit* known = reading.at(known_, i);
      if (everyday != nullptr && (known == nullptr || known->last <= everyday->last)) {
        next = everyday->last;
      } else if (known != nullptr) {
        const LexiconEntry& entry = knowledge_->lexicon[known_].entries[known->entry];
        // In a shouted text MUST and ACT are words; CPN is what it is anywhere.
        if (!has_capital(entry.find.front()) || !is_shouted(reading, i)) {
          all.push_back({i, known->last, entry.find.front(), &entry});
        }
        next = known->last;
      } else if (const LexiconEntry* entry = known_plural(reading, i); entry != nullptr) {
        all.push_back({i, next, entry->find.front(), entry});
      } else if (is_unknown(reading, i, names)) {
        all.push_back({i, i + 1, reading.folded[i], nullptr});
      }
      i = next;
    }
    return all;
  }

  /// "CPNs", "CPN's": a stemmer leaves the s of words without vowels.
  const LexiconEntry* known_plural(const Reading& reading, std::uint32_t i) const {
    std::string_view text = reading.folded[i];
    const bool is_plural =
        text.size() > 2 && text.back() == 's' && is_ascii_capital(reading.span(i, i + 1)[1]);
    if (!is_plural) {
      return nullptr;
    }
    text.remove_suffix(text[text.size() - 2] == '\'' ? 2 : 1);
    const auto found = forms_.find(std::string(text));
    return found == forms_.end() ? nullptr : found->second;
  }

  /// Capitals that no list knows and that are no ordinary word, name, number or code.
  bool is_unknown(const Reading& reading, std::uint32_t i,
                  const std::unordered_set<std::string>& names) const {
    const Word& word = reading.words[i];
    std::string_view text = reading.span(i, i + 1);
    if (text.size() > 3 && text.back() == 's' && is_ascii_capital(text[text.size() - 2])) {
      text.remove_suffix(1);
    }
    if (!word.is_word || text.size() < 3 || text.size() > 5 ||
        !std::all_of(text.begin(), text.end(), is_ascii_capital)) {
      return false;
    }
    const std::string folded = fold_ascii(text);
    const bool is_numeral = text.find_first_not_of("IVX") == std::string_view::npos;
    if (is_numeral || ordinary_.contains(folded) || names.contains(folded) ||
        (text.size() > 3 && is_pronounceable(text))) {
      return false;
    }
    return !is_shouted(reading, i) && !is_beside_capitals(reading, i) && !is_surname(reading, i);
  }

  /// "DO NOT DSK": next to ordinary words in capitals, it is one of them.
  bool is_beside_capitals(const Reading& reading, std::uint32_t i) const {
    const auto is_word_in_capitals = [&](std::uint32_t at) {
      if (at >= reading.words.size() || !reading.words[at].is_all_capitals ||
          reading.at(known_, at) != nullptr) {
        return false;
      }
      const auto length = reading.words[at].end - reading.words[at].begin;
      return length > 5 || ordinary_.contains(reading.folded[at]);
    };
    return (i > 0 && is_word_in_capitals(i - 1) && reading.at(everyday_, i - 1) == nullptr) ||
           (is_word_in_capitals(i + 1) && reading.at(everyday_, i + 1) == nullptr);
  }

  /// "Jo KHN", "Dr KHN".
  bool is_surname(const Reading& reading, std::uint32_t i) const {
    if (i == 0) {
      return false;
    }
    const bool has_stop = is_mark(reading, i - 1, ".") && i > 1;
    const std::uint32_t before = has_stop ? i - 2 : i - 1;
    const Word& word = reading.words[before];
    const bool is_given =
        word.is_capitalised && !word.is_all_capitals && ordinary_.contains(reading.folded[before]);
    return is_given || reading.at(titles_, before) != nullptr;
  }

  const Knowledge* knowledge_;
  ListId known_;
  ListId everyday_;
  ListId titles_;
  WhoseWords whose_;
  std::unordered_set<std::string> ordinary_;
  std::unordered_map<std::string, const LexiconEntry*>
      forms_;  ///< Known abbreviations, lower case.
};

Result<Check> prepare(const PrepareContext& context) {
  return Check([judge = Judge(context.knowledge)](const Subject& subject, Verdicts& out) {
    judge(subject, out);
  });
}

}  // namespace

constinit const CheckType checks::abbreviations{
    .name = "abbreviations",
    .summary =
        "Abbreviations that not everybody knows are written out where the plan first uses them.",
    .options = {},
    .prepare = prepare,
};

}  // namespace careaudit
