// EmailChannel: mails alerts, to each receiver by itself.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "alert/channel.h"
#include "alert/command.h"
#include "alert/email.h"
#include "alert/recent_values.h"
#include "smtp/client.h"

namespace weir {

class EmailChannel final : public Channel {
 public:
  using Deliver = std::function<SmtpDelivery(const Envelope&, const std::string& mail)>;

  // Where there are several receivers, one who isn't known to the server doesn't
  // keep the others from being told. With a chart, the last values of `most_keys` keys
  // are kept for it.
  EmailChannel(std::string server, EmailForm form, bool several, std::size_t most_keys,
               Deliver deliver)
      : server_{std::move(server)},
        form_{std::move(form)},
        several_{several},
        recent_{charted_values, most_keys},
        deliver_{std::move(deliver)} {}

  void prepare(Alert& alert) override;
  bool joins(std::span<const Alert> alerts, const Alert& next) const override;
  Outcome send(std::span<const Alert> alerts) override;
  std::string name() const override { return server_; }

 private:
  static constexpr std::size_t charted_values = 60;

  std::string server_;
  EmailForm form_;
  bool several_;
  RecentValues recent_;
  Deliver deliver_;
};

// notify email.
OpenChannel bind_email(CLI::App& app, AlertOptions& options);

}  // namespace weir
