// Gzip: RFC 1952, as one member whatever is flushed in between.
//
// A flush ends a block of deflate and goes on at a whole byte (Z_SYNC_FLUSH), which
// costs five bytes and none of what was learned: a few records a second compress as
// well as many. What was cut short can be ended at any such place, once the checksum
// of what is before it is known.
#pragma once

#include <memory>

#include "archive/compressor.h"
#include "archive/whole.h"

namespace weir {

std::unique_ptr<Compressor> make_gzip(int level);
Whole find_gzip_whole(int fd);
std::string zlib_name();

}  // namespace weir
