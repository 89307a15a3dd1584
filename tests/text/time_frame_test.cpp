#include "text/time_frame.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "text/built_in_words.h"

using namespace careaudit;

namespace {

/// The words of the time frame; empty when there is none.
std::string frame_of(const std::string& text) {
  const RuleSet& rules = built_in_words();
  static const TimeFrames frames(rules.knowledge->lexicon);
  static Reader reader(rules.knowledge->lexicon);
  const Reading reading = reader.read(text);
  const auto frame = frames.find(reading);
  return frame ? std::string(reading.span(frame->first, frame->last)) : std::string();
}

}  // namespace

TEST_CASE("a time frame is a date, a deadline, or a period with an end") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"Swap the curtains by 04.07.26", "by 04.07.26"},
      {"Hand the keys over no later than the 12th", "than the 12th"},
      {"Ring Uncle Pat within 48hrs", "within 48hrs"},
      {"Mend the gate b4 Easter", "b4 Easter"},
      {"Have the form in by end Q3", "by end Q3"},
      {"Pay the fine by the end of the tax year", "by the end of the tax year"},
      {"Sort the shed by noon on Friday", "by noon on Friday"},
      {"See the optician by her next depot", "by her next depot"},
      {"Knit the blanket in time for the christening", "in time for the christening"},
      {"Two baths a week between now and Diwali", "between now and Diwali"},
      {"Iron a shirt on the morning of the interview", "on the morning of the"},
      {"Lunch with Bev a week on Thursday", "a week on Thursday"},
      {"Saturday week, catch the train", "Saturday week"},
      {"Make her own bed by the time the baby walks", "by the time the baby walks"},
      {"Choose the tiles before the builders sign it off", "before the builders sign it off"},
      {"Keep the fast for the last three days of Lent", "for the last three days"},
      {"Stay off the slots for the rest of 2026", "rest of 2026"},
      {"Own keys when he comes home on Tuesday", "when he comes home on Tuesday"},
      {"Sit through a film by the ten-week check", "by the ten-week check"},
      {"Rota sent by close of play Thurs", "by close of play Thurs"},
      {"Fish with Len May to July", "May to July"},
      {"Feed herself in the next 5 days", "in the next 5 days"},
      {"Bottles washed until Zac is two months old", "until Zac is two months old"},
      {"Walk the dog through the winter", "through the winter"},
      {"Coat bought prior to Diwali", "prior to Diwali"},
      {"Sing at lunch on Friday", "lunch on Friday"},
      {"Paint the gate, last week of April", "last week of April"},
  };
  for (const auto& [text, words] : rows) {
    CAPTURE(text);
    CHECK(frame_of(text) == words);
  }
}

TEST_CASE("what tells no end is no time frame") {
  const std::vector<std::string> texts{
      "Lunch in the day room",          "Lives on the 4th floor",      "Goal agreed with Bev on 2 May",
      "Care plan updated 03/02/26",     "No more than 3 doses in 24 hours", "Swim by the time I feel ready",
      "Known to the team since 2011",   "Swim every Tuesday",          "A 28-day programme",
      "Pay the rent monthly, on the 1st", "Since the flood in May 2024 she sleeps badly", "When Len calls on Sundays",
  };
  for (const auto& text : texts) {
    CAPTURE(text);
    CHECK(frame_of(text).empty());
  }
}
