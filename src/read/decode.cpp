// Finding a file's encoding, converting by ICU, ending lines alike.
#include "read/decode.h"

#include <array>
#include <utility>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include "base/strings.h"

namespace careaudit {
namespace {

constexpr std::size_t head_needed = 256;

/// The encoding an XML declaration names, lower case; "" when there is none.
std::string declared_encoding(std::string_view head) {
  if (!head.starts_with("<?xml")) {
    return "";
  }
  head = head.substr(0, head.find("?>"));
  const auto at = head.find("encoding");
  if (at == std::string_view::npos) {
    return "";
  }
  const auto open = head.find_first_of("\"'", at);
  if (open == std::string_view::npos) {
    return "";
  }
  const auto close = head.find(head[open], open + 1);
  return close == std::string_view::npos ? "" : fold_ascii(head.substr(open + 1, close - open - 1));
}

/// UTF-16 without a BOM shows itself by zero bytes in every other place of its first characters.
const char* utf16_without_bom(std::string_view head) {
  if (head.size() < 4) {
    return nullptr;
  }
  if (head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
    return "UTF-16LE";
  }
  if (head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) {
    return "UTF-16BE";
  }
  return nullptr;
}

}  // namespace

struct Decoder::Converter {
  explicit Converter(const char* name) {
    UErrorCode error = U_ZERO_ERROR;
    from = ucnv_open(name, &error);
    // Half a character would otherwise become a mark of its own, and the file look like text. Of single
    // bytes one without a character spoils nothing else.
    if (std::string_view(name).starts_with("UTF-16")) {
      ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    }
    to = ucnv_open("UTF-8", &error);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    ucnv_close(from);
    ucnv_close(to);
  }
  UConverter* from = nullptr;
  UConverter* to = nullptr;
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  bool is_first = true;
};

Decoder::Decoder(std::string file) : file_(std::move(file)) {}

Decoder::~Decoder() = default;

std::optional<Problem> Decoder::start() {
  is_started_ = true;
  const std::string_view head = std::string_view(head_).substr(0, head_needed);  // however much came at once
  const char* name = nullptr;
  std::size_t skip = 0;
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  while (head.substr(skip).starts_with(mark)) {  // some tools put one before another's
    skip += mark.size();
  }
  if (skip > 0) {
    // UTF-8
  } else if (head.starts_with("\xFF\xFE")) {
    name = "UTF-16LE";
    skip = 2;
  } else if (head.starts_with("\xFE\xFF")) {
    name = "UTF-16BE";
    skip = 2;
  } else {
    name = utf16_without_bom(head);
  }
  if (name == nullptr) {
    const std::string declared = declared_encoding(head.substr(skip));
    if (declared == "iso-8859-1" || declared == "latin1" || declared == "windows-1252" || declared == "cp1252") {
      name = declared == "iso-8859-1" || declared == "latin1" ? "ISO-8859-1" : "windows-1252";
    } else if (declared.starts_with("utf-16")) {
      return Problem{.file = file_,
                     .at = {1, 1},
                     .message = "the XML declaration says UTF-16, but the bytes are not UTF-16",
                     .remedy = "export the file again as UTF-8, or correct the declaration"};
    } else if (!declared.empty() && declared != "utf-8" && declared != "utf8" && declared != "us-ascii" && declared != "ascii") {
      return Problem{.file = file_,
                     .at = {1, 1},
                     .message = "the XML declaration names an encoding that is not read",
                     .remedy = "export the file as UTF-8; UTF-16, ISO-8859-1 and windows-1252 are read too"};
    }
  }
  head_.erase(0, skip);
  if (name != nullptr) {
    converter_ = std::make_unique<Converter>(name);
  }
  return std::nullopt;
}

std::optional<Problem> Decoder::convert(std::string_view bytes, bool is_end, std::string& out) {
  if (converter_ == nullptr) {
    end_lines(bytes, out);
    return std::nullopt;
  }
  Converter& c = *converter_;
  std::array<char, 8192> target{};
  const char* source = bytes.empty() ? "" : bytes.data();  // null is no text for ICU
  const char* const source_end = source + bytes.size();
  while (true) {
    UErrorCode error = U_ZERO_ERROR;
    char* to = target.data();
    ucnv_convertEx(c.to, c.from, &to, target.data() + target.size(), &source, source_end, c.pivot.data(),
                   &c.pivot_source, &c.pivot_target, c.pivot.data() + c.pivot.size(),
                   static_cast<UBool>(c.is_first), static_cast<UBool>(is_end), &error);
    c.is_first = false;
    end_lines({target.data(), static_cast<std::size_t>(to - target.data())}, out);
    if (error != U_BUFFER_OVERFLOW_ERROR) {
      return U_SUCCESS(error) ? std::nullopt
                              : std::optional(Problem{.file = file_,
                                                      .message = "the file holds bytes that its encoding does not have; it may be cut short",
                                                      .remedy = "export it again, as UTF-8"});
    }
  }
}

void Decoder::end_lines(std::string_view text, std::string& out) {
  while (!text.empty()) {
    if (ended_in_cr_) {
      ended_in_cr_ = false;
      if (text.front() == '\n') {
        text.remove_prefix(1);
        continue;
      }
    }
    const auto cr = text.find('\r');
    out.append(text.substr(0, cr));
    if (cr == std::string_view::npos) {
      return;
    }
    out.push_back('\n');
    ended_in_cr_ = true;
    text.remove_prefix(cr + 1);
  }
}

std::optional<Problem> Decoder::push(std::string_view bytes, std::string& out) {
  if (!is_started_) {
    head_.append(bytes);
    if (head_.size() < head_needed) {
      return std::nullopt;
    }
    if (auto problem = start()) {
      return problem;
    }
    return convert(std::exchange(head_, {}), false, out);
  }
  return convert(bytes, false, out);
}

std::optional<Problem> Decoder::finish(std::string& out) {
  if (!is_started_) {
    if (auto problem = start()) {
      return problem;
    }
    return convert(std::exchange(head_, {}), true, out);
  }
  return convert({}, true, out);
}

}  // namespace careaudit
