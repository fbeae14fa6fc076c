#include "text.hpp"

namespace appinfra::manifest {
namespace {

/// How many bytes a character has by its first byte; 0 when no character begins like this.
std::size_t sequence_length(unsigned char first) {
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

bool is_overlong_or_surrogate(std::uint32_t value, std::size_t length) {
    return (length == 3 && value < 0x800) || (length == 4 && value < 0x10000) || (value >= 0xD800 && value <= 0xDFFF) ||
           value > 0x10FFFF;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = sequence_length(first);
    if (length == 1)
        return {.value = first, .length = 1};
    if (length == 0 || at + length > text.size())
        return {};
    std::uint32_t value = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0U) != 0x80U)
            return {};
        value = value << 6U | (byte & 0x3FU);
    }
    if (is_overlong_or_surrogate(value, length))
        return {};
    return {.value = value, .length = length};
}

bool is_plain(std::uint32_t code_point) {
    const auto between = [&](std::uint32_t first, std::uint32_t last) {
        return code_point >= first && code_point <= last;
    };
    return !between(0x00, 0x1F) && !between(0x7F, 0x9F) && !between(0x200E, 0x200F) && !between(0x2028, 0x202E) &&
           !between(0x2066, 0x2069) && code_point != 0xFEFF && code_point <= 0x10FFFF;
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines = split(text, '\n');
    for (std::string_view& line : lines)
        if (line.ends_with('\r'))
            line.remove_suffix(1);
    return lines;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator, begin)) {
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

std::vector<std::string_view> listed_words(std::string_view list) {
    const std::string_view inside = list.substr(1, list.size() - 2);
    std::vector<std::string_view> words;
    if (inside.empty())
        return words;
    for (const std::string_view part : split(inside, ','))
        words.push_back(trim(part));
    return words;
}

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace appinfra::manifest
