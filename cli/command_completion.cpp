#include <iostream>
#include <memory>
#include <string>

#include "command.hpp"

namespace appinfra::cli {
namespace {

/// The words that may follow `command`: its options, and the names that its positional takes.
std::string words_of(const CLI::App& command) {
    std::string words;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames())
            words += " --" + name;
        for (const std::string& name : option->get_snames())
            words += " -" + name;
    }
    return words;
}

std::string names_of(const CLI::App& program) {
    std::string names;
    for (const CLI::App* command : program.get_subcommands({}))
        names += (names.empty() ? "" : " ") + command->get_name();
    return names;
}

std::string bash_completion(const CLI::App& program) {
    std::string text =
        "# bash completion for appinfra\n"
        "_appinfra() {\n"
        "    local current=\"${COMP_WORDS[COMP_CWORD]}\" words\n"
        "    case \"${COMP_WORDS[1]}\" in\n";
    for (const CLI::App* command : program.get_subcommands({}))
        text += "        " + command->get_name() + ") words=\"" + words_of(*command) + "\" ;;\n";
    text += "        *) words=\"" + names_of(program) + words_of(program) +
            "\" ;;\n"
            "    esac\n"
            "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
            "}\n"
            "complete -o default -F _appinfra appinfra\n";
    return text;
}

std::string zsh_completion(const CLI::App& program) {
    std::string text = "#compdef appinfra\nlocal -a commands words\ncommands=(\n";
    for (const CLI::App* command : program.get_subcommands({}))
        text += "    '" + command->get_name() + ":" + command->get_description() + "'\n";
    text += ")\nif (( CURRENT == 2 )); then\n    _describe command commands\n    return\nfi\ncase \"$words[2]\" in\n";
    for (const CLI::App* command : program.get_subcommands({}))
        text += "    " + command->get_name() + ") words=(" + words_of(*command) + " ) ;;\n";
    return text + "esac\ncompadd -- $words\n_files\n";
}

std::string fish_completion(const CLI::App& program) {
    std::string text = "# fish completion for appinfra\n";
    for (const CLI::App* command : program.get_subcommands({})) {
        text += "complete -c appinfra -n __fish_use_subcommand -a " + command->get_name() + " -d '" +
                command->get_description() + "'\n";
        for (const CLI::Option* option : command->get_options())
            for (const std::string& name : option->get_lnames())
                text += "complete -c appinfra -n '__fish_seen_subcommand_from " + command->get_name() + "' -l " + name +
                        " -d '" + option->get_description() + "'\n";
    }
    return text;
}

}  // namespace

void add_completion(CLI::App& program, World& world, Action& action) {
    const auto shell = std::make_shared<std::string>();
    CLI::App* command = program.add_subcommand("completion", "Print a completion script");
    command->add_option("shell", *shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    command->callback([&program, &world, &action, shell] {
        action = [&program, &world, shell] {
            world.out << (*shell == "bash"  ? bash_completion(program)
                          : *shell == "zsh" ? zsh_completion(program)
                                            : fish_completion(program));
            return clean;
        };
    });
}

}  // namespace appinfra::cli
