// Files in JSON: cut, read and imported.
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_whole(careaudit::syntaxes::json, as_text(data, size));
  return 0;
}
