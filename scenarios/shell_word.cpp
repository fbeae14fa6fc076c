#include "shell_word.hpp"

#include <algorithm>

#include "appinfra/topology/shell.hpp"

namespace appinfra::scenarios {
namespace {

bool is_bare(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
           std::string_view("_@%+=:,./-").find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view text) {
    const bool bare = !text.empty() && std::ranges::all_of(text, is_bare);
    return bare ? std::string(text) : topology::shell_quoted(text);
}

}  // namespace appinfra::scenarios
