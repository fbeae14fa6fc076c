#include "appinfra/topology/build_specification.hpp"

namespace appinfra::topology {

namespace {

constexpr std::string_view indentation = "        ";

/// Puts every line of the literal parts, but empty ones, where the block scalar begins. No literal in quotes has a line
/// break: see `Script`.
std::vector<cfn::Expr> indented(std::vector<cfn::Expr> parts) {
    bool line_start = true;
    for (cfn::Expr& part : parts) {
        if (part.kind != cfn::Expr::Kind::string) {
            line_start = false;
            continue;
        }
        std::string text;
        for (const char c : part.text) {
            if (line_start && c != '\n')
                text += indentation;
            line_start = c == '\n';
            text += c;
        }
        part.text = std::move(text);
    }
    return parts;
}

}  // namespace

cfn::Value<cfn::String> build_specification(const Script& script, const std::string& exported) {
    std::string head = "version: 0.2\nenv:\n  shell: bash\n";
    if (!exported.empty())
        head += "  exported-variables:\n    - " + exported + "\n";
    head += "phases:\n  build:\n    on-failure: ABORT\n    commands:\n      - |\n";
    std::vector<cfn::Expr> parts = indented(script_text(script).expr().items);
    parts.insert(parts.begin(), cfn::Expr::of(head));
    return cfn::concatenate(std::move(parts));
}

BuildHost build_host(bool arm) {
    return arm ? BuildHost{"aws/codebuild/amazonlinux-aarch64-standard:3.0", "ARM_CONTAINER"}
               : BuildHost{"aws/codebuild/amazonlinux-x86_64-standard:5.0", "LINUX_CONTAINER"};
}

}  // namespace appinfra::topology
