#include "validate_run.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "appinfra/inspect/fix.hpp"
#include "files.hpp"

namespace appinfra::cli {
namespace {

/// What one file came to.
struct Piece {
    std::string text;
    std::vector<diagnostics::Diagnostic> findings;
    Timings timings;
    std::string error;
    std::size_t mended = 0;
    bool is_template = false;
};

/// Files that may be done before an earlier one is.
constexpr std::size_t most_waiting = 256;
/// Below that starting threads costs more than it gains.
constexpr std::size_t fewest_for_threads = 8;
constexpr std::size_t files_per_progress = 64;

/// Mending one thing may show another: a condition that only an unused one used.
constexpr int most_passes = 10;

/// Mends a file until nothing is left to mend, and judges the rest.
void mend(const TemplateFile& file, const validate::Settings& settings, std::string& text, Piece& piece,
          inspect::Verdict& verdict) {
    const std::string original = text;
    for (int pass = 0; pass < most_passes; ++pass) {
        inspect::Fixed fixed = inspect::fix(text, file.path, verdict.findings);
        if (fixed.count == 0)
            break;
        piece.mended += fixed.count;
        text = std::move(fixed.text);
        verdict = inspect::inspect(text, file.path, file.origin, settings);
    }
    if (text == original)
        return;
    try {
        write_outputs(std::array{Output{file.path, text}});
    } catch (const UsageError& error) {
        piece.error = error.what();
    }
}

Piece judge_file(World& world, const TemplateFile& file, const validate::Settings& settings,
                 const report::Writer& writer, bool fix) {
    Piece piece;
    std::string text;
    try {
        text = read_input(world, file.path);
    } catch (const UsageError& error) {
        piece.error = error.what();
        return piece;
    }
    inspect::Verdict verdict = inspect::inspect(text, file.path, file.origin, settings);
    piece.is_template = verdict.is_template;
    if (!verdict.is_template)
        return piece;
    if (fix && file.path != "-")
        mend(file, settings, text, piece, verdict);
    piece.timings = {verdict.reading, verdict.validating, text.size()};
    piece.text = writer.file({.file = file.path, .source = text, .findings = verdict.findings});
    piece.findings = std::move(verdict.findings);
    return piece;
}

/// Puts the pieces in order again.
class Collector {
public:
    Collector(std::size_t files, const report::Writer& writer, const std::function<void(std::string_view)>& print,
              bool progress)
        : files_(files), writer_(writer), print_(print), progress_(progress && files > files_per_progress) {}

    void add(Piece&& piece) {
        if (!piece.error.empty())
            result_.unreadable.push_back(std::move(piece.error));
        result_.mended += piece.mended;
        if (piece.is_template) {
            result_.totals.add(piece.findings);
            result_.timings.reading += piece.timings.reading;
            result_.timings.validating += piece.timings.validating;
            result_.timings.bytes += piece.timings.bytes;
            if (!piece.text.empty()) {
                if (!first_)
                    print_(writer_.separator());
                print_(piece.text);
                first_ = false;
            }
        }
        if (++done_ % files_per_progress == 0)
            show_progress();
    }

    [[nodiscard]] RunResult take() {
        if (progress_)
            std::cerr << "\r\x1b[K" << std::flush;
        return std::move(result_);
    }

private:
    void show_progress() {
        if (progress_)
            std::cerr << "\r\x1b[K" << done_ << " of " << files_ << " files" << std::flush;
    }

    std::size_t files_;
    const report::Writer& writer_;
    const std::function<void(std::string_view)>& print_;
    bool progress_;
    RunResult result_;
    std::size_t done_ = 0;
    bool first_ = true;
};

/// The files yet to be judged, and the pieces that wait for an earlier one.
class Queue {
public:
    explicit Queue(std::size_t files) : files_(files) {}

    /// The next file to judge; nothing when none is left.
    std::optional<std::size_t> next() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return taken_ == files_ || taken_ < given_ + most_waiting; });
        return taken_ == files_ ? std::nullopt : std::optional(taken_++);
    }

    void put(std::size_t file, Piece&& piece) {
        const std::lock_guard lock(mutex_);
        waiting_.emplace(file, std::move(piece));
        if (file == given_)
            ready_.notify_one();
    }

    /// The piece of the next file in order; nothing when all were given.
    std::optional<Piece> take() {
        std::unique_lock lock(mutex_);
        if (given_ == files_)
            return {};
        ready_.wait(lock, [&] { return !waiting_.empty() && waiting_.begin()->first == given_; });
        Piece piece = std::move(waiting_.extract(waiting_.begin()).mapped());
        ++given_;
        room_.notify_all();
        return piece;
    }

private:
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable ready_;
    std::map<std::size_t, Piece> waiting_;
    std::size_t files_;
    std::size_t taken_ = 0;
    std::size_t given_ = 0;
};

}  // namespace

RunResult judge_files(World& world, const std::vector<TemplateFile>& files, const validate::Settings& settings,
                      const report::Writer& writer, const RunOptions& options,
                      const std::function<void(std::string_view)>& print) {
    Collector collector(files.size(), writer, print, isatty(STDERR_FILENO) != 0);
    if (options.jobs < 2 || files.size() < fewest_for_threads) {
        for (const TemplateFile& file : files)
            collector.add(judge_file(world, file, settings, writer, options.fix));
        return collector.take();
    }
    Queue queue(files.size());
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(options.jobs, files.size()); ++i)
        threads.emplace_back([&] {
            while (const auto file = queue.next())
                queue.put(*file, judge_file(world, files[*file], settings, writer, options.fix));
        });
    while (auto piece = queue.take())
        collector.add(std::move(*piece));
    return collector.take();
}

}  // namespace appinfra::cli
