// notify: tells people, or other programs, of each record. See notify(1).

#include "alert/chat_channel.h"
#include "alert/command.h"
#include "alert/email_channel.h"
#include "alert/exec_channel.h"
#include "alert/line_channel.h"
#include "alert/pagerduty_channel.h"
#include "alert/slack_channel.h"
#include "alert/sns_channel.h"
#include "alert/syslog_channel.h"
#include "alert/webhook_channel.h"

using namespace weir;

int main(int argc, char** argv) {
  App app{"notify", "Tell people, or other programs, of each record.",
          "  ... | notify stdout --text '{hostname} is at {usage:.1f} %'\n"
          "  ... | notify webhook --url-file hook.url --every 5m --by hostname\n",
          http_library()};
  const std::vector<ChannelKind> kinds{
      {"stdout", "Print each alert as a line.", bind_stdout},
      {"slack", "Say each alert in a channel of Slack.", bind_slack},
      {"email", "Mail each alert.", bind_email},
      {"webhook", "Post each alert to a URL.", bind_webhook},
      {"pagerduty", "Trigger and resolve incidents of PagerDuty.", bind_pagerduty},
      {"sns", "Publish each alert to a topic of Amazon SNS.", bind_sns},
      {"teams", "Say each alert in Microsoft Teams.", bind_teams},
      {"discord", "Say each alert in Discord.", bind_discord},
      {"telegram", "Say each alert in a chat of Telegram.", bind_telegram},
      {"ntfy", "Say each alert in a topic of ntfy.", bind_ntfy},
      {"syslog", "Tell syslog of each alert.", bind_syslog},
      {"exec", "Run a command for each alert.", bind_exec},
  };
  const auto notify = bind_channels(app, kinds);
  return run(app, argc, argv, Role::Filter, notify);
}
