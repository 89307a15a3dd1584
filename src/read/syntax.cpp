// The list of syntaxes, and what all of them check of a piece's bytes.
#include "read/syntax.h"

#include <array>

#include "read/bytes.h"

namespace careaudit {
namespace {

constexpr std::array listed_syntaxes{
#define SYNTAX(name) &syntaxes::name,
#include "read/all.def"
#undef SYNTAX
};

}  // namespace

std::span<const Syntax* const> all_syntaxes() { return listed_syntaxes; }

}  // namespace careaudit
