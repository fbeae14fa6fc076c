// generate_trees COUNT: writes COUNT documents to standard output for independent_reader.py, each as four blocks: what
// the document holds (in a notation so plain that nothing can go wrong with it), YAML, JSON, minified JSON. A block is
// its length in bytes, a line end, and the bytes.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "appinfra/document/write.hpp"
#include "trees.hpp"

namespace {

using namespace appinfra::document;

void append_hex(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 0xFU];
    }
}

/// One token a line: `[`, `{`, `]`, `}`, `null`, `true`, `false`, `i12`, and with hexadecimal text `n`, `s` and `k` (a
/// key).
void append_plainly(std::string& out, const Document& document, NodeId node) {
    const Kind kind = document.kind(node);
    if (kind == Kind::list || kind == Kind::map) {
        out += kind == Kind::list ? "[\n" : "{\n";
        for (const NodeId child : document.children(node)) {
            if (kind == Kind::map) {
                out += 'k';
                append_hex(out, document.key(child));
                out += '\n';
            }
            append_plainly(out, document, child);
        }
        out += kind == Kind::list ? "]\n" : "}\n";
        return;
    }
    if (kind == Kind::null) {
        out += "null";
    } else if (kind == Kind::boolean) {
        out += document.boolean(node) ? "true" : "false";
    } else if (kind == Kind::integer) {
        out += "i" + std::to_string(document.integer(node));
    } else {
        out += kind == Kind::number ? 'n' : 's';
        append_hex(out, document.text(node));
    }
    out += '\n';
}

void print_block(const std::string& text) {
    std::printf("%zu\n", text.size());
    std::fwrite(text.data(), 1, text.size(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2)
        return 2;
    const std::uint64_t count = std::strtoull(argv[1], nullptr, 10);
    for (std::uint64_t seed = 0; seed < count; ++seed) {
        const Document document = testing::make_tree(seed);
        std::string plain;
        append_plainly(plain, document, document.root());
        print_block(plain);
        print_block(write_yaml(document));
        print_block(write_json(document, JsonStyle::pretty));
        print_block(write_json(document, JsonStyle::minified));
    }
}
