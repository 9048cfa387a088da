// The two ends of a filter: records in, records out.
//
//   RecordWriter out{STDOUT_FILENO};
//   RecordReader in{STDIN_FILENO, &out, options.stream};
//   const Slot usage = in.number(options.field);
//   while (Record* record = in.next()) ...record->number(usage)...
//   return in.end();
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ndjson/intake.h"
#include "ndjson/record.h"
#include "ndjson/scanner.h"
#include "ndjson/structure.h"
#include "ndjson/writer.h"

namespace weir {

class RecordReader {
 public:
  // Flushes `out` before it waits for input, so that a record is never held
  // back by one that has yet to come, and puts control lines and what is passed
  // on untouched there. Null: they go nowhere. Throws std::system_error.
  RecordReader(int fd, RecordWriter* out, const StreamOptions& options);

  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // The fields that the tool looks at; to be called before the first next().
  // One that is needed is there in every record that next() gives, and is what
  // it was asked for as.
  Slot any(const Field& field) { return need(field, Kind::Any); }
  Slot number(const Field& field) { return need(field, Kind::Number); }
  Slot time(const Field& field) { return need(field, Kind::EventTime); }
  Slot list(const Field& field) { return need(field, Kind::List); }
  // The number is there where it is no list, see Record::is_list().
  Slot number_or_list(const Field& field) { return need(field, Kind::NumberOrList); }
  // A number where it is there, and not null.
  Slot optional_number(const Field& field) { return need(field, Kind::OptionalNumber); }
  // None where no field is named: then a record's time is its arrival.
  std::optional<Slot> optional_time(const Field& field) {
    return field.empty() ? std::nullopt : std::optional(time(field));
  }
  std::vector<Slot> key(const std::vector<Field>& fields);
  Slot optional(const Field& field);
  // The member of just that name, dots or not, which need not be there.
  Slot member(const std::string& name);
  // A member that the tool sets, see Record::set().
  Target target(const std::string& name);

  // The next record, valid until the call after; null at the end of input, or
  // when the process is to stop. Lines that won't do are rejected. Throws
  // std::system_error where input or output fails, and std::runtime_error at the
  // first reject where that was asked for.
  Record* next();

  // Puts the record at hand aside, for `reason`.
  void reject(std::string_view reason) {
    intake_.reject(lines(), reason, record_.line_);
  }

  // When the record at hand arrived, to within a block.
  Time arrival() const { return arrival_; }

  // What else there is to it, such as rejecting a line when it is long past.
  Intake& intake() { return intake_; }
  Waiter& waiter() { return intake_.waiter(); }
  Tally& tally() { return intake_.tally(); }

  // How many lines were read, and how many rejected.
  std::uint64_t lines() const { return intake_.lines().line_number(); }
  std::uint64_t rejected() const { return intake_.rejected(); }

  // To be called last, see Intake::end().
  int end() { return intake_.end(); }

 private:
  enum class Kind : unsigned char {
    Any,
    Number,
    EventTime,
    List,
    NumberOrList,
    OptionalNumber
  };
  struct Need {
    Slot slot;
    Kind kind;
    std::string name;
  };

  Slot need(const Field& field, Kind kind);
  Slot grown(Slot slot);
  void begin_block();
  bool admit(std::string_view line);
  bool scan(std::string_view line);
  bool meets_needs();
  bool meets(const Need& need, std::string_view raw);
  void lack(const Need& need);
  void wrong_type(const Need& need, std::string_view raw);

  Intake intake_;
  FieldTree fields_;
  std::vector<Need> needs_;
  Scanner scanner_{fields_};
  Structure structure_;
  Record record_;

  std::uint64_t block_ = 0;
  const char* text_ = nullptr;  // what the tokens are offsets in
  const std::uint32_t* tokens_ = nullptr;
  bool whole_block_ = false;  // the tokens are those of a block, not of a line
  bool escapes_ = false;
  Time arrival_ = now();
};

}  // namespace weir
