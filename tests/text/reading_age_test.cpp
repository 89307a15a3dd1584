// The reading age against another implementation, and syllables against a pronouncing dictionary.
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "cli/rules_in_force.h"
#include "text/reading_age.h"
#include "text/syllables.h"

using namespace careaudit;

namespace {

const RuleSet& rules() {
  static const RuleSet loaded = [] {
    std::ostringstream ignored;
    return std::move(*rules_in_force({}, "full", ignored));
  }();
  return loaded;
}

}  // namespace

TEST_CASE("syllables of words whose spelling shows them") {
  struct Case {
    std::string_view word;
    std::size_t syllables;
  };
  constexpr std::array cases{Case{"walk", 1},     Case{"table", 2},     Case{"tables", 2},    Case{"make", 1},       Case{"makes", 1},
                             Case{"watches", 2},  Case{"walked", 1},    Case{"wanted", 2},    Case{"handled", 2},    Case{"lonely", 2},
                             Case{"careful", 2},  Case{"statement", 2}, Case{"going", 2},     Case{"medication", 4}, Case{"social", 2},
                             Case{"physical", 3}, Case{"question", 2},  Case{"yesterday", 3}, Case{"the", 1},        Case{"nurse's", 2},
                             Case{"sam's", 1},    Case{"rhythm", 2},    Case{"autism", 3},    Case{"people", 2},     Case{"rhythms", 1},
                             Case{"b", 1},        Case{"psychiatric", 4}};
  for (const auto& [word, syllables] : cases) {
    CAPTURE(word);
    CHECK(syllables_by_spelling(word) == syllables);
  }
}

TEST_CASE("words that spelling does not show are looked up, and a number counts as one") {
  Reader reader(rules().knowledge->lexicon);
  const ReadingAges ages(rules().knowledge->lexicon);
  const Reading reading = reader.read("The coordinator created 25 ideas on Wednesday");
  const std::array<std::size_t, 7> expected{1, 5, 3, 1, 3, 1, 2};
  REQUIRE(reading.words.size() == expected.size());
  for (std::uint32_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(ages.syllables(reading, i) == expected.at(i));
  }
}

TEST_CASE("the formula, worked out by hand") {
  Reader reader(rules().knowledge->lexicon);
  const ReadingAges ages(rules().knowledge->lexicon);
  // Nine words in two sentences, eleven syllables: 0.39 x 4.5 + 11.8 x 11 / 9 - 15.59 + 5.
  const ReadingAge age = ages.of(reader.read("Walk to the shop with Bo. Carry the butter."), "");
  CHECK(age.words == 9);
  CHECK(age.sentences == 2);
  CHECK(age.syllables == 11);
  CHECK(age.years == doctest::Approx(0.39 * 4.5 + 11.8 * 11 / 9 - 15.59 + 5));
  CHECK(ages.of(reader.read(""), "").years == 0);
  CHECK(ages.of(reader.read("?!"), "").words == 0);
}

TEST_CASE("what the person says is left out, and so is what is quoted") {
  Reader reader(rules().knowledge->lexicon);
  const ReadingAges ages(rules().knowledge->lexicon);
  CHECK(ages.of(reader.read("I want to go home. The nurse rings on Friday."), "").words == 5);
  CHECK(ages.of(reader.read("He says \"leave me be\" at tea."), "").words == 4);
}

// Grades of texts of forty words or more: by textstat 0.7.3, and by the same formula over the syllables
// of the CMU Pronouncing Dictionary. textstat counts places to hyphenate, which are never within two
// letters of the end ("respite" has one syllable), so that its grades lie a grade below the dictionary's.
TEST_CASE("the reading age of fifty texts, as others reckon it") {
  Reader reader(rules().knowledge->lexicon);
  const ReadingAges ages(rules().knowledge->lexicon);
  std::ifstream in(SOURCE_DIR "/tests/text/reading_age.tsv");
  REQUIRE(in.good());
  double count = 0;
  double from_textstat = 0;
  double from_dictionary = 0;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    double textstat = 0;
    double dictionary = 0;
    std::string text;
    fields >> textstat >> dictionary >> std::ws;
    std::getline(fields, text);
    CAPTURE(text);
    const double grade = ages.of(reader.read(text), "").years - 5;
    CHECK(std::abs(grade - textstat) <= 3.5);
    CHECK(std::abs(grade - dictionary) <= 2.5);
    from_textstat += std::abs(grade - textstat);
    from_dictionary += std::abs(grade - dictionary);
    ++count;
  }
  CHECK(count >= 50);
  MESSAGE("mean difference from textstat " << from_textstat / count << ", from the dictionary " << from_dictionary / count);
  CHECK(from_textstat / count <= 1.25);
  CHECK(from_dictionary / count <= 0.4);
}
