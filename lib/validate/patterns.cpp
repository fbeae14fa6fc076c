#include "patterns.hpp"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace appinfra::validate {
namespace {

/// Far above what patterns and values of real templates need, and reached within milliseconds.
constexpr std::uint32_t most_steps = 100'000;
constexpr std::uint32_t most_heap = 4'096;  ///< KiB.
constexpr std::size_t longest_pattern = 65'536;

template <auto release>
struct Release {
    template <class T>
    void operator()(T* pointer) const {
        release(pointer);
    }
};
using Code = std::unique_ptr<pcre2_code, Release<pcre2_code_free>>;

/// Patterns that many types have and that any text fits.
bool fits_all(std::string_view pattern) {
    return pattern == ".*" || pattern == "^.*$" || pattern == "[\\s\\S]*" || pattern == "^[\\s\\S]*$";
}

}  // namespace

struct Patterns::Engine {
    std::unique_ptr<pcre2_compile_context, Release<pcre2_compile_context_free>> compiling{
        pcre2_compile_context_create(nullptr)};
    std::unique_ptr<pcre2_match_context, Release<pcre2_match_context_free>> matching{
        pcre2_match_context_create(nullptr)};
    std::unique_ptr<pcre2_match_data, Release<pcre2_match_data_free>> data{pcre2_match_data_create(1, nullptr)};
    std::unordered_map<std::string_view, Code> codes;

    /// Null where it does not compile.
    const pcre2_code* find(std::string_view pattern) {
        const auto [entry, fresh] = codes.try_emplace(pattern);
        if (fresh)
            entry->second = compile(pattern);
        return entry->second.get();
    }

    [[nodiscard]] Code compile(std::string_view pattern) const {
        constexpr std::uint32_t as_ecma = PCRE2_UTF | PCRE2_ALT_BSUX | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_DOLLAR_ENDONLY |
                                          PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C;
        int error = 0;
        PCRE2_SIZE offset = 0;
        return Code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), as_ecma, &error,
                                  &offset, compiling.get()));
    }
};

Patterns::Patterns() : engine_(std::make_unique<Engine>()) {
    pcre2_set_max_pattern_length(engine_->compiling.get(), longest_pattern);
    pcre2_set_match_limit(engine_->matching.get(), most_steps);
    pcre2_set_heap_limit(engine_->matching.get(), most_heap);
}

Patterns::~Patterns() = default;

std::optional<bool> Patterns::found_in(std::string_view pattern, std::string_view text) {
    return fits_all(pattern) ? true : run(pattern, text, 0);
}

std::optional<bool> Patterns::matches(std::string_view pattern, std::string_view text) {
    return run(pattern, text, PCRE2_ANCHORED | PCRE2_ENDANCHORED);
}

bool Patterns::compiles(std::string_view pattern) { return engine_->find(pattern) != nullptr; }

std::optional<bool> Patterns::run(std::string_view pattern, std::string_view text, std::uint32_t options) {
    const pcre2_code* code = engine_->find(pattern);
    if (code == nullptr)
        return {};
    const int result = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, options,
                                   engine_->data.get(), engine_->matching.get());
    if (result >= 0)
        return true;
    if (result == PCRE2_ERROR_NOMATCH)
        return false;
    return {};
}

}  // namespace appinfra::validate
