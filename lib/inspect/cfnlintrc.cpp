#include "appinfra/inspect/cfnlintrc.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <array>

#include "appinfra/document/read.hpp"

namespace appinfra::inspect {
namespace {

using document::Document;
using document::Kind;
using document::NodeId;

struct ListKey {
    std::string_view name;
    std::vector<std::string> Cfnlintrc::*member;
};
constexpr std::array list_keys = {
    ListKey{"templates", &Cfnlintrc::templates},
    ListKey{"ignore_templates", &Cfnlintrc::ignore_templates},
    ListKey{"regions", &Cfnlintrc::regions},
    ListKey{"include_checks", &Cfnlintrc::include_checks},
    ListKey{"ignore_checks", &Cfnlintrc::ignore_checks},
    ListKey{"mandatory_checks", &Cfnlintrc::mandatory_checks},
    ListKey{"registry_schemas", &Cfnlintrc::registry_schemas},
};

/// Keys of cfn-lint that mean nothing here.
constexpr std::array<std::string_view, 11> foreign_keys = {
    "append_rules",     "configure_rules",     "custom_rules",         "debug",
    "deployment_files", "ignore_bad_template", "include_experimental", "merge_configs",
    "override_spec",    "parameter_files",     "template_parameters",
};

class Reader {
public:
    Reader(const Document& document, const std::string& file, diagnostics::Sink& sink)
        : document_(document), file_(file), sink_(sink) {}

    Cfnlintrc read() {
        const NodeId root = document_.root();
        if (root && document_.kind(root) != Kind::map)
            report(root, "the configuration is not a map");
        else if (root)
            for (const NodeId entry : document_.children(root))
                read_entry(entry);
        return std::move(result_);
    }

private:
    void read_entry(NodeId entry) {
        const std::string_view key = document_.key(entry);
        for (const ListKey& known : list_keys)
            if (known.name == key)
                return read_list(entry, result_.*known.member);
        if (key == "format" || key == "output_file" || key == "non_zero_exit_code")
            return read_text(entry, key);
        if (std::ranges::find(foreign_keys, key) != foreign_keys.end())
            return report(entry, std::string(key) + " means nothing to appinfra", diagnostics::Severity::info);
        report(entry, "there is no setting \"" + std::string(key) + '"');
    }

    void read_list(NodeId entry, std::vector<std::string>& list) {
        const bool one = document_.kind(entry) == Kind::string;
        if (one)
            list.emplace_back(document_.text(entry));
        else if (document_.kind(entry) != Kind::list)
            return report(entry, std::string(document_.key(entry)) + " is not a list");
        for (const NodeId item : one ? Document::Children(&document_, document::none) : document_.children(entry)) {
            if (document_.kind(item) == Kind::string)
                list.emplace_back(document_.text(item));
            else
                report(item, "an item of " + std::string(document_.key(entry)) + " is not a string");
        }
    }

    void read_text(NodeId entry, std::string_view key) {
        if (document_.kind(entry) != Kind::string)
            return report(entry, std::string(key) + " is not a string");
        const std::string_view text = document_.text(entry);
        if (key == "format")
            result_.format = text == "pretty" || text == "quiet" ? "text" : text;
        else if (key == "output_file")
            result_.output_file = text;
        else if (text == "informational")
            result_.fail_on = diagnostics::Severity::info;
        else if (text == "warning")
            result_.fail_on = diagnostics::Severity::warning;
        else if (text == "error")
            result_.fail_on = diagnostics::Severity::error;
        else if (text == "none")
            result_.never_fails = true;
        else
            report(entry, "non_zero_exit_code is none of informational, warning, error and none");
    }

    void report(NodeId where, std::string message, diagnostics::Severity severity = diagnostics::Severity::error) {
        const diagnostics::Span key = document_.key_span(where);
        diagnostics::Diagnostic finding;
        finding.id = "E0003";
        finding.severity = severity;
        finding.message = std::move(message);
        finding.file = file_;
        finding.span = key.known() ? key : document_.span(where);
        sink_.report(std::move(finding));
    }

    const Document& document_;
    const std::string& file_;
    diagnostics::Sink& sink_;
    Cfnlintrc result_;
};

}  // namespace

Cfnlintrc read_cfnlintrc(std::string_view text, const std::string& file, diagnostics::Sink& sink) {
    const auto document = document::read_yaml(text, file, sink);
    return document ? Reader(*document, file, sink).read() : Cfnlintrc{};
}

bool fits_pattern(std::string_view path, std::string_view pattern) {
    const std::string text(path);
    std::string glob(pattern);
    if (fnmatch(glob.c_str(), text.c_str(), 0) == 0)
        return true;
    // `**/` stands for no folder, too.
    for (std::size_t at = glob.find("**/"); at != std::string::npos; at = glob.find("**/", at))
        glob.erase(at, 3);
    return fnmatch(glob.c_str(), text.c_str(), 0) == 0;
}

}  // namespace appinfra::inspect
