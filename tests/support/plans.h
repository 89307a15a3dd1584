// Plans made by chance, the same for the same seed, written as YAML and as XML.
#pragma once

#include <cstddef>
#include <string>

/// `count` plans as a YAML list, made from `seed`.
std::string plans_as_yaml(std::size_t count, unsigned seed);
/// The same plans as an XML export.
std::string plans_as_xml(std::size_t count, unsigned seed);
