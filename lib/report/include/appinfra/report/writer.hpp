#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::report {

/// How findings are written.
enum class Format : std::uint8_t {
    text,       ///< For people: with the source line.
    json,       ///< `{"findings": [...], "summary": {...}}`
    sarif,      ///< SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
    junit,      ///< A test suite for each file, a failed test case for each finding.
    github,     ///< Workflow commands of GitHub Actions.
    parseable,  ///< As cfn-lint prints it: file:line:column:line:column:id:message.
};

[[nodiscard]] std::optional<Format> format_by_name(std::string_view name);

/// `error`, `warning` or `info`.
[[nodiscard]] std::string_view name_of(diagnostics::Severity severity);

/// One file, what stands in it and what was found in it, in order.
struct Judged {
    const std::string& file;
    std::string_view source;
    std::span<const diagnostics::Diagnostic> findings;
};

/// What a run found altogether.
struct Totals {
    std::size_t files = 0;
    std::size_t files_with_findings = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t infos = 0;
    std::size_t suppressed = 0;
    std::map<std::string, std::size_t, std::less<>> by_rule;  ///< Those that are not suppressed.
    std::map<std::string, std::size_t, std::less<>> suppressed_by_rule;

    void add(std::span<const diagnostics::Diagnostic> findings);
    [[nodiscard]] std::size_t findings() const { return errors + warnings + infos; }
};

/// Writes a report piece by piece, so that no more than a file's findings need be held: `begin`, then `file` for each
/// file in order with `separator` between pieces that are not empty, then `end`. `file` may be called from several
/// threads.
class Writer {
public:
    virtual ~Writer() = default;
    [[nodiscard]] virtual std::string begin() const { return {}; }
    [[nodiscard]] virtual std::string file(const Judged& judged) const = 0;
    [[nodiscard]] virtual std::string_view separator() const { return {}; }
    [[nodiscard]] virtual std::string end(const Totals&) const { return {}; }
};

/// `color` concerns text only.
[[nodiscard]] std::unique_ptr<Writer> make_writer(Format format, bool color);

}  // namespace appinfra::report
