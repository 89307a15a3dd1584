// What is wrong with a YAML text, in words that say what to do.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "read/yaml_places.h"

namespace careaudit {

/// yaml-cpp's complaint with the place of its cause, which is often above the place where it stopped.
/// `open_bracket` is the byte of the outermost bracket that was not closed yet.
Problem yaml_complaint(const YAML::Exception& error, std::optional<std::size_t> open_bracket, std::string_view source,
                       const YamlPlaces& places, const std::string& file);

/// A line that begins with `%` and no `---` behind it: yaml-cpp takes it for a directive, and it is lost.
std::optional<Problem> stray_directive(std::string_view source, const YamlPlaces& places, const std::string& file);

/// yaml-cpp reads one document and leaves alone what stands behind it: the place where that begins.
/// `end` is a byte of the document's last value.
std::optional<Problem> text_after_document(YAML::Parser& parser, std::size_t end, std::string_view source,
                                           const YamlPlaces& places, const std::string& file);

}  // namespace careaudit
