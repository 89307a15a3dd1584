// Telephone numbers in a text: where they stand, and whether they can be dialled.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/number_book.h"
#include "text/phone_scan.h"
#include "text/reading.h"

namespace careaudit {

/// Where a text stands: what counts as a number in it.
enum class PhonePlace : std::uint8_t {
  field,    ///< A field for numbers: everything with digits is meant as one.
  contact,  ///< A text about whom to reach: 999 and 111 are numbers.
  text,     ///< Any other text: a number must look like one, or be rung in the sentence.
};

struct Phone {
  std::uint32_t begin = 0;  ///< Byte offsets into the text, extension included.
  std::uint32_t end = 0;
  std::string number;       ///< As dialled: "01632960123", "+33123456789", "999".
  PhoneFault fault = PhoneFault::none;
  bool is_short_code = false;
  bool is_always_open = false;  ///< A national line that answers day and night.
  bool is_forbidden = false;    ///< "Do not ring 999".
};

/// The words and numbers that help to find telephone numbers, looked up once.
class PhoneWords {
 public:
  explicit PhoneWords(const Lexicon& lexicon);

  /// The numbers of a text, in order.
  std::vector<Phone> find(const Reading& reading, PhonePlace place, PhoneMemory& memory) const;

 private:
  /// What surrounds a run of digits, in words.
  struct Context {
    bool is_dialled = false;         ///< A word such as ring stands in the sentence before it.
    bool is_directly_dialled = false;
    bool is_other = false;           ///< A word such as room, reference, account stands just before.
    bool is_reference = false;       ///< Of those, one that whole numbers follow too.
    bool is_measured = false;        ///< A unit follows.
    bool is_forbidden = false;
    bool is_alone = false;           ///< The text is little else.
    bool is_extension = false;
  };

  Context context_of(const Reading& reading, std::uint32_t begin, std::uint32_t end) const;
  bool has_tag(const Hit& hit, std::string_view tag) const;
  Phone made(const Reading& reading, const DigitRun& run, std::size_t first, std::size_t last, PhoneMemory& memory) const;
  std::size_t longest_good(const Reading& reading, const DigitRun& run, std::size_t first, PhonePlace place,
                           const std::vector<Phone>& found, PhoneMemory& memory) const;
  bool is_meant(const Reading& reading, const DigitRun& run, std::size_t first, std::size_t last,
                const Phone& phone, PhonePlace place, bool is_first) const;
  bool is_meant_short_code(const Context& context, const Phone& phone, PhonePlace place) const;
  void take(const Reading& reading, const DigitRun& run, PhonePlace place, PhoneMemory& memory, std::vector<Phone>& found) const;

  const Lexicon* lexicon_;
  ListId words_;
  NumberBook book_;
};

}  // namespace careaudit
