#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "appinfra/schema/derive.hpp"
#include "appinfra/schema/text.hpp"
#include "emit.hpp"

namespace {

using namespace appinfra;
namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    if (!(stream << text).flush())
        throw std::runtime_error(path.string() + ": cannot be written");
}

/// Types, one per line.
std::vector<std::string> read_list(const fs::path& path) {
    std::ifstream stream(path);
    std::vector<std::string> types;
    for (std::string line; std::getline(stream, line);)
        if (!line.empty() && line[0] != '#')
            types.push_back(line);
    if (types.empty())
        throw std::runtime_error(path.string() + ": no types");
    return types;
}

void generate(const fs::path& facts, const fs::path& list, const fs::path& output) {
    schema::Model model = schema::read_folder(facts);
    schema::derive(model);
    std::map<std::string, std::vector<aws::generate::Resource>> services;
    for (const std::string& name : read_list(list)) {
        const auto type = model.types.find(name);
        if (type == model.types.end())
            throw std::runtime_error(list.string() + ": unknown type " + name);
        aws::generate::Resource resource = aws::generate::describe(type->second);
        services[resource.service].push_back(std::move(resource));
    }
    for (const auto& [service, resources] : services) {
        write(output / "include/appinfra/aws" / (service + ".hpp"), aws::generate::emit_header(resources));
        write(output / (service + ".cpp"), aws::generate::emit_source(resources));
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: appinfra-generate FACTS TYPES OUTPUT\n";
        return 2;
    }
    try {
        generate(argv[1], argv[2], argv[3]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
