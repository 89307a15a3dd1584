// A file for the time of a run, of which nothing is left however the program ends.
#pragma once

#include <string>

namespace careaudit {

/// TMPDIR, else /tmp.
std::string temporary_folder();

/// Opens a new file in temporary_folder() to write and read, and takes its name away at once. Negative, with
/// errno, when that cannot be done. The caller closes it.
int open_temporary_file();

}  // namespace careaudit
