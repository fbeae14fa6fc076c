#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace appinfra::validate {

/// ECMA regular expressions, compiled when first used and kept for the run. Keeps views into the patterns.
class Patterns {
public:
    Patterns();
    ~Patterns();
    Patterns(const Patterns&) = delete;
    Patterns& operator=(const Patterns&) = delete;

    /// Whether the pattern matches somewhere in the text. Nothing where that cannot be said: the pattern does not
    /// compile, the text is not UTF-8, or matching takes too many steps.
    [[nodiscard]] std::optional<bool> found_in(std::string_view pattern, std::string_view text);
    /// Whether the pattern matches the text as a whole.
    [[nodiscard]] std::optional<bool> matches(std::string_view pattern, std::string_view text);
    [[nodiscard]] bool compiles(std::string_view pattern);

private:
    struct Engine;
    [[nodiscard]] std::optional<bool> run(std::string_view pattern, std::string_view text, std::uint32_t options);

    std::unique_ptr<Engine> engine_;
};

}  // namespace appinfra::validate
