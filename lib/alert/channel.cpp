#include "alert/channel.h"

namespace weir {

void append_more(std::string& out, std::uint64_t more) {
  if (more > 0) out.append(" (+").append(std::to_string(more)).append(" more)");
}

}  // namespace weir
