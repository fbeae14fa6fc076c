#pragma once

#include "appinfra/topology/database.hpp"
#include "appinfra/topology/dns.hpp"
#include "appinfra/topology/file_share.hpp"
#include "appinfra/topology/login.hpp"
#include "appinfra/topology/logs.hpp"
#include "appinfra/topology/secrets.hpp"

namespace appinfra::topology {

/// Everything that holds state. The same in every scenario, so that an application finds its data wherever it moves: a
/// scenario that needs no file system has an empty one, which costs nothing. Layer `data`.
struct Data {
    aws::kms::Key::Attributes key;
    Logs logs;
    Database database;
    Secrets secrets;
    FileShare files;
    aws::s3::Bucket::Attributes uploads;
    aws::s3::Bucket::Attributes reports;
    std::optional<UserPool> users;
    Dns dns;
};
[[nodiscard]] Data make_data(Context& context, const Network& network);

}  // namespace appinfra::topology
