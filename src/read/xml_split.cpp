// Every record element becomes a piece; what is wrong outside of records is told here.
#include "read/xml_split.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "read/xml_tokens.h"

namespace careaudit {
namespace {

constexpr std::string_view incomplete = "check that the export was written completely";

bool is_space_only(std::string_view text) { return std::all_of(text.begin(), text.end(), is_xml_space); }

class XmlSplitter : public Splitter {
 public:
  explicit XmlSplitter(SplitContext context) : file_(std::move(context.file)) {
    for (const auto name : context.records) {
      records_.emplace_back(name);
    }
  }

  void push(std::string_view bytes, std::vector<Piece>& out) override {
    if (is_stopped_) {
      return;
    }
    text_.append(bytes);
    take_tokens(false, out);
    drop_taken(out);
  }

  void finish(std::vector<Piece>& out) override {
    if (is_stopped_) {
      return;
    }
    take_tokens(true, out);
    if (is_stopped_) {
      return;
    }
    if (taken_ < text_.size()) {
      report_between(out, here(), "a tag, comment or CDATA section begins here and is never closed", std::string(incomplete));
      out.back().is_plan = is_in_record_;
    } else if (is_in_record_) {
      report(out, record_at_, "the plan that begins here is never closed: `</{0}>` is missing", std::string(incomplete), {excerpt(record_name_)});
    } else if (!open_.empty()) {
      const Ancestor& last = open_.back();
      report_between(out, last.at, "`<{0}>` is never closed", std::string(incomplete), {excerpt(last.name)});
    }
    if (!has_record_ && !has_trouble_ && is_whole_kept_ && !is_space_only(text_)) {
      Piece whole;
      whole.text = std::move(text_);
      out.push_back(std::move(whole));
    }
  }

 private:
  /// An element that is open around the place we are at, outside of records.
  struct Ancestor {
    std::string name;
    std::string tag;
    Location at;
  };

  /// Trouble between plans.
  void report_between(std::vector<Piece>& out, Location at, std::string message, std::string remedy, std::vector<std::string> quoted = {}) {
    report(out, at, std::move(message), std::move(remedy), std::move(quoted));
    out.back().is_plan = false;
    has_trouble_ = true;
  }

  /// Trouble that loses a plan.
  void report(std::vector<Piece>& out, Location at, std::string message, std::string remedy, std::vector<std::string> quoted = {}) const {
    Piece piece;
    piece.first_line = at.line;
    piece.first_column = at.column;
    piece.problem = Problem{.file = file_, .at = at, .message = std::move(message), .remedy = std::move(remedy), .quoted = std::move(quoted)};
    out.push_back(std::move(piece));
  }

  void take_tokens(bool is_end, std::vector<Piece>& out) {
    while (taken_ < text_.size() && !is_stopped_) {
      const XmlToken token = next_xml_token(text_, taken_);
      const bool may_go_on = token.kind == XmlTokenKind::unfinished ||
                             (token.kind == XmlTokenKind::text && !is_end && taken_ + token.all.size() == text_.size());
      if (may_go_on) {
        return;
      }
      if (is_in_record_) {
        take_in_record(token, out);
      } else {
        take_outside(token, out);
      }
      taken_ += token.all.size();
      if (is_record_done_) {
        end_record(out);
      }
    }
  }

  /// Where text_[taken_] stands; counted on from where it was asked last, as most of a record never is.
  Location here() {
    const auto passed = std::string_view(text_).substr(counted_, taken_ - counted_);
    const auto lines = static_cast<std::uint32_t>(std::count(passed.begin(), passed.end(), '\n'));
    at_.line += lines;
    at_.column = (lines > 0 ? 1U : at_.column) + static_cast<std::uint32_t>(code_points(passed.substr(lines > 0 ? passed.rfind('\n') + 1 : 0)));
    counted_ = taken_;
    return at_;
  }

  void take_in_record(const XmlToken& token, std::vector<Piece>& out) {
    if (token.kind == XmlTokenKind::start && token.name == record_name_) {
      ++nested_;
    } else if (token.kind == XmlTokenKind::end && token.name == record_name_) {
      is_record_done_ = nested_ == 0;
      nested_ -= nested_ > 0 ? 1 : 0;
    } else if (token.kind == XmlTokenKind::doctype) {
      refuse_doctype(out);
    }
  }

