#pragma once

#include <string_view>
#include <vector>

#include "context.hpp"

namespace appinfra::validate {

/// The settings of a run, changed by what `Metadata: {cfn-lint: {config: ...}}` of the template asks for.
[[nodiscard]] Settings with_metadata(const Document& document, const Settings& settings);

/// What templates say of findings that are accepted:
///
///     Metadata:
///       appinfra:
///         suppress: [{id: A2301, reason: "rebuilt every night", owner: data team, expires: 2027-01-31}]
///
/// of the template or of one resource, perhaps with a `path` below it; and cfn-lint's `ignore_checks` of a resource.
class Suppressions {
public:
    /// Reads them, and reports those that are malformed, unknown or expired.
    explicit Suppressions(Context& context);

    /// Says so in each finding that is suppressed.
    void apply(std::vector<diagnostics::Diagnostic>& findings);
    /// Reports those that were not needed.
    void report_unused();

private:
    struct Entry {
        std::string_view id;
        std::string_view reason;
        std::string path;  ///< That of a finding begins with it.
        NodeId where;
        bool ours;
        bool used = false;
    };
    void read_ours(NodeId metadata, const std::string& path);
    void read_one(NodeId node, const std::string& path);
    void read_cfn_lint(NodeId metadata, const std::string& path);

    Context& context_;
    std::vector<Entry> entries_;  ///< In order of id.
};

}  // namespace appinfra::validate
