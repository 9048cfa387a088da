// Structure: where the tokens of JSON text begin, found by simdjson for many
// lines at once.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace weir {

class Structure {
 public:
  Structure();
  ~Structure();
  Structure(const Structure&) = delete;
  Structure& operator=(const Structure&) = delete;

  // Finds the tokens of `text`, one or more whole lines. False where that can't
  // be done: it isn't UTF-8, or a string isn't closed on its line, or has a raw
  // control character in it. Requires: text.size() < 4 GiB.
  bool find(std::string_view text);

  // The offset of each { } [ ] : , and of the first byte of each string, number
  // and word, in order; behind the last stands the text's size. Valid until the
  // next find().
  const std::uint32_t* tokens() const { return tokens_; }

 private:
  struct Finder;

  std::unique_ptr<Finder> finder_;  // keeps simdjson out of this header
  const std::uint32_t* tokens_ = nullptr;
};

}  // namespace weir
