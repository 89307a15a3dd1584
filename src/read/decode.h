// Bytes of any usual encoding become UTF-8 with LF line ends.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace careaudit {

/// Decodes a file pushed in windows of any size: UTF-8 with or without BOM, UTF-16 (by BOM or by its
/// zero bytes), and the ISO-8859-1 and windows-1252 that an XML declaration names. CRLF and lone CR
/// become LF. Invalid UTF-8 passes through: the reader of a piece refuses it with its place. Half a
/// character of UTF-16 stops the file.
class Decoder {
 public:
  explicit Decoder(std::string file);
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder();

  /// Appends the decoded text to `out`; a problem stops the file.
  std::optional<Problem> push(std::string_view bytes, std::string& out);
  /// The file has ended.
  std::optional<Problem> finish(std::string& out);

 private:
  struct Converter;
  std::optional<Problem> start();
  std::optional<Problem> convert(std::string_view bytes, bool is_end, std::string& out);
  void end_lines(std::string_view text, std::string& out);

  std::string file_;
  std::string head_;              ///< Bytes kept back until the encoding is known.
  bool is_started_ = false;
  bool ended_in_cr_ = false;
  std::unique_ptr<Converter> converter_;  ///< None for UTF-8.
};

}  // namespace careaudit
