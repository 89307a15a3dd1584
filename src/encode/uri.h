// File names as URIs.
#pragma once

#include <string>
#include <string_view>

namespace careaudit {

/// A relative URI reference with forward slashes; characters that a URI does not allow are
/// percent-encoded. The leading slash of an absolute path is dropped: reports name no machine's folders.
std::string file_uri(std::string_view path);

}  // namespace careaudit
