#include "text/timing.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "text/built_in_words.h"

using namespace careaudit;

namespace {

void check(TimingKind kind, const std::vector<std::string>& texts) {
  const RuleSet& rules = built_in_words();
  const TimingWords words(rules.knowledge->lexicon);
  Reader reader(rules.knowledge->lexicon);
  for (const auto& text : texts) {
    CAPTURE(text);
    const Reading reading = reader.read(text);
    CHECK(words.find(reading).kind == kind);
  }
}

}  // namespace

TEST_CASE("clock times, dates and frequencies") {
  check(TimingKind::scheduled, {
      "Dominoes on Thursdays", "Ring Gran every Sunday", "Two tablets with breakfast", "At 9.30 in the lounge",
      "Take her tea at 10pm", "Walk the dog twice a day", "Checks 4 times an hour", "Observe every 15 minutes",
      "Hand the form in by 12 May", "Within 24 hours of admission, ask about faith", "Weigh weekly",
      "Offer the inhaler before exercise", "After lunch sit in the garden", "Ask at handover", "Bath x2 a week",
      "Turn her 2-hourly", "Bag search on return from leave", "In June, apply to college", "By 3/6 order the chair",
      "First thing, open the curtains", "Change the dressing on alternate days", "10 o'clock drink",
  });
}

TEST_CASE("a trigger that somebody could see") {
  check(TimingKind::trigger, {
      "If he shouts, step back and lower your voice", "When she paces, offer the garden",
      "Whenever the doorbell rings, say who it is", "Ring 999 if he stops breathing",
      "Should he fall, use the hoist", "Once the letter comes, read it to him",
  });
}

TEST_CASE("times nobody could keep to") {
  check(TimingKind::vague, {
      "Offer support as needed", "Review regularly", "Ongoing encouragement", "Talk when appropriate",
      "Go out when he is ready", "Offer a walk if staffing allows", "Chat from time to time",
      "Encourage fluids throughout the day", "Offer PRN as required", "Sit with her when able",
  });
}

TEST_CASE("no time at all") {
  check(TimingKind::none, {"Encourage independence", "Fit a second handrail", "Look after her plants",
                           "Ask whether he is eating", "Build rapport", "Check if the door is locked",
                           "Support with personal care", "Explain the side effects"});
}
