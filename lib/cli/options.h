// The options that tools share, spelled once.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/run.h"
#include "ndjson/field.h"
#include "ndjson/stream.h"
#include "state/keeper.h"
#include "time/time.h"

namespace weir {

// An option that takes a span of time longer than none, such as 10s; the help
// shows the default, where `value` has one.
CLI::Option* add_duration(CLI::App& app, const std::string& name, Duration& value,
                          const std::string& help);

// The same for a size in bytes, such as 64KiB, and a whole number from 1 on.
CLI::Option* add_size(CLI::App& app, const std::string& name, std::size_t& value,
                      const std::string& help);
CLI::Option* add_count(CLI::App& app, const std::string& name, std::uint64_t& value,
                       const std::string& help);

// An option that takes a number from 0 on.
CLI::Option* add_amount(CLI::App& app, const std::string& name, const std::string& help,
                        const std::function<void(double)>& take);

// An option that names a field, and one that names several, with commas between.
CLI::Option* add_field(CLI::App& app, const std::string& name, Field& value,
                       const std::string& help);
CLI::Option* add_fields(CLI::App& app, const std::string& name,
                        std::vector<Field>& values, const std::string& help);

// --time and --by.
void bind_time(CLI::App& app, Field& time);
void bind_by(CLI::App& app, std::vector<Field>& by);

// --max-keys, and why a record is rejected where there would be one more.
void bind_max_keys(CLI::App& app, std::uint64_t& value,
                   const std::string& help = "Most keys");
inline constexpr std::string_view too_many_keys = "one key too many (--max-keys)";

// --state and --save-every.
void bind_state(CLI::App& app, StateOptions& options);

// --missing --rejects --strict --max-line --stats --progress
void bind_stream(CLI::App& app, StreamOptions& options);

}  // namespace weir
