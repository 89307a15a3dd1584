// Whether a text recorded as a need is a need, or the service meant to meet it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/reading.h"

namespace careaudit {

enum class NeedKind : std::uint8_t {
  need,     ///< What the person lacks, struggles with or wants of life; a diagnosis.
  heading,  ///< Only names a part of life: "Housing".
  service,  ///< A service, placement, product, task, demand or professional.
};

/// A judgement with the words it rests on.
struct NeedJudgement {
  NeedKind kind = NeedKind::need;
  std::string words;
};

/// The word lists for reading needs, looked up once.
class NeedWords {
 public:
  explicit NeedWords(const Lexicon& lexicon);

  /// The first telling phrase decides: a difficulty or a wish before a service is a need that
  /// mentions the service; a service first is a service, unless the difficulty is told after it.
  NeedJudgement read(const Reading& reading) const;

 private:
  enum class Sign : std::uint8_t { service, difficulty, act, help, measure };
  struct Event {
    Sign sign = Sign::service;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool is_strong = false;  ///< A difficulty told by a verb or a state, not only named.
    bool is_wish = false;    ///< An act that may take a service as its object: want, get, see.
  };

  std::vector<Event> events(const Reading& reading) const;
  void add_measures(const Reading& reading, std::vector<Event>& events) const;
  bool is_role_that_tells(const Reading& reading, const Hit& hit) const;
  bool is_service_phrase(const Reading& reading, const std::vector<Event>& events) const;
  bool is_heading(const Reading& reading) const;
  bool is_head_elsewhere(const Reading& reading, const Event& event) const;
  bool has_difficulty_after(const Reading& reading, const std::vector<Event>& events,
                            std::size_t service) const;
  bool is_help_a_service(const Reading& reading, const std::vector<Event>& events,
                         std::size_t help) const;
  bool is_led_to(const Reading& reading, const std::vector<Event>& events, std::size_t service) const;
  bool opens_service(const Reading& reading, const std::vector<Event>& events,
                     std::size_t event) const;

  const Lexicon* lexicon_;
  ListId services_, difficulties_, domains_, roles_, teams_;
};

}  // namespace careaudit
