#include "text/need.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "text/built_in_words.h"

using namespace careaudit;

namespace {

void check(NeedKind kind, const std::vector<std::string>& texts) {
  const RuleSet& rules = built_in_words();
  const NeedWords words(rules.knowledge->lexicon);
  Reader reader(rules.knowledge->lexicon);
  for (const auto& text : texts) {
    CAPTURE(text);
    const Reading reading = reader.read(text);
    const NeedJudgement judgement = words.read(reading);
    CAPTURE(judgement.words);
    CHECK(judgement.kind == kind);
  }
}

}  // namespace

TEST_CASE("a service where the difficulty should be") {
  check(NeedKind::service, {
      "Home help", "Day hospital three days a week", "OT assessment", "CBT", "Psychology referral",
      "Referral to dietitian", "Needs a support worker", "Sam needs a care package", "15 hours a week",
      "1:1 nursing", "24 hour care", "Respite every six weeks", "Medication review",
      "Depot injection fortnightly", "Clozapine", "Compliance with medication", "Needs to engage with services",
      "To attend anger management", "Access to advocacy", "Wheelchair", "Grab rails in the bathroom",
      "Pendant alarm", "Meals on wheels", "Bus pass", "Dosette box", "Supported living placement",
      "Wants a personal assistant", "Would benefit from counselling", "I need a CPN",
      "Help from a home carer to get dressed", "Support from the crisis team", "Support with shopping by a home carer",
      "Emotional support", "Ongoing support", "Bereavement counselling for her loss", "Physio for back pain",
      "Falls clinic", "Pain clinic appointment", "Interpreter for appointments", "Blood tests monthly",
      "Regular observations", "Residential care", "PIP application", "Continence pads", "Nutritional supplements",
      "GP appointment", "Annual health check", "Section 117 aftercare", "Gym membership",
      "Someone from the agency to do tablets", "Prompting to wash",
      "Discharge planning", "Needs to see a psychologist", "Weekly visits from the district nurse",
      "Hearing aids", "A place at the day centre", "Carer three times a day", "Social worker allocation",
      "Carer's assessment", "Social group", "Employment support", "Direct payment",
  });
}

TEST_CASE("what the person lacks, struggles with or wants of life") {
  check(NeedKind::need, {
      "Finds it hard to get to the day centre", "Too anxious to answer the door to the nurse",
      "Lonely since her sister died", "Personal care", "Difficulty keeping warm",
      "Someone to talk to when the voices are loud", "Needs help to wash", "Help with buttons and zips",
      "Cannot manage the stairs", "Forgets to take his tablets", "Medication makes him drowsy",
      "The hoist frightens her", "Carers come too early and she feels rushed", "Schizophrenia",
      "Type 2 diabetes", "Paranoid schizophrenia with distressing voices", "Keep in touch with her children",
      "Somewhere safe to live", "No money until Friday", "Rent arrears", "Getting up in the morning",
      "Wants to cook for himself again", "Would like to go back to the mosque", "Sleeps two hours a night",
      "Hearing voices at night", "Risk of falls on the stairs", "Misses the allotment", "Eating enough",
      "To feel safe at home", "Does not understand why the medication was changed", "Pain in both knees",
      "Afraid of leaving the ward", "Isolated since moving to supported housing", "Low mood",
      "Self-harm when distressed", "Bored at weekends", "Not drinking enough", "Weight loss since May",
      "Struggles to read letters from the council", "Nobody to visit him", "Making friends",
      "Being listened to", "Depression", "Dementia", "Worried about going to the dentist",
      "Gets lost on the way back from the shops", "Unsteady on her feet", "Debts to a loan shark",
      "Side effects of clozapine", "Dreads ward round", "Understanding her diagnosis", "Something to do in the day",
      "Trusting staff", "Time alone with his partner", "Managing money",
  });
}

TEST_CASE("a heading says no more than a part of life") {
  check(NeedKind::heading, {"Housing", "Mental health", "food", "money", "Benefits", "Physical Health",
                            "Drugs and alcohol", "Social needs", "Daytime activities"});
}
