#pragma once

#include "appinfra/report/writer.hpp"

namespace appinfra::report {

// One for each format, in a file of its own.
[[nodiscard]] std::unique_ptr<Writer> make_github_writer();
[[nodiscard]] std::unique_ptr<Writer> make_json_writer();
[[nodiscard]] std::unique_ptr<Writer> make_junit_writer();
[[nodiscard]] std::unique_ptr<Writer> make_parseable_writer();
[[nodiscard]] std::unique_ptr<Writer> make_sarif_writer();
[[nodiscard]] std::unique_ptr<Writer> make_text_writer(bool color);

}  // namespace appinfra::report
