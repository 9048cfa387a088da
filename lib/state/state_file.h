// StateFile: what a tool remembers, kept from one run to the next.
//
// Its first line is for people, and says how far the run had come; then follow
// the bytes, and a checksum of it all:
//   {"tool":"window","version":1,"parameters":{…},"lines":1200,"out_lines":35,"out_bytes":2100}
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "encoding/encoding.h"

namespace weir {

// How far a run had come, counted over all runs that went on from one another.
struct Progress {
  std::uint64_t lines = 0;      // of input that were taken
  std::uint64_t out_lines = 0;  // of output that were written, and their bytes
  std::uint64_t out_bytes = 0;
};

// What has to be the same for a saved state to fit, by name: no limits, for what
// is held fits any.
using Parameters = std::vector<std::pair<std::string, std::string>>;

// Whose state it is. `version` is that of the tool's encoding.
struct StateOwner {
  std::string tool;
  int version = 1;
  Parameters parameters{};
};

class StateFile {
 public:
  // Locks `path` against other runs until destroyed. `version` is that of the
  // tool's encoding. Throws std::runtime_error where another run has it, and
  // std::system_error where the lock can't be made.
  StateFile(const std::string& path, std::string tool, int version,
            Parameters parameters);
  ~StateFile();

  StateFile(const StateFile&) = delete;
  StateFile& operator=(const StateFile&) = delete;

  // Reads the file into `held`; how far that run had come. Leaves `held` alone
  // where there is no file yet. Throws std::runtime_error, with the reason, where
  // it is another tool's, of other parameters or another version, or damaged.
  Progress load(Remembered& held) const;

  // Puts the file in place of the old one, whole. Throws std::system_error.
  void save(const Remembered& held, const Progress& progress) const;

 private:
  std::string path_;
  std::string tool_;
  int version_;
  Parameters parameters_;
  int lock_ = -1;
};

}  // namespace weir