  void take_outside(const XmlToken& token, std::vector<Piece>& out) {
    switch (token.kind) {
      case XmlTokenKind::text:
      case XmlTokenKind::cdata:
        if (open_.empty() && !is_space_only(token.all)) {
          report_between(out, place_of_text(token.all), "text stands outside the root element", "remove it, or put it inside");
        }
        return;
      case XmlTokenKind::start:
      case XmlTokenKind::empty:
        take_start(token, out);
        return;
      case XmlTokenKind::end:
        take_end(token, out);
        return;
      case XmlTokenKind::doctype:
        refuse_doctype(out);
        return;
      case XmlTokenKind::comment:
      case XmlTokenKind::instruction:
      case XmlTokenKind::unfinished:
        return;
    }
  }

  /// Of the first character that is no white space.
  Location place_of_text(std::string_view text) {
    Location at = here();
    for (const char c : text) {
      if (!is_xml_space(c)) {
        break;
      }
      at = c == '\n' ? Location{at.line + 1, 1} : Location{at.line, at.column + 1};
    }
    return at;
  }

  void refuse_doctype(std::vector<Piece>& out) {
    report(out, here(), "a document type (`<!DOCTYPE`) stands here, and none is read: it can pull in other files",
           "export without it, and write characters themselves in place of entities");
    is_stopped_ = true;
    text_.clear();
  }

  void take_start(const XmlToken& token, std::vector<Piece>& out) {
    if (open_.empty() && has_root_ && !has_second_root_) {
      has_second_root_ = true;
      report_between(out, here(), "a second root element begins here; the first is `<{0}>`", "put the plans inside one element, such as <careplans>", {excerpt(root_)});
    }
    if (open_.empty() && !has_root_) {
      has_root_ = true;
      root_ = token.name;
    }
    if (is_record(token)) {
      begin_record(token);
      return;
    }
    tell_near_name(token, out);
    if (token.kind == XmlTokenKind::start) {
      open_.push_back({std::string(token.name), std::string(token.all), here()});
    }
  }

  /// By name; or an item of a list that a root of that name holds.
  bool is_record(const XmlToken& token) const {
    const auto is = [&](std::string_view name) { return std::find(records_.begin(), records_.end(), name) != records_.end(); };
    if (open_.size() != 1) {
      return is(token.local());
    }
    const std::string_view root = open_.front().name;
    return is(token.local()) || is(std::string(root.substr(root.find(':') + 1)).append("/").append(token.local()));
  }

  /// `<carplan>` beside `<careplan>`: a slip of the pen must not lose a plan.
  void tell_near_name(const XmlToken& token, std::vector<Piece>& out) {
    if (!has_record_ || open_.size() != record_depth_) {
      return;
    }
    const std::string near = nearest(token.local(), records_);
    if (!near.empty()) {
      report(out, here(), fmt::format("unknown element `{{0}}` among plans; did you mean `{}`?", near), "it is not audited; mend its name", {excerpt(token.name)});
    }
  }

  void take_end(const XmlToken& token, std::vector<Piece>& out) {
    if (!open_.empty() && open_.back().name == token.name) {
      open_.pop_back();
      return;
    }
    if (open_.empty()) {
      report_between(out, here(), "`</{0}>` closes nothing", "remove it, or write its start tag", {excerpt(token.name)});
      return;
    }
    report_between(out, here(), fmt::format("`</{{0}}>` stands where `<{{1}}>` of line {} should be closed", open_.back().at.line),
                   "close elements in the order in which they were opened, the last first", {excerpt(token.name), excerpt(open_.back().name)});
    const auto same = std::find_if(open_.rbegin(), open_.rend(), [&](const Ancestor& one) { return one.name == token.name; });
    if (same != open_.rend()) {
      open_.erase(same.base() - 1, open_.end());
    }
  }

  void begin_record(const XmlToken& token) {
    has_record_ = true;
    is_whole_kept_ = false;
    record_begin_ = taken_;
    record_at_ = here();
    record_name_ = token.name;
    record_depth_ = open_.size();
    nested_ = 0;
    is_in_record_ = true;
    is_record_done_ = token.kind == XmlTokenKind::empty;
  }

