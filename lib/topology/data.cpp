#include "appinfra/topology/data.hpp"

#include "appinfra/topology/reports.hpp"
#include "appinfra/topology/uploads.hpp"

namespace appinfra::topology {

Data make_data(Context& context, const Network& network) {
    const auto key = make_data_key(context);
    const Logs logs = make_logs(context, network, key);
    const Dns dns = make_dns(context);
    const auto reports = make_reports_bucket(context, logs);
    Data data{.key = key,
              .logs = logs,
              .database = make_database(context, network, key),
              .secrets = make_secrets(context, key),
              .files = make_file_share(context, network, key),
              .uploads = make_uploads(context, logs),
              .reports = reports,
              .users = make_user_pool(context),
              .dns = dns};
    make_reports_site(context, reports, logs, dns);
    return data;
}

}  // namespace appinfra::topology
