#include "rolled/roll_settings.h"

#include <stdexcept>

#include "text/size.h"

namespace weir {
namespace {

void bind_files(App& app, RollerOptions& roller) {
  app.add_option("DIR", roller.root, "Where the files are, which is made if need be")
      ->capture_default_str();
  app.add_option_function<std::string>(
         "--path",
         [&roller](const std::string& text) {
           roller.path = PathTemplate::parse(text);
         },
         "A file's path below it: %Y %m %d %F %H %M ... in UTC,\n"
         "{field} of the record, and {seq}, which counts the files")
      ->type_name("TEMPLATE")
      ->required();
}

void bind_ends(App& app, RollSettings& settings) {
  const std::string group = "When a file ends";
  RollerOptions& roller = settings.roller;
  app.add_option_function<std::string>(
         "--size",
         [&roller](const std::string& text) {
           const auto size = parse_size(text);
           if (!size)
             throw CLI::ValidationError("--size " + text +
                                        ": a size is a number of bytes, such as 64MiB");
           roller.size = *size;
         },
         "At this size, as it is on the disk")
      ->type_name("SIZE")
      ->group(group);
  add_duration(app, "--age", roller.age, "So long after it was begun")->group(group);
  add_count(app, "--max-open", roller.max_open,
            "Where more would be open: the one not used for longest")
      ->group(group);
}

void bind_keeping(App& app, RollSettings& settings) {
  const std::string group = "What is kept";
  RollerOptions& roller = settings.roller;
  add_duration(app, "--flush", roller.flush, "Put what has come on the disk this often")
      ->group(group);
  app.add_option("--keep", settings.keep,
                 "Delete files of this archive that are older, or the oldest of more")
      ->type_name("SPAN|SIZE")
      ->allow_extra_args(false)
      ->group(group);
  add_duration(app, "--retry", roller.retry,
               "Wait so long for room on a full disk, then fail")
      ->group(group);
}

// A number by itself might be meant as either.
void read_keep(const std::string& text, RetentionOptions& keep) {
  const bool has_unit = !text.empty() && (text.back() < '0' || text.back() > '9');
  if (const auto span = parse_duration(text); span && *span > Duration{})
    keep.span = *span;
  else if (const auto size = parse_size(text); size && has_unit)
    keep.size = *size;
  else
    throw std::invalid_argument("--keep " + text +
                                ": a span is wanted, such as 30d, or a size, as 10GiB");
}

}  // namespace

void bind(App& app, RollSettings& settings) {
  bind_files(app, settings.roller);
  bind_time(app, settings.time);
  app.add_option("--level", settings.level,
                 "Of compression: 1 to 9 for .gz (default 6), 1 to 19 for .zst (3)")
      ->type_name("N");
  app.add_flag("--pass", settings.pass,
               "Write the records to stdout, once they are safe");
  bind_ends(app, settings);
  bind_keeping(app, settings);
  bind_stream(app, settings.stream);
}

RollerOptions roller_options(const RollSettings& settings) {
  RollerOptions roller = settings.roller;
  const auto levels = levels_of(compression_of(roller.path.text()));
  roller.level = settings.level == 0 ? levels.usual : settings.level;
  if (levels.most == 0 && settings.level != 0)
    throw std::invalid_argument("--level: only .gz and .zst files are compressed");
  if (roller.level < levels.least || roller.level > levels.most) {
    throw std::invalid_argument("--level " + std::to_string(settings.level) +
                                ": it is from 1 to " + std::to_string(levels.most));
  }
  roller.by_arrival = settings.time.empty();
  for (const std::string& text : settings.keep) read_keep(text, roller.keep);
  return roller;
}

}  // namespace weir
