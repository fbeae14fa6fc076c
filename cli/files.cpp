#include "files.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <vector>

#include "appinfra/diagnostics/print.hpp"
#include "appinfra/document/read.hpp"
#include "appinfra/manifest/read.hpp"
#include "appinfra/scenarios/limits.hpp"
#include "appinfra/support/edit_distance.hpp"

namespace appinfra::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* default_manifest = "appinfra.yaml";

[[noreturn]] void fail(const std::string& what, const fs::path& path) {
    throw UsageError(what + " '" + path.string() + "': " + std::strerror(errno));
}

/// Writes the text of an output to another place than its own, or to its own.
void write_text(const Output& output, const fs::path& place) {
    std::ofstream stream(place, std::ios::binary);
    stream << output.text;
    stream.close();
    if (!stream)
        fail("cannot write", output.path);
}

/// Files that take their final names only when all are written, and are removed again where that fails. What is there
/// already and is no file, such as a device or a pipe, is written to instead of replaced.
class Staging {
public:
    Staging() = default;
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;
    ~Staging() {
        std::error_code ignored;
        for (const Move& move : moves_)
            fs::remove(move.temporary, ignored);
    }

    void write(const Output& output) {
        std::error_code error;
        if (output.path.has_parent_path())
            fs::create_directories(output.path.parent_path(), error);
        if (error)
            throw UsageError("cannot make the folder of '" + output.path.string() + "': " + error.message());
        const fs::file_status status = fs::status(output.path, error);
        if (fs::is_directory(status))
            throw UsageError("cannot write '" + output.path.string() + "': it is a folder");
        if (fs::exists(status) && !fs::is_regular_file(status))
            streams_.push_back(&output);
        else
            stage(output, status);
    }

    void commit() {
        for (const Output* output : streams_)
            write_text(*output, output->path);
        for (const Move& move : moves_)
            fs::rename(move.temporary, move.path);
        moves_.clear();
    }

private:
    struct Move {
        fs::path temporary;
        fs::path path;
    };

    /// A file that is replaced keeps its permissions, and a link to it stays one.
    void stage(const Output& output, const fs::file_status& status) {
        const fs::path path = fs::exists(status) ? fs::canonical(output.path) : output.path;
        fs::path temporary = path;
        temporary += ".appinfra-" + std::to_string(::getpid());
        moves_.push_back({temporary, path});
        write_text(output, temporary);
        if (fs::exists(status))
            fs::permissions(temporary, status.permissions());
    }

    std::vector<Move> moves_;
    std::vector<const Output*> streams_;
};

/// All there is, or just more than any reader takes: a stream may be endless. `expected` is how much there seems to be.
std::string read_all(std::istream& stream, std::size_t expected) {
    constexpr std::size_t most = document::largest_text + 1;
    std::string text;
    std::size_t size = 0;
    do {
        text.resize(std::min(std::max(2 * size, expected + 1), most));
        stream.read(text.data() + size, static_cast<std::streamsize>(text.size() - size));
        size += static_cast<std::size_t>(stream.gcount());
    } while (size == text.size() && size < most);
    text.resize(size);
    return text;
}

}  // namespace

std::string read_input(World& world, const std::string& path) {
    constexpr std::size_t first_block = 65'536;
    if (path == "-")
        return read_all(world.in, first_block);
    if (fs::is_directory(path))
        throw UsageError("cannot read '" + path + "': it is a folder");
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        fail("cannot read", path);
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    std::string text = read_all(stream, error || size == 0 ? first_block : size);
    if (stream.bad())
        fail("cannot read", path);
    return text;
}

void write_outputs(std::span<const Output> outputs) {
    Staging staging;
    for (const Output& output : outputs)
        staging.write(output);
    staging.commit();
}

void print_findings(World& world, const diagnostics::Sink& sink, std::string_view source) {
    for (const diagnostics::Diagnostic& diagnostic : sink.all())
        world.err << diagnostics::print(diagnostic, source, world.color);
}

std::optional<manifest::Manifest> load_manifest(World& world, const std::string& path,
                                                const scenarios::Scenario& scenario) {
    const std::string name = !path.empty() ? path : fs::exists(default_manifest) ? default_manifest : "";
    std::string text;
    diagnostics::Sink sink;
    std::optional<manifest::Manifest> manifest;
    if (name.empty()) {
        world.err << "appinfra: no appinfra.yaml here; using the built-in example (see `appinfra init`)\n";
        manifest = manifest::built_in_manifest();
    } else {
        text = read_input(world, name);
        manifest = manifest::read(text, name, sink);
    }
    if (manifest)
        scenarios::check_limits(scenario, *manifest, sink);
    sink.sort();
    print_findings(world, sink, text);
    return sink.has_errors() ? std::nullopt : std::move(manifest);
}

const manifest::Environment& choose_environment(const manifest::Manifest& manifest, const std::string& name) {
    if (name.empty())
        return scenarios::default_environment(manifest);
    std::vector<std::string_view> names;
    for (const manifest::Environment& environment : manifest.environments) {
        if (environment.name == name)
            return environment;
        names.push_back(environment.name);
    }
    std::string message = "the manifest has no environment '" + name + "'";
    if (const auto meant = support::did_you_mean(name, names))
        message += "; did you mean '" + std::string(*meant) + "'?";
    throw UsageError(message);
}

}  // namespace appinfra::cli
