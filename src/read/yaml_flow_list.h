// A list of plans in brackets, cut at its commas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/syntax.h"
#include "read/yaml_flow.h"

namespace careaudit {

/// Every item of a `[…]` becomes a piece. Holds one item at most, however long the lines are.
class YamlFlowList {
 public:
  /// `start` is the place of the opening bracket, the first byte to be taken.
  YamlFlowList(std::string file, Location start) : file_(std::move(file)), start_(start), flow_(start) {}

  /// Takes bytes up to the closing bracket, or to a document mark (`---`, `...`) that ends the document
  /// before; how many it took.
  std::size_t take(std::string_view bytes, std::vector<Piece>& out);
  /// The text ended, or the document: tells of what is not closed.
  void finish(std::vector<Piece>& out);
  bool is_ended() const { return is_ended_; }
  /// The document mark that ended it, which was taken and belongs to what follows; else empty.
  const std::string& mark() const { return mark_; }
  /// Of the next character.
  Location at() const { return flow_.at(); }

 private:
  bool ends_in_mark(Location at, char c) const;
  void keep(char c, Location at, std::vector<Piece>& out);
  void end_item(std::vector<Piece>& out);
  void report(Location at, std::string message, std::string remedy, std::vector<Piece>& out) const;

  std::string file_;
  Location start_;
  YamlFlow flow_;
  std::string item_;
  Location item_at_ = {};
  std::string mark_;
  bool is_too_long_ = false;
  bool has_items_ = false;
  bool is_ended_ = false;
};

}  // namespace careaudit
