// What the checks of a goal's words share.
#pragma once

#include <string>
#include <vector>

#include "check/check.h"
#include "text/goal_cues.h"

namespace careaudit {

/// The reading of the subject's text; nullptr, with a verdict given, when there is none to judge.
const Reading* reading_to_judge(const Subject& subject, Verdicts& out);
/// The words of a cue as they stand in the text.
std::vector<std::string> words_of(const Reading& reading, const Cue& cue);

}  // namespace careaudit
