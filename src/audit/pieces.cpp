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

#include "audit/archive.h"
#include "base/strings.h"
#include "base/temporary_file.h"
#include "import/mapping_head.h"
#include "read/decode.h"
#include "read/json_split.h"
#include "read/other_formats.h"

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

/// The bytes of a file, or of an entry of an archive.
class Bytes {
 public:
  explicit Bytes(const InputFile& file) : file_(file) {
    if (file.archive == nullptr) {
      in_.reset(open_to_read(file));
    } else {
      entry_ = file.archive->open_entry(file.entry);
    }
  }
  std::optional<Problem> trouble() const {
    if (file_.archive != nullptr && entry_ == nullptr) {
      return Problem{.file = file_.shown, .message = "this entry of the archive cannot be unpacked: it is encrypted, or packed in an unusual way", .remedy = "unpack the archive and name the folder"};
    }
    return file_.archive == nullptr && in_ == nullptr ? std::optional(cannot_read(file_)) : std::nullopt;
  }
  /// The next bytes, none at the end.
  Result<std::size_t> read(std::string& window) {
    if (entry_ != nullptr) {
      const auto count = entry_->read(window.data(), window.size());
      if (!count) {
        return Problem{.file = file_.shown, .message = "this entry of the archive is damaged", .remedy = "export or copy the archive again"};
      }
      return *count;
    }
    errno = 0;
    const std::size_t count = std::fread(window.data(), 1, window.size(), in_.get());
    if (count == 0 && std::ferror(in_.get()) != 0) {
      return cannot_read(file_);
    }
    return count;
  }

 private:
  const InputFile& file_;
  File in_;
  std::unique_ptr<Archive::Entry> entry_;
};

Problem cannot_keep(const InputFile& file, std::string_view what, const std::string& folder) {
  return {.file = file.shown,
          .message = fmt::format("cannot be {} in {}: {}", what, folder, fold_ascii(std::strerror(errno))),
          .remedy = "point TMPDIR at a folder with room"};
}

/// Pushes decoded text through the splitter of the file's syntax and hands pieces on.
class Cutter {
 public:
  Cutter(const InputFile& file, const PieceTaker& take, const KnownFormats& formats) : file_(file), take_(take), formats_(formats) {}

  /// False when no more is wanted.
  bool push(std::string& text, bool is_end) {
    if (format_.syntax == nullptr) {
      if (text.size() < head_bytes && !is_end) {
        return true;
      }
      const auto head = std::string_view(text).substr(0, head_bytes);
      problem_ = other_format(head);
      if (problem_) {
        problem_->file = file_.shown;
        return false;
      }
      begin(head);
    }
    if (splitter_ == nullptr) {
      keep_whole(text, is_end);
    } else {
      splitter_->push(text, pieces_);
      if (is_end) {
        splitter_->finish(pieces_);
      }
    }
    text.clear();
    bool is_wanted = !is_too_long_;
    for (auto& piece : pieces_) {
      is_wanted = take_(std::move(piece), format_) && is_wanted;
      ++format_.record;
      if (!is_wanted) {
        break;
      }
    }
    pieces_.clear();
    return is_wanted;
  }

  /// Why nothing could be cut at all.
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  void begin(std::string_view head) {
    const Syntax* found = syntax_of(head, file_.shown);
    format_.syntax = found == nullptr ? all_syntaxes().back() : found;
    format_.mapping = formats_.mappings == nullptr ? nullptr : mapping_for(*formats_.mappings, formats_.input_format, *format_.syntax, head);
    if (format_.mapping != nullptr && is_read_whole(*format_.mapping, *format_.syntax, head)) {
      return;
    }
    if (format_.mapping == nullptr && format_.syntax != &syntaxes::json) {
      records_ = record_names();
    } else if (format_.mapping != nullptr && !format_.mapping->record.empty()) {
      records_.push_back(format_.mapping->record);
    }
    SplitContext context{.file = file_.shown, .records = records_};
    if (format_.mapping != nullptr) {
      context.rows_by = format_.mapping->rows_by;
    } else if (formats_.takes_any_table) {
      context.rows_by = "";
    }
    splitter_ = format_.syntax->split(std::move(context));
  }

