// The history's file: opened, made when it is not there, brought to the present shape.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <SQLiteCpp/Database.h>

#include "base/result.h"

namespace careaudit {

enum class OpenFor : std::uint8_t {
  reading,  ///< The file must be there.
  writing,  ///< It is made, readable by its owner alone, when it is not.
};

/// The database in its present shape; waits up to half a minute for others who write. A file that is no
/// history, or one of a newer careaudit, is the error and is left as it is.
Result<std::unique_ptr<SQLite::Database>> open_database(const std::string& path, OpenFor purpose);

/// Runs `work`; what SQLite throws becomes a problem with the file.
std::optional<Problem> guarded(const std::string& path, const std::function<void()>& work);

}  // namespace careaudit
