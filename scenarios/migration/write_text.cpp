#include "summary.hpp"

namespace appinfra::scenarios {
namespace {

constexpr std::size_t width = 100;

class Page {
public:
    std::string write(const Plan& plan) {
        text_ = "Moving " + plan.app + " from " + plan.from + " to " + plan.to + " (" +
                (plan.layout == cfn::Layout::layered ? "layered" : "single") + " layout)\n";
        section("THIS PLAN CANNOT BE CARRIED OUT", plan.obstacles);
        for (const Topic& topic : plan.topics)
            section(topic.title, topic.notes);
        std::vector<std::string> secrets;
        for (const SecretMove& move : plan.secrets)
            secrets.push_back(move.name + ": " +
                              (move.from == move.to ? "stays in " + move.to : "from " + move.from + " to " + move.to));
        section("Secrets", secrets);
        for (std::size_t i = 0; i < plan.steps.size(); ++i)
            step(i + 1, plan.steps[i]);
        section("Unused and retained", with_fate(plan.leftovers, name_of(compare::Fate::retained)));
        section("Unused and deleted with a last snapshot",
                with_fate(plan.leftovers, name_of(compare::Fate::snapshotted)));
        section("Unused and deleted", with_fate(plan.leftovers, name_of(compare::Fate::deleted)));
        for (const Topic& duty : plan.duties)
            section("From then on, " + duty.title, duty.notes);
        return std::move(text_);
    }

private:
    /// Words up to the width, further lines indented below the first.
    void wrap(std::string_view mark, std::string_view text) {
        const std::size_t indent = mark.size();
        std::string line(mark);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(' '), text.size());
            if (line.size() > indent && line.size() + 1 + end > width) {
                text_ += line + "\n";
                line = std::string(indent, ' ');
            }
            line += (line.size() > indent ? " " : "") + std::string(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        text_ += line + "\n";
    }

    void section(const std::string& title, const std::vector<std::string>& notes) {
        if (notes.empty())
            return;
        text_ += "\n" + title + "\n";
        for (const std::string& note : notes)
            wrap("  - ", note);
    }

    void code(const std::vector<std::string>& commands) {
        for (const std::string& command : commands) {
            std::string_view rest = command;
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find('\n'), rest.size());
                text_ += "      " + std::string(rest.substr(0, end)) + "\n";
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
    }

    void step(std::size_t number, const Step& step) {
        text_ += "\n" + heading(number, step) + "\n";
        if (step.point_of_no_return)
            text_ += "    POINT OF NO RETURN\n";
        wrap("    who: ", name_of(step.who));
        wrap("    why: ", step.why);
        code(step.commands);
        for (const StackUpdate& update : step.updates)
            for (const std::string& line : summarize(update.prediction))
                wrap("    stack " + update.stack + ": ", line);
        for (const std::string& check : step.checks)
            wrap("    go on when ", check);
        wrap("    way back: ", step.back);
        code(step.back_commands);
    }

    std::string text_;
};

}  // namespace

std::string plan_text(const Plan& plan) { return Page().write(plan); }

}  // namespace appinfra::scenarios
