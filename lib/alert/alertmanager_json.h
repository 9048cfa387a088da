// Alerts in the form that Prometheus's Alertmanager posts to its webhooks (version 4),
// which many receivers read.
#pragma once

#include <span>
#include <string>

#include "alert/alert.h"

namespace weir {

// The record's members that are no objects or lists are labels; the text is the
// annotation "summary". The key is the fingerprint.
std::string alertmanager_json(std::span<const Alert> alerts);

}  // namespace weir
