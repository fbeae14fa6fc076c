#pragma once

#include "appinfra/topology/logs.hpp"
#include "appinfra/topology/storage.hpp"

namespace appinfra::topology {

/// The bucket to which browsers upload with presigned multipart requests. Layer `data`.
[[nodiscard]] aws::s3::Bucket::Attributes make_uploads(Context& context, const Logs& logs);

}  // namespace appinfra::topology
