#include "ndjson/structure.h"

#include <simdjson.h>

#include <algorithm>
#include <stdexcept>

namespace weir {

// simdjson's public parsers take one document, or a stream of them in which a
// broken one spoils the rest. Its first stage alone is what is needed here: it
// runs over a block of lines at several GB/s, and the lines stay apart.
struct Structure::Finder {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stages;
};

constexpr std::size_t smallest_capacity = 256 * 1024;

Structure::Structure() : finder_{std::make_unique<Finder>()} {
  if (simdjson::get_active_implementation()->create_dom_parser_implementation(
          smallest_capacity, 1, finder_->stages))
    throw std::bad_alloc();
}

Structure::~Structure() = default;

bool Structure::find(std::string_view text) {
  auto& stages = *finder_->stages;
  if (text.size() > stages.capacity() &&
      stages.set_capacity(std::max(text.size(), stages.capacity() * 2)))
    throw std::bad_alloc();
  const auto error = stages.stage1(reinterpret_cast<const std::uint8_t*>(text.data()),
                                   text.size(), simdjson::stage1_mode::regular);
  tokens_ = stages.structural_indexes.get();
  if (error == simdjson::EMPTY)
    stages.structural_indexes[0] = static_cast<std::uint32_t>(text.size());
  return !error || error == simdjson::EMPTY;
}

}  // namespace weir
