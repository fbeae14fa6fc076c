#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "appinfra/scenarios/scenario.hpp"

namespace appinfra::scenarios {

/// Where the application keeps uploads and reports.
enum class Files : std::uint8_t { file_system, buckets };

/// What is released of the application.
enum class Release : std::uint8_t {
    puppet,  ///< What the Puppet server says.
    bundle,  ///< An archive, unpacked when an instance starts.
    image,   ///< A container image.
};

using Texts = std::vector<std::string_view>;

/// How a scenario differs from others for the people and the code that live with it: what its templates cannot tell.
struct Traits {
    std::string_view computes_on;  ///< "on two EC2 instances".
    Files files;
    Release release;
    std::string_view jobs;   ///< Who starts them, and where they run.
    Texts code;              ///< What the application's code must bear.
    Texts skills;            ///< What the application team must know.
    Texts application_team;  ///< Its duties.
    Texts central_team;      ///< Its duties.
};

[[nodiscard]] Traits traits_of(const Scenario& scenario);

}  // namespace appinfra::scenarios
