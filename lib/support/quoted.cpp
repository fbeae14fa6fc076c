#include "appinfra/support/quoted.hpp"

#include "appinfra/support/utf8.hpp"

namespace appinfra::support {
namespace {

constexpr std::size_t longest_quote = 60;

}  // namespace

std::string quoted(std::string_view text) {
    std::string result = "\"";
    std::size_t shown = 0;
    for (std::size_t at = 0; at < text.size(); ++shown) {
        if (shown == longest_quote) {
            result += "...";
            break;
        }
        const Character next = decode(text, at);
        if (is_showable(next.value))
            result.append(text, at, next.length);
        else
            result += '?';
        at += next.length;
    }
    return result += '"';
}

}  // namespace appinfra::support
