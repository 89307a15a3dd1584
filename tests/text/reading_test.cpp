// Taking texts apart: phrases that overlap, and texts of any length in time.
#include <doctest/doctest.h>

#include <chrono>

#include "text/lexicon.h"
#include "text/placeholder.h"
#include "text/reading.h"

using namespace careaudit;

namespace {

Lexicon words() {
  std::vector<LexiconList> lists(1);
  lists[0].name = "vague";
  lists[0].entries.push_back({.find = {"as soon as possible"}, .say = {}, .unless = {}, .tags = {}, .source = {}});
  lists[0].entries.push_back({.find = {"possible"}, .say = {}, .unless = {"not possible"}, .tags = {}, .source = {}});
  return Lexicon(std::move(lists));
}

std::vector<std::string> found(const std::string& text) {
  const Lexicon lexicon = words();
  Reader reader(lexicon);
  const Reading reading = reader.read(text);
  std::vector<std::string> phrases;
  for (const Hit& hit : reading.hits) {
    phrases.emplace_back(reading.span(hit.first, hit.last));
  }
  return phrases;
}

}  // namespace

TEST_CASE("of overlapping phrases the longest is kept, and what is excused is not") {
  CHECK(found("As soon as possible, if possible.") == std::vector<std::string>{"As soon as possible", "possible"});
  CHECK(found("It is not possible; it is possible.") == std::vector<std::string>{"possible"});
  CHECK(found("Not possible.").empty());
}

TEST_CASE("a text with very many phrases takes no more than its share of time") {
  std::string text;
  for (int i = 0; i < 60'000; ++i) {
    text += "Call as soon as possible, or not possible. ";
  }
  const auto begin = std::chrono::steady_clock::now();
  CHECK(found(text).size() == 60'000);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("a text of very many marks takes no more than its share of time") {
  const Lexicon lexicon = words();
  const PlaceholderWords placeholders(lexicon);
  Reader reader(lexicon);
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string marks : {"? ", "< a> ", "[] ", "( ", "_ a ", ". ", "[x "}) {
    std::string text = "Well ";
    for (int i = 0; i < 100'000; ++i) {
      text += marks;
    }
    (void)placeholders.find(reader.read(text));
  }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
