// Where every resource of a run stands, and which resources point at which plans.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/fhir_element.h"
#include "import/importer.h"
#include "import/piece_store.h"

namespace careaudit {

/// A resource by the piece it stands in, and its number among the piece's resources.
struct FhirHandle {
  std::uint32_t piece = 0;
  std::uint32_t number = 0;
  friend auto operator<=>(const FhirHandle&, const FhirHandle&) = default;
};

/// A resource of a tree that is not contained in another, with the fullUrl of its entry.
struct FhirEntry {
  Element resource;
  std::string_view full_url;
};

/// The resources of a tree in order: itself, or what its Bundles hold.
std::vector<FhirEntry> fhir_entries(const FhirSource& source, Place stand_in = {});
/// `Type/id` of a reference: its last two parts, without a version; a urn as it is.
std::string fhir_key(std::string_view reference);
/// The plan's own reference: its official identifier, else its first, else its id.
std::string_view fhir_plan_id(const Element& plan);

/// About 100 bytes a resource that plans can refer to, beside their texts in a PieceStore.
class FhirReferences : public References {
 public:
  bool look_at(const Piece& piece, const Syntax& syntax, const std::string& file, std::vector<std::string>& plan_ids) override;
  void finish() override;

  /// The resource that a reference from (file, envelope) means: by fullUrl, by type and id, or by the id alone of
  /// a `urn:uuid:`; of several, one of the same list of entries, then of the same file.
  std::optional<FhirHandle> find(std::string_view reference, std::string_view file, std::uint32_t envelope) const;
  /// Resources whose `basedOn`, `focus` or `about` points at that plan, in input order.
  std::vector<FhirHandle> pointing_at(FhirHandle plan, const FhirEntry& entry) const;
  /// Resources of that type about the person: `EpisodeOfCare`, `Consent` or `RelatedPerson`.
  std::vector<FhirHandle> about(std::string_view type, const Element& person, std::string_view file, std::uint32_t envelope) const;
  /// Plans that are part of that one, in input order.
  std::vector<FhirHandle> children_of(FhirHandle plan) const;
  /// Whether it is part of another plan of the run.
  bool is_child(FhirHandle plan) const;
  /// The plan's own handle.
  std::optional<FhirHandle> handle_of(const Element& plan, std::string_view file, std::uint32_t envelope, std::uint32_t first_line) const;

  /// The piece read again; nothing when it cannot be.
  std::optional<FhirSource> read(std::uint32_t piece, std::string_view plans_file) const;

 private:
  struct Stored {
    const Syntax* syntax = nullptr;
    std::uint64_t place = 0;
    std::uint32_t bytes = 0;
    std::uint32_t first_line = 1;
    std::uint32_t first_column = 1;
    std::uint32_t file = 0;
    std::uint32_t envelope = 0;
    std::uint32_t opening = 0;
    bool is_list_item = false;
    std::uint32_t prelude_bytes = 0;
  };
  struct Known {
    std::uint64_t hash = 0;
    FhirHandle handle;
    friend auto operator<=>(const Known&, const Known&) = default;
  };
  /// A plan says that it is part of another, or has another among its activities.
  struct Tie {
    FhirHandle from;
    std::string to;
    bool is_from_child = true;
  };

  void know(char kind, std::string_view name, FhirHandle handle);
  void know_resource(const FhirEntry& entry, FhirHandle handle);
  std::vector<FhirHandle> known(char kind, std::string_view name) const;
  std::optional<FhirHandle> nearest_of(const std::vector<FhirHandle>& all, std::uint32_t file, std::uint32_t envelope) const;
  std::optional<FhirHandle> find_from(std::string_view reference, std::uint32_t file, std::uint32_t envelope) const;
  std::uint32_t file_number(std::string_view file) const;

  std::vector<std::string> files_;
  std::vector<std::string> openings_{""};
  std::vector<Stored> pieces_;
  std::vector<Known> known_;
  std::vector<Tie> ties_;
  std::vector<std::pair<FhirHandle, FhirHandle>> children_;   // parent, child
  std::vector<FhirHandle> all_children_;
  PieceStore store_;
};

}  // namespace careaudit
