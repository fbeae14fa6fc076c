#include "data.hpp"

namespace appinfra::validate::rules {

void check_detector(Context& context) {
    for (const std::uint32_t detector : context.resources_of("AWS::GuardDuty::Detector")) {
        const NodeId properties = context.properties(detector);
        bool both = false;
        context.property(detector, "DataSources",
                         [&](NodeId) { context.property(detector, "Features", [&](NodeId) { both = true; }); });
        if (both)
            context.report_key("E3063", properties, "a detector has both DataSources and Features",
                               "keep Features, which replaces DataSources");
    }
}

}  // namespace appinfra::validate::rules
