// A zip archive made by hand, nothing packed: for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

/// Files by name and content; `claimed` is the size each says it has, 0 for the true one.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files, unsigned claimed = 0);
