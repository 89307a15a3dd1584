// The measures' part of the page.
#pragma once

#include <string>

#include "audit/result.h"

namespace careaudit {

/// By each field: all measures at a glance, then each with its definition, table and charts.
std::string html_measures(const Summary& summary);

}  // namespace careaudit
