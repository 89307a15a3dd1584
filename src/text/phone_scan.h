// Where digits stand in a text so that they could be a telephone number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace careaudit {

/// Digits without a gap.
struct DigitGroup {
  std::uint32_t begin = 0;  ///< Byte offsets into the text.
  std::uint32_t end = 0;
  std::string digits;       ///< With O and I read as 0 and 1.
  bool has_letter = false;  ///< An O or I stood for a digit.
};

/// Groups that spaces, dots, hyphens or brackets hold together.
struct DigitRun {
  std::uint32_t begin = 0;  ///< With a leading + or bracket.
  std::uint32_t end = 0;
  std::vector<DigitGroup> groups;
  bool has_plus = false;
  bool is_masked = false;    ///< Ends in "xxxx" or the like.
  bool is_attached = false;  ///< Part of something longer: "KED-0412", "£250", "a@b2".
  bool after_slash = false;  ///< Follows digits and a slash: "960123/4", "02/03/2026".
};

/// Every run of a text, in order. Groups that a letter, a clock's colon or a date's slash follows
/// ("9am", "24/7", "10:30") belong to no run.
std::vector<DigitRun> digit_runs(std::string_view text);

/// The end of an extension or menu choice that begins at `at` or after spaces and a comma there
/// ("ext 204", "x204", "(option 2)"); `at` when there is none.
std::uint32_t extension_end(std::string_view text, std::uint32_t at);

}  // namespace careaudit
