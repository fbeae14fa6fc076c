#pragma once

#include <stdexcept>

#include "appinfra/topology/context.hpp"
#include "appinfra/topology/shell.hpp"

namespace appinfra::topology {

/// Bytes that user data may have before it is encoded.
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html (2026-11-23)
inline constexpr std::size_t user_data_limit = 16384;

/// User data would not fit; says what takes the room. The manifest's doing, not a bug.
class UserDataTooLong : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// How long the script is when it arrives, as far as rendering can tell: what references stand for is estimated.
[[nodiscard]] std::size_t script_bytes(const Context& context, const Script& script);

/// The text of a bash script without the lines that are nothing but a comment for people. Here documents stay as they
/// are.
[[nodiscard]] std::string without_comments(std::string_view text);

/// The script as `UserData`, run as root at the first boot; without comments, which take the room of what the manifest
/// says. Throws `UserDataTooLong`.
[[nodiscard]] cfn::Value<cfn::String> user_data(const Context& context, const Script& script);

}  // namespace appinfra::topology
