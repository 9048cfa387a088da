#include "chart/png.h"

#include <doctest/doctest.h>

using weir::encode_png;
using weir::Picture;

namespace {

// What an independent reader makes of it is a live test's to see.
TEST_CASE("encode_png: size, palette and rows, each with its check") {
  const std::string png = encode_png({2, 1, {Picture::Paper, Picture::Line}});
  CHECK(png.substr(0, 8) == "\x89PNG\r\n\x1A\n");
  CHECK(png.substr(8, 17) == std::string("\0\0\0\x0DIHDR\0\0\0\x02\0\0\0\x01\x08", 17));
  CHECK(png.find("PLTE") == 8 + 25 + 4);
  CHECK(png.substr(png.size() - 12) == std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12));
}

}  // namespace
