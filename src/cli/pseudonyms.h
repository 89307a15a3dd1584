// `--pseudonyms`: references that only who holds the key can make again.
#pragma once

#include <string>

#include "audit/tally.h"
#include "base/result.h"

namespace careaudit {

/// The secret in a file, without the newline behind it; "" when no file is named.
Result<std::string> read_pseudonym_key(const std::string& path);

/// The plan with `P-` and a keyed hash for its reference, and without the name of its file, which may be made
/// of references. Fingerprints, which anybody could try references against, are hashed with the key too.
AuditedPlan with_pseudonym(AuditedPlan plan, const std::string& key);
/// The summary without the names of files, and with the references in it hashed likewise.
Summary with_pseudonyms(Summary summary, const std::string& key);

}  // namespace careaudit
