// A run of words that may be somebody's name, and what stands around it.
#pragma once

#include <cstdint>
#include <vector>

#include "text/party.h"

namespace careaudit {

/// Words [first, last) that could be a name.
struct NameRun {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// The runs of name-like words, in order.
std::vector<NameRun> name_runs(const Reading& reading, const std::vector<PartyWords::Cell>& cells);

/// Whether such a run, where it stands, is somebody's name rather than a ward's, a role's
/// first word, or an ordinary word with a capital.
bool is_a_name(const Reading& reading, const std::vector<PartyWords::Cell>& cells, NameRun run);

/// Whether a word by itself could be a name: a capital or letters of a script without capitals.
bool could_be_a_name(const Reading& reading, std::uint32_t word);

}  // namespace careaudit
