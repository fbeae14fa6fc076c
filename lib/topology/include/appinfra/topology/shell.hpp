#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "appinfra/cfn/intrinsics.hpp"

namespace appinfra::topology {

/// `text` as exactly one word of a shell, whatever it holds (but no NUL, which no word can). Doubled braces are kept
/// apart, because CloudFormation and Systems Manager would take them for references of theirs.
[[nodiscard]] std::string shell_quoted(std::string_view text);

/// The words of a command as one line for a shell.
[[nodiscard]] std::string shell_command(const std::vector<std::string>& words);

using Words = std::vector<cfn::Value<cfn::String>>;

/// A variable of a bash script: a word, or an array of words. The name is ours, never the manifest's.
struct Assignment {
    std::string name;
    std::variant<cfn::Value<cfn::String>, Words> value;
};

/// A bash script: variables, then texts that use them. The texts hold nothing but what their files hold.
///
/// Literals on one line stand in single quotes. So do references to resources and pseudo parameters, whose values AWS
/// makes of harmless characters. Everything else, values of template parameters above all, arrives as base64 and is
/// decoded by the script: whatever is passed when deploying, no shell ever reads it as code.
struct Script {
    std::vector<Assignment> variables;
    std::vector<std::string_view> texts;
};

/// The lines that make a variable, to be written with `Fn::Sub` or `Fn::Join`.
[[nodiscard]] std::vector<cfn::Expr> assignment_text(const Assignment& assignment);

[[nodiscard]] cfn::Value<cfn::String> script_text(const Script& script);

}  // namespace appinfra::topology
