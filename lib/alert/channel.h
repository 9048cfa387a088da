// Channel: a way in which people, or other programs, are told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "template/template.h"

namespace weir {

struct Alert {
  const Text* text = nullptr;  // null where nobody said what to say
  std::string_view record;     // the line it is about
  std::uint64_t more = 0;      // so many like it were held back since the last
};

class Channel {
 public:
  virtual ~Channel() = default;

  // nullopt once it is sent, or will be with the next flush of the output. Else
  // why it isn't and won't be, nor what comes after it. Throws std::system_error
  // where output of ours can't be written.
  virtual std::optional<std::string> send(const Alert& alert) = 0;

 protected:
  Channel() = default;
  Channel(const Channel&) = default;
  Channel& operator=(const Channel&) = default;
};

// Appends " (+12 more)" where there are more.
void append_more(std::string& out, std::uint64_t more);

}  // namespace weir