  void end_record(std::vector<Piece>& out) {
    is_in_record_ = is_record_done_ = false;
    if (std::exchange(is_too_long_, false)) {
      return;
    }
    Piece piece;
    piece.text = text_.substr(record_begin_, taken_ - record_begin_);
    piece.first_line = record_at_.line;
    piece.first_column = record_at_.column;
    piece.envelope = open_.empty() ? 0 : 1;
    for (const auto& ancestor : open_) {
      piece.opening += ancestor.tag;
    }
    out.push_back(std::move(piece));
  }

  /// Forgets what was taken and belongs to no plan, and gives up on a plan that is too long.
  void drop_taken(std::vector<Piece>& out) {
    if (is_stopped_) {
      return;
    }
    const bool is_record_kept = is_in_record_ && !is_too_long_;
    std::size_t keep_from = is_record_kept ? record_begin_ : is_whole_kept_ ? 0 : taken_;
    if (text_.size() - keep_from > max_plan_bytes) {
      if (is_record_kept) {
        is_too_long_ = true;
        report(out, record_at_, fmt::format("the plan that begins here is larger than {} MiB", max_plan_bytes >> 20U), "export one plan an element; check for a missing end tag");
      } else if (taken_ < text_.size() && text_.size() - taken_ > max_plan_bytes) {
        report(out, here(), fmt::format("a tag, comment or CDATA section of more than {} MiB begins here", max_plan_bytes >> 20U), std::string(incomplete));
        is_stopped_ = true;
        text_.clear();
        return;
      }
      if (is_whole_kept_) {
        report_between(out, {1, 1}, fmt::format("no plan begins in the first {} MiB", max_plan_bytes >> 20U), "plans stand in `<careplan>` elements");
        is_whole_kept_ = false;
      }
      keep_from = taken_;
    }
    (void)here();
    text_.erase(0, keep_from);
    taken_ -= keep_from;
    counted_ -= keep_from;
    record_begin_ -= std::min(keep_from, record_begin_);
  }

  std::string file_;
  std::vector<std::string> records_;
  std::string text_;               // from the record's beginning on, or what is not taken yet
  std::size_t taken_ = 0;          // bytes of text_ that were looked at
  std::size_t counted_ = 0;        // bytes of text_ whose lines were counted
  Location at_{1, 1};              // of text_[counted_]
  std::vector<Ancestor> open_;
  std::string root_;
  bool has_root_ = false;
  bool has_second_root_ = false;
  bool has_record_ = false;
  bool has_trouble_ = false;       // told of between plans: the file is no whole
  bool is_whole_kept_ = true;      // no record yet: the file may be a single piece
  bool is_stopped_ = false;
  std::string record_name_;
  std::size_t record_begin_ = 0;
  std::size_t record_depth_ = 0;
  Location record_at_;
  int nested_ = 0;                 // elements of the record's own name inside it
  bool is_in_record_ = false;
  bool is_record_done_ = false;
  bool is_too_long_ = false;
};

/// The value of attribute `id` in a start tag.
std::string id_attribute(std::string_view tag) {
  for (auto at = tag.find("id"); at != std::string_view::npos; at = tag.find("id", at + 2)) {
    const auto rest = trim(tag.substr(at + 2));
    if (!is_xml_space(tag[at - 1]) || !rest.starts_with('=')) {
      continue;
    }
    const auto value = trim(rest.substr(1));
    if (value.empty() || (value.front() != '"' && value.front() != '\'')) {
      return "";
    }
    return std::string(value.substr(1, value.find(value.front(), 1) - 1));
  }
  return "";
}

}  // namespace

std::unique_ptr<Splitter> split_xml(SplitContext context) { return std::make_unique<XmlSplitter>(std::move(context)); }

Glance glance_xml(const Piece& piece) {
  int depth = 0;
  bool is_id = false;
  for (std::size_t i = 0; i < piece.text.size();) {
    const XmlToken token = next_xml_token(piece.text, i);
    i += token.all.size();
    if (token.kind == XmlTokenKind::text && is_id) {
      return {std::string(trim(token.all))};
    }
    if (token.kind == XmlTokenKind::start || token.kind == XmlTokenKind::empty) {
      if (depth == 0) {
        if (auto id = id_attribute(token.all); !id.empty()) {
          return {std::move(id)};
        }
      }
      depth += token.kind == XmlTokenKind::start ? 1 : 0;
      is_id = depth == 2 && token.local() == "id" && token.kind == XmlTokenKind::start;
    } else if (token.kind == XmlTokenKind::end) {
      --depth;
    }
  }
  return {};
}

}  // namespace careaudit
