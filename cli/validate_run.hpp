#pragma once

#include <functional>
#include <string>
#include <vector>

#include "appinfra/report/writer.hpp"
#include "command.hpp"
#include "template_files.hpp"

namespace appinfra::cli {

struct Timings {
    std::chrono::nanoseconds reading{};
    std::chrono::nanoseconds validating{};
    std::size_t bytes = 0;
};

struct RunResult {
    report::Totals totals;
    Timings timings;                      ///< Summed up over all threads.
    std::vector<std::string> unreadable;  ///< Why files could not be read or written.
    std::size_t mended = 0;               ///< Findings that are mended.
};

struct RunOptions {
    std::size_t jobs = 1;  ///< Threads.
    bool fix = false;      ///< Mends the files before they are judged.
};

/// Judges files with as many threads as `jobs`, and gives what the writer makes of each to `print`, in the order of the
/// files. Holds a bounded number of files at a time.
[[nodiscard]] RunResult judge_files(World& world, const std::vector<TemplateFile>& files,
                                    const validate::Settings& settings, const report::Writer& writer,
                                    const RunOptions& options, const std::function<void(std::string_view)>& print);

}  // namespace appinfra::cli
