// What alerts are as a mail.
#pragma once

#include <span>
#include <string>

#include "alert/alert.h"
#include "alert/channel.h"
#include "mail/mail.h"
#include "smtp/delivery.h"

namespace weir {

struct EmailForm {
  MailAddress from;
  bool has_subject = false;  // it is the alert's first part; else the text's first line
  std::string chart{};       // the field whose recent values are its last part, as JSON
};

// The mail for the receiver of the alerts, the same at each try. Of one alert alone it
// shows the chart, and refers to the alert's thread. What is longer than a mail should
// be is cut, with a mark. Throws std::invalid_argument where the receiver is none.
Mail email_of(std::span<const Alert> alerts, const EmailForm& form, Time now);

// What became of it: 4xx is a matter of time, and so is a server that didn't answer.
// 5xx is about the receiver, of whom there may be `several`, about the mail, or else
// about us.
Outcome outcome_of(const std::string& server, const std::string& to,
                   const SmtpDelivery& delivery, bool several);

}  // namespace weir
