// How far people agree with the rules, as text, table and data.
#pragma once

#include <string>

#include "audit/answers.h"

namespace careaudit {

std::string agreement_text(const AgreementReport& report);
std::string agreement_csv(const AgreementReport& report);
std::string agreement_json(const AgreementReport& report);

}  // namespace careaudit
