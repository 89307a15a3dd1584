// The list of importers.
#include "import/importer.h"

#include <array>

namespace careaudit {
namespace {

constexpr std::array listed_importers{
#define IMPORTER(name) &importers::name,
#include "import/all.def"
#undef IMPORTER
};

}  // namespace

std::span<const Importer* const> all_importers() { return listed_importers; }

const Importer* find_importer(std::string_view name) {
  for (const Importer* importer : listed_importers) {
    if (importer->name == name) {
      return importer;
    }
  }
  return nullptr;
}

}  // namespace careaudit
