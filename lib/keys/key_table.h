// KeyTable: a number for each different text, in order of appearance.
//
//   table.find_or_add("doc")     // 0
//   table.find_or_add("grumpy")  // 1
//   table.find_or_add("doc")     // 0
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

// Holds each text once, and 16 bytes or so beside it.
class KeyTable {
 public:
  // The text's number; a new text gets the next one. Requires: fewer than 2^31
  // texts, of 1 TiB in all.
  std::uint32_t find_or_add(std::string_view key) {
    return find_or_add(key, hash(key));
  }

  // The same with the hash() at hand, for one text in several tables.
  std::uint32_t find_or_add(std::string_view key, std::uint64_t hash) {
    if (slots_.empty()) grow();
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const Slot slot = slots_[at];
      if (slot.number == 0) return add(key, hash, at);
      if (slot.tag == tag(hash) && this->key(slot.number - 1) == key)
        return slot.number - 1;
    }
  }

  std::optional<std::uint32_t> find(std::string_view key) const;

  // The text of a number that was given out, valid until the next one is added.
  std::string_view key(std::uint32_t number) const {
    const std::uint64_t begin = number == 0 ? 0 : ends_[number - 1];
    return {texts_.data() + begin, ends_[number] - begin};
  }

  std::size_t size() const { return ends_.size(); }
  void clear();

  static std::uint64_t hash(std::string_view key) {
    std::uint64_t hash = key.size();
    std::size_t at = 0;
    for (; at + 8 < key.size(); at += 8) hash = mix(hash ^ word(key, at));
    // The last word, which begins in the one before where it can.
    return mix(hash ^ (key.size() >= 8 ? word(key, key.size() - 8) : short_word(key)));
  }

 private:
  struct Slot {
    std::uint32_t number = 0;  // and 1; 0: free
    std::uint32_t tag = 0;     // the hash's upper half
  };

  static std::uint64_t word(std::string_view key, std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, key.data() + at, sizeof word);
    return word;
  }
  static std::uint64_t short_word(std::string_view key) {
    std::uint64_t word = 0;
    for (const char c : key) word = word << 8U | static_cast<unsigned char>(c);
    return word;
  }
  static std::uint64_t mix(std::uint64_t word) {
    word = (word ^ word >> 32U) * 0xD6E8FEB86659FD93U;
    return word ^ word >> 32U;
  }

  // Keys are short: a call would cost more than the comparison.
  static bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.size() < 8) return short_word(a) == short_word(b);
    std::uint64_t differ = word(a, a.size() - 8) ^ word(b, b.size() - 8);
    for (std::size_t at = 0; at + 8 < a.size(); at += 8)
      differ |= word(a, at) ^ word(b, at);
    return differ == 0;
  }

  static std::uint32_t tag(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
  }
  std::uint32_t add(std::string_view key, std::uint64_t hash, std::size_t at);
  void grow();

  std::vector<Slot> slots_;  // a power of two of them, at most 3/4 taken
  std::size_t mask_ = 0;
  std::string texts_;  // one behind the other
  std::vector<std::uint64_t> ends_;
};

}  // namespace weir
