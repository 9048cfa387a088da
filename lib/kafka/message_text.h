// MessageText: how a message is written to stdout.
//
//   MessageText text{MessageText::Form::Envelope, false};
//   text.append(outlet.pending(), message);
#pragma once

#include <optional>
#include <string>

#include "kafka/message_format.h"
#include "message/payload.h"

namespace weir {

class MessageText {
 public:
  enum class Form : unsigned char {
    Record,    // the payload where it is a JSON object, else topic and payload
    Envelope,  // all there is to know of the message
    Raw,       // the bytes of the payload
    Format,    // what the format says
  };

  // Where a terminal shows it, what a message holds can't do anything to it.
  MessageText(Form form, bool on_terminal) : form_{form}, on_terminal_{on_terminal} {}
  MessageText(MessageFormat format, bool on_terminal)
      : form_{Form::Format}, format_{std::move(format)}, on_terminal_{on_terminal} {}

  // Appends the message, with a newline behind it, but for a format.
  void append(std::string& out, const KafkaMessage& message);

  // True where it tells of headers.
  bool has_headers() const {
    return form_ == Form::Envelope || (format_ && format_->has_headers());
  }

 private:
  void append_record(std::string& out, const KafkaMessage& message);
  void append_envelope(std::string& out, const KafkaMessage& message);

  Form form_;
  std::optional<MessageFormat> format_;
  bool on_terminal_;
  Payloads payloads_;
};

}  // namespace weir
