#include "state/state_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "io/atomic_file.h"

namespace weir {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t checksum_size = 8;

std::uint64_t checksum(std::string_view bytes, std::uint64_t before = 0) {
  if (bytes.empty()) return before;  // zlib begins anew where there is no address
  return ::crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
}

Json as_json(const Parameters& parameters) {
  Json json = Json::object();
  for (const auto& [name, value] : parameters) json[name] = value;
  return json;
}

// Why the saved parameters don't fit; empty where they do.
std::string difference(const Json& saved, const Parameters& wanted) {
  for (const auto& [name, value] : wanted) {
    const std::string old = saved.value(name, "");
    if (old == value) continue;
    std::string why = "it was saved with ";
    why.append(name).append(" '").append(old).append("', and this run has '");
    return why.append(value).append("'");
  }
  return saved.size() == wanted.size() ? "" : "it was saved with other options";
}

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file || !bytes) throw std::system_error(errno, std::generic_category(), path);
  return std::move(bytes).str();
}

}  // namespace

StateFile::StateFile(const std::string& path, std::string tool, int version,
                     Parameters parameters)
    : path_{path},
      tool_{std::move(tool)},
      version_{version},
      parameters_{std::move(parameters)} {
  const std::string name = path + ".lock";
  lock_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0) throw std::system_error(errno, std::generic_category(), name);
  if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(lock_);
  throw std::runtime_error(path + ": another run is using it");
}

StateFile::~StateFile() { ::close(lock_); }

Progress StateFile::load(Remembered& held) const {
  if (!std::filesystem::exists(path_)) return {};
  const auto refuse = [this](const std::string& why) {
    throw std::runtime_error(path_ + ": can't go on from it: " + why);
  };
  const std::string bytes = read_whole(path_);
  const std::size_t head = bytes.find('\n');
  if (head == bytes.npos || bytes.size() < head + 1 + checksum_size)
    refuse("it is no saved state, or cut short");
  const std::string_view checked(bytes.data(), bytes.size() - checksum_size);
  if (Decoder{std::string_view(bytes).substr(checked.size())}.whole() !=
      checksum(checked))
    refuse("it is no saved state, or damaged");

  try {
    const Json header =
        Json::parse(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(head));
    if (header.at("tool") != tool_)
      refuse("it is one of " + header.at("tool").get<std::string>());
    if (header.at("version") != version_)
      refuse("it is of another version of " + tool_);
    const std::string other = difference(header.at("parameters"), parameters_);
    if (!other.empty()) refuse(other);
    Decoder decoder{checked.substr(head + 1)};
    held.load(decoder);
    if (!decoder.done()) refuse("there is more in it than there should be");
    return {header.at("lines"), header.at("out_lines"), header.at("out_bytes")};
  } catch (const Json::exception& error) {
    refuse(std::string("its first line is broken: ") + error.what());
  }
  return {};
}

void StateFile::save(const Remembered& held, const Progress& progress) const {
  AtomicFile file{path_};
  std::uint64_t sum = 0;
  const auto sink = [&](std::string_view bytes) {
    sum = checksum(bytes, sum);
    file.write(bytes);
  };
  const Json header{{"tool", tool_},
                    {"version", version_},
                    {"parameters", as_json(parameters_)},
                    {"lines", progress.lines},
                    {"out_lines", progress.out_lines},
                    {"out_bytes", progress.out_bytes}};
  // Parameters come from the command line, which need not be UTF-8.
  sink(header.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
  Encoder body{sink};
  held.save(body);
  const std::uint64_t total = sum;
  Encoder{[&](std::string_view bytes) { file.write(bytes); }}.whole(total);
  file.commit();
}

}  // namespace weir