  /// Of an export whose records can only be told from the whole.
  void keep_whole(const std::string& text, bool is_end) {
    whole_ += text;
    if (whole_.size() > max_whole_bytes) {
      lose({.message = fmt::format("the export is larger than {} MiB, and its mapping has to see it whole", max_whole_bytes >> 20U), .remedy = "export it in parts, a ward or a month each"});
      is_too_long_ = true;
    } else if (is_end) {
      cut_whole();
    }
  }

  void cut_whole() {
    Problems problems;
    auto tree = format_.syntax->read(one_document(), file_.shown, problems);
    if (!tree) {
      problems.push_back(tree.error());
    }
    for (auto& problem : problems) {
      lose(std::move(problem));
    }
    if (!problems.empty()) {
      return;
    }
    format_.whole = std::make_shared<const MappedExport>(*format_.mapping, std::move(*tree), true);
    for (std::size_t i = 0; i < format_.whole->count(); ++i) {
      const Location at = format_.whole->place(i);
      pieces_.push_back({.first_line = at.line, .first_column = at.column});
    }
  }

  /// The whole; lines of NDJSON as the items of one list, each in its place.
  Piece one_document() {
    Piece piece{.text = std::move(whole_)};
    std::vector<Piece> lines;
    if (format_.syntax == &syntaxes::json && trim(piece.text).starts_with('{')) {
      const auto splitter = split_json({.file = file_.shown, .records = {}});
      splitter->push(piece.text, lines);
      splitter->finish(lines);
    }
    const bool is_ndjson = lines.size() > 1 && std::none_of(lines.begin(), lines.end(), [](const Piece& line) { return line.problem || line.envelope > 0; });
    if (is_ndjson) {
      piece.text = as_list(piece.text, lines);
      piece.first_column = 0;   // for the bracket before
    }
    return piece;
  }

  static std::string as_list(const std::string& text, const std::vector<Piece>& lines) {
    std::string list = "[";
    std::size_t at = 0;
    std::uint32_t line = 1;
    for (const auto& next : lines) {
      for (; line < next.first_line; ++line) {
        const auto end = text.find('\n', at);
        list.append(text, at, end - at);
        list += (line + 1 == next.first_line && &next != &lines.front() ? ",\n" : "\n");
        at = end + 1;
      }
    }
    return list.append(text, at) + "]";
  }

  void lose(Problem problem) {
    const std::uint32_t line = std::max(problem.at.line, 1U);
    pieces_.push_back({.first_line = line, .problem = std::move(problem)});
  }

  const InputFile& file_;
  const PieceTaker& take_;
  const KnownFormats& formats_;
  std::vector<std::string_view> records_;
  PieceFormat format_;
  std::unique_ptr<Splitter> splitter_;   // none when the export is kept whole
  std::string whole_;
  std::optional<Problem> problem_;
  bool is_too_long_ = false;
  std::vector<Piece> pieces_;
};

}  // namespace

Result<bool> read_pieces(const InputFile& file, const PieceTaker& take, const ReadProgress& progress, const KnownFormats& formats) {
  Bytes in(file);
  if (auto trouble = in.trouble()) {
    return *trouble;
  }
  std::string window(window_bytes, '\0');
  std::string text;
  Decoder decoder(file.shown);
  Cutter cutter(file, take, formats);
  while (true) {
    const auto count = in.read(window);
    if (!count) {
      return count.error();
    }
    const bool is_end = *count == 0;
    if (const auto problem = is_end ? decoder.finish(text) : decoder.push({window.data(), *count}, text)) {
      return *problem;
    }
    const bool is_wanted = cutter.push(text, is_end);
    if (cutter.problem()) {
      return *cutter.problem();
    }
    if (!is_wanted || is_end) {
      return true;
    }
    progress(*count);
  }
}

Spool::~Spool() {
  for (const int copy : copies_) {
    (void)close(copy);
  }
}

void Spool::keep_streams(std::vector<InputFile>& files, Problems& problems) {
  std::erase_if(files, [&](InputFile& file) {
    auto problem = file.is_stream ? keep(file) : std::nullopt;
    if (problem) {
      problems.push_back(std::move(*problem));
    }
    return problem.has_value();
  });
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
