// What stands around a deed in a goal and is none of it: degrees, occasions, deadlines; and numbers that are names.
#pragma once

#include <cstdint>

#include "text/reading.h"

namespace careaudit {

/// "see my friends more often", "cook as often as I can": nobody can tell how often that is.
bool is_degree_only(const Reading& reading, std::uint32_t from);

/// "keep up her singing", "every time I get up": a pastime by name, or when something happens, and nothing done.
bool is_circumstance(const Reading& reading, std::uint32_t verb);

/// "by the six-week review", "before her next assessment": by when, and nothing that is asked for.
bool is_in_deadline(const Reading& reading, std::uint32_t word);

/// "level 3", "module 2": of a course or a game, which one is said.
bool is_numbered_thing(const Reading& reading, std::uint32_t word);

/// Whether nothing but a degree follows a verb: "walk a bit further", "bake more". Nobody can tell how far that is.
bool is_mere_degree(const Reading& reading, std::uint32_t next);

}  // namespace careaudit
