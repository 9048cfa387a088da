// Zstd: RFC 8878, as one frame whatever is flushed in between.
//
// A flush ends a block, after which a frame can be ended at any time. The checksum that
// the head announces can't be had then; the head of what was cut short is made to
// announce none.
#pragma once

#include <memory>

#include "archive/compressor.h"
#include "archive/whole.h"

namespace weir {

std::unique_ptr<Compressor> make_zstd(int level);
Whole find_zstd_whole(int fd);
std::string zstd_name();

}  // namespace weir
