// What the fuzz targets share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "read/syntax.h"

/// What libFuzzer and replay.cpp call: one input, any bytes. Crashes, or calls must_hold, on a bug.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program, with `what` on the standard error stream, unless `holds`.
void must_hold(bool holds, const char* what);

/// The bytes of a file as a run treats them: decoded, cut, read and imported, for whatever syntax they
/// turn out to be of. What is cut must not depend on how many bytes come at a time.
void read_whole(const careaudit::Syntax& syntax, std::string_view bytes);
