// The function words on which the reading of a need turns.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "text/reading.h"

namespace careaudit::need_forms {

/// Words between a verb and the thing it takes.
inline constexpr std::array<std::string_view, 34> determiners{
    "a",     "an",     "the",     "some",       "more",   "any",        "her",    "his",    "my",
    "their", "our",    "own",     "regular",    "weekly", "daily",      "new",    "suitable", "appropriate",
    "further", "ongoing", "good", "specialist", "extra",  "additional", "proper", "full",   "right",
    "enough", "other",  "monthly", "long-term",  "short",  "different",  "to"};
/// Prepositions after which a service is only mentioned.
inline constexpr std::array<std::string_view, 24> prepositions{
    "before", "after", "since", "without", "at",   "in",    "on",     "during",
    "to",     "from",  "about", "of",      "into", "near",  "past",   "outside",
    "when",   "with",  "like",  "between", "by",   "under", "towards", "off"};
/// Words that ask for something and say nothing yet.
inline constexpr std::array<std::string_view, 53> lead_ins{
    "need",    "needs",    "needed",   "needing",  "require", "requires", "required", "requiring", "benefit",
    "benefits", "would",   "should",   "must",     "could",   "i",        "he",       "she",       "they",
    "we",      "has",      "have",     "had",      "having",  "is",       "are",      "get",       "receive",
    "receives", "access", "contact", "time", "place", "meetings", "sessions",
    "seen", "reviewed", "assessed", "followed", "supported", "encouraged", "prompted",
    "enabled", "assisted", "helped", "encouragement", "prompting", "continue", "continues",
    "continuing", "continued", "bed", "slot", "placement"};
/// Words that tie a state to what stands before them.
inline constexpr std::array<std::string_view, 22> clause_words{
    "because", "as",   "since", "but",  "so",    "is",  "are",   "was",  "were",  "makes", "make",
    "gives",   "cause", "causes", "leaves", "feels", "he", "she", "they", "i", "when", "too"};

/// "for", "re", "to": what follows says what a service is for.
bool is_purpose(const Reading& reading, std::uint32_t word);
/// The first word from `from` on that is no determiner or number.
std::uint32_t past_determiners(const Reading& reading, std::uint32_t from);
/// "help", "support" as things, not as verbs.
bool is_help(const Reading& reading, std::uint32_t word);

}  // namespace careaudit::need_forms
