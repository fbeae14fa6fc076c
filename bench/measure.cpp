// measure ROUNDS COMMAND [ARGUMENT...] [-- COMMAND [ARGUMENT...]]...
//
// Runs the commands in turn, ROUNDS times, without their output. Prints for each command one line: the median and the
// least wall-clock time of the whole process in microseconds, and its peak memory in KiB. It is a small program of its
// own because the kernel counts the memory of the process that starts another as that other's peak.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>
#include <vector>

namespace {

struct Subject {
    std::vector<char*> command;
    std::vector<long> microseconds;
    long peak_kib = 0;
};

std::vector<Subject> read_subjects(std::span<char*> arguments) {
    std::vector<Subject> subjects(1);
    for (char* argument : arguments) {
        if (std::string_view(argument) == "--") {
            subjects.emplace_back();
        } else {
            subjects.back().command.push_back(argument);
        }
    }
    for (Subject& subject : subjects) {
        subject.command.push_back(nullptr);
    }
    return subjects;
}

/// Programs that find something tell it by a number below this one; from it on they failed themselves.
constexpr int least_failure = 64;

/// Runs the command once and adds what it took. False when it could not be started or failed.
bool run(Subject& subject, const posix_spawn_file_actions_t& silence) {
    const auto start = std::chrono::steady_clock::now();
    pid_t process = 0;
    if (posix_spawnp(&process, subject.command[0], &silence, nullptr, subject.command.data(), environ) != 0) {
        return false;
    }
    int status = 0;
    rusage usage{};
    wait4(process, &status, 0, &usage);
    const auto took = std::chrono::steady_clock::now() - start;
    subject.microseconds.push_back(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    subject.peak_kib = std::max(subject.peak_kib, usage.ru_maxrss);
    return WIFEXITED(status) && WEXITSTATUS(status) < least_failure;
}

}  // namespace

int main(int argc, char** argv) {
    const long rounds = argc > 2 ? std::strtol(argv[1], nullptr, 10) : 0;
    if (rounds < 1) {
        std::fputs("usage: measure ROUNDS COMMAND [ARGUMENT...] [-- COMMAND [ARGUMENT...]]...\n", stderr);
        return 2;
    }
    std::vector<Subject> subjects = read_subjects(std::span(argv, static_cast<std::size_t>(argc)).subspan(2));
    posix_spawn_file_actions_t silence;
    posix_spawn_file_actions_init(&silence);
    posix_spawn_file_actions_addopen(&silence, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&silence, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    for (long round = 0; round < rounds; ++round) {
        for (Subject& subject : subjects) {
            if (!run(subject, silence)) {
                std::fprintf(stderr, "measure: %s failed\n", subject.command[0]);
                return 1;
            }
        }
    }
    for (Subject& subject : subjects) {
        std::ranges::sort(subject.microseconds);
        std::printf("%ld %ld %ld\n", subject.microseconds[subject.microseconds.size() / 2],
                    subject.microseconds.front(), subject.peak_kib);
    }
}
