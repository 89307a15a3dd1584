// Files without a name.
#include "base/temporary_file.h"

#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace careaudit {

std::string temporary_folder() {
  const char* wanted = std::getenv("TMPDIR");
  return wanted == nullptr || *wanted == '\0' ? "/tmp" : wanted;
}

int open_temporary_file() {
  std::string path = temporary_folder() + "/careaudit-XXXXXX";
  const int handle = mkostemp(path.data(), O_CLOEXEC);
  if (handle >= 0) {
    (void)unlink(path.c_str());
  }
  return handle;
}

}  // namespace careaudit
