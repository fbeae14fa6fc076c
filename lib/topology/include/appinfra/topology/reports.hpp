#pragma once

#include "appinfra/topology/dns.hpp"
#include "appinfra/topology/logs.hpp"
#include "appinfra/topology/storage.hpp"

namespace appinfra::topology {

/// The bucket that jobs write reports to. Layer `data`.
[[nodiscard]] aws::s3::Bucket::Attributes make_reports_bucket(Context& context, const Logs& logs);

/// The web site with the reports: CloudFront with origin access control, signed access only, security headers, its own
/// domain. Certificate in layer `edge`, the rest in layer `data`: the
/// site stays where it is when the application moves.
void make_reports_site(Context& context, const aws::s3::Bucket::Attributes& bucket, const Logs& logs, const Dns& dns);

}  // namespace appinfra::topology
