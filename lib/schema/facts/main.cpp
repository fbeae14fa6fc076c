#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>

#include "appinfra/schema/blob.hpp"
#include "appinfra/schema/derive.hpp"
#include "appinfra/schema/import.hpp"
#include "appinfra/schema/text.hpp"

namespace {

using namespace appinfra::schema;
namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream)
        throw FactsError(path.string() + ": cannot be read");
    return text;
}

void write(const fs::path& path, std::string_view bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.flush())
        throw FactsError(path.string() + ": cannot be written");
}

struct ImportOptions {
    fs::path schemas;
    fs::path service_spec;
    fs::path output;
    std::string version;
};

void import(const ImportOptions& options) {
    Model model;
    std::vector<std::string> notes;
    import_folder(options.schemas, model, notes);
    if (!options.service_spec.empty())
        import_service_spec(read(options.service_spec), options.service_spec.string(), model);
    model.version = options.version;
    for (const auto& [name, text] : write_text(model))
        write(options.output / name, text);
    for (const std::string& note : notes)
        std::cerr << note << '\n';
    std::cerr << model.types.size() << " types, " << model.regions.size() << " regions\n";
}

void make_blob(const fs::path& facts, const fs::path& output) {
    Model model = read_folder(facts);
    derive(model);
    const std::vector<std::uint32_t> blob = write_blob(model);
    const auto bytes = std::as_bytes(std::span(blob));
    write(output, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Works on the facts about resource types: a tool of the build.");
    app.require_subcommand(1);
    ImportOptions options;
    CLI::App* importing = app.add_subcommand("import", "registry schemas to text");
    importing->add_option("schemas", options.schemas)->required();
    importing->add_option("--service-spec", options.service_spec);
    importing->add_option("--output", options.output)->required();
    importing->add_option("--facts-version", options.version)->required();
    importing->callback([&] { import(options); });
    fs::path facts;
    fs::path output;
    CLI::App* blob = app.add_subcommand("blob", "text to what the program holds");
    blob->add_option("facts", facts)->required();
    blob->add_option("output", output)->required();
    blob->callback([&] { make_blob(facts, output); });
    try {
        app.parse(argc, argv);
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
