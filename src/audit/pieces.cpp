// From a file's bytes to pieces: read in windows, decode, sniff, cut.
#include "audit/input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/strings.h"
#include "base/temporary_file.h"
#include "read/decode.h"

namespace careaudit {
namespace {

constexpr std::size_t window_bytes = std::size_t{1} << 18U;
constexpr std::size_t head_bytes = 4096;

struct CloseFile {
  void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Problem cannot_read(const InputFile& file) {
  return {.file = file.shown,
          .message = fmt::format("cannot be read: {}", fold_ascii(std::strerror(errno))),
          .remedy = "check that the file is there and that you may read it"};
}

bool has_extension(const Syntax& syntax, std::string_view name) {
  return std::any_of(syntax.extensions.begin(), syntax.extensions.end(),
                     [&](std::string_view extension) { return fold_ascii(name).ends_with(extension); });
}

/// By content; among those that would do, the one whose extension the file has.
const Syntax* syntax_of(std::string_view head, std::string_view name) {
  const Syntax* first = nullptr;
  for (const Syntax* syntax : all_syntaxes()) {
    const bool is_named = has_extension(*syntax, name);
    const bool is_damaged = is_named && syntax->sniff_damaged != nullptr && syntax->sniff_damaged(head);
    if (!syntax->sniff(head) && !is_damaged) {
      continue;
    }
    if (is_named) {
      return syntax;
    }
    first = first == nullptr ? syntax : first;
  }
  return first;
}

std::vector<std::string_view> record_names() {
  std::vector<std::string_view> names;
  for (const Importer* importer : all_importers()) {
    names.insert(names.end(), importer->records.begin(), importer->records.end());
  }
  return names;
}

/// From its beginning; a copy, which has no name, through its handle.
std::FILE* open_to_read(const InputFile& file) {
  if (file.copy < 0) {
    return std::fopen(file.path.c_str(), "rb");
  }
  const int handle = lseek(file.copy, 0, SEEK_SET) == 0 ? fcntl(file.copy, F_DUPFD_CLOEXEC, 0) : -1;
  return handle < 0 ? nullptr : fdopen(handle, "rb");
}

Problem cannot_keep(const InputFile& file, std::string_view what, const std::string& folder) {
  return {.file = file.shown,
          .message = fmt::format("cannot be {} in {}: {}", what, folder, fold_ascii(std::strerror(errno))),
          .remedy = "point TMPDIR at a folder with room"};
}

/// Pushes decoded text through the splitter of the file's syntax and hands pieces on.
class Cutter {
 public:
  Cutter(const InputFile& file, const PieceTaker& take) : file_(file), take_(take), records_(record_names()) {}

  /// False when no more is wanted.
  bool push(std::string& text, bool is_end) {
    if (splitter_ == nullptr) {
      if (text.size() < head_bytes && !is_end) {
        return true;
      }
      syntax_ = syntax_of(std::string_view(text).substr(0, head_bytes), file_.shown);
      if (syntax_ == nullptr) {
        syntax_ = all_syntaxes().back();
      }
      splitter_ = syntax_->split({.file = file_.shown, .records = records_});
    }
    splitter_->push(text, pieces_);
    text.clear();
    if (is_end) {
      splitter_->finish(pieces_);
    }
    bool is_wanted = true;
    for (auto& piece : pieces_) {
      is_wanted = is_wanted && take_(std::move(piece), *syntax_);
    }
    pieces_.clear();
    return is_wanted;
  }

 private:
  const InputFile& file_;
  const PieceTaker& take_;
  std::vector<std::string_view> records_;
  const Syntax* syntax_ = nullptr;
  std::unique_ptr<Splitter> splitter_;
  std::vector<Piece> pieces_;
};

}  // namespace

Result<bool> read_pieces(const InputFile& file, const PieceTaker& take, const ReadProgress& progress) {
  const File in(open_to_read(file));
  if (in == nullptr) {
    return cannot_read(file);
  }
  std::string window(window_bytes, '\0');
  std::string text;
  Decoder decoder(file.shown);
  Cutter cutter(file, take);
  while (true) {
    errno = 0;
    const std::size_t count = std::fread(window.data(), 1, window.size(), in.get());
    if (count == 0 && std::ferror(in.get()) != 0) {
      return cannot_read(file);
    }
    const bool is_end = count == 0;
    if (const auto problem = is_end ? decoder.finish(text) : decoder.push({window.data(), count}, text)) {
      return *problem;
    }
    if (!cutter.push(text, is_end) || is_end) {
      return true;
    }
    progress(count);
  }
}

Spool::~Spool() {
  for (const int copy : copies_) {
    (void)close(copy);
  }
}

std::optional<Problem> Spool::keep(InputFile& file) {
  const bool is_stdin = file.path == "-";
  const File opened(is_stdin ? nullptr : std::fopen(file.path.c_str(), "rb"));
  std::FILE* in = is_stdin ? stdin : opened.get();
  if (in == nullptr) {
    return cannot_read(file);
  }
  const std::string folder = temporary_folder();
  const int copy = open_temporary_file();
  if (copy < 0) {
    return cannot_keep(file, "kept", folder);
  }
  copies_.push_back(copy);
  const int handle = fcntl(copy, F_DUPFD_CLOEXEC, 0);
  const File out(handle < 0 ? nullptr : fdopen(handle, "wb"));
  if (out == nullptr) {
    return cannot_keep(file, "kept", folder);
  }
  std::string window(window_bytes, '\0');
  file.bytes = 0;
  while (const std::size_t count = std::fread(window.data(), 1, window.size(), in)) {
    if (std::fwrite(window.data(), 1, count, out.get()) != count) {
      break;
    }
    file.bytes += count;
  }
  if (std::fflush(out.get()) != 0 || std::ferror(out.get()) != 0 || std::ferror(in) != 0) {
    return cannot_keep(file, "read and kept", folder);
  }
  file.copy = copy;
  return std::nullopt;
}

}  // namespace careaudit
