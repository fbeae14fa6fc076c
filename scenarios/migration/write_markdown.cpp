#include "summary.hpp"

namespace appinfra::scenarios {
namespace {

class Page {
public:
    std::string write(const Plan& plan) {
        line("# Moving " + plan.app + " from " + plan.from + " to " + plan.to);
        line(std::string("Layout ") + (plan.layout == cfn::Layout::layered ? "layered" : "single") +
             ". Written by `appinfra migrate` from the templates of both scenarios and the manifest.");
        if (!plan.obstacles.empty()) {
            line("## This plan cannot be carried out");
            list(plan.obstacles);
        }
        for (const Topic& topic : plan.topics)
            section("## ", topic);
        secrets(plan.secrets);
        line("## Steps");
        for (std::size_t i = 0; i < plan.steps.size(); ++i)
            step(i + 1, plan.steps[i]);
        leftovers(plan.leftovers);
        line("## From then on");
        for (const Topic& duty : plan.duties)
            section("### ", duty);
        text_.pop_back();
        return std::move(text_);
    }

private:
    void line(const std::string& text) { text_ += text + "\n\n"; }

    void list(const std::vector<std::string>& items) {
        for (const std::string& item : items)
            text_ += "- " + item + "\n";
        text_ += "\n";
    }

    void section(const std::string& mark, const Topic& topic) {
        line(mark + topic.title);
        list(topic.notes);
    }

    void code(const std::vector<std::string>& commands) {
        for (const std::string& command : commands)
            text_ += "```sh\n" + command + "\n```\n\n";
    }

    void secrets(const std::vector<SecretMove>& moves) {
        if (moves.empty())
            return;
        line("## Secrets");
        text_ += "| name | until now | from then on |\n| --- | --- | --- |\n";
        for (const SecretMove& move : moves)
            text_ += "| `" + move.name + "` | " + move.from + " | " + move.to + " |\n";
        text_ += "\n";
    }

    void step(std::size_t number, const Step& step) {
        line("### " + heading(number, step));
        if (step.point_of_no_return)
            line("**Point of no return.**");
        line("Who: " + std::string(name_of(step.who)) + ". " + step.why);
        code(step.commands);
        for (const StackUpdate& update : step.updates) {
            line("Predicted for the stack `" + update.stack + "`:");
            list(summarize(update.prediction));
        }
        if (!step.checks.empty()) {
            line("Go on when:");
            list(step.checks);
        }
        line("Way back: " + step.back);
        code(step.back_commands);
    }

    void leftovers(const std::vector<Leftover>& all) {
        const std::vector<std::string> retained = with_fate(all, name_of(compare::Fate::retained));
        const std::vector<std::string> snapshotted = with_fate(all, name_of(compare::Fate::snapshotted));
        const std::vector<std::string> deleted = with_fate(all, name_of(compare::Fate::deleted));
        line("## What becomes unused");
        if (all.empty())
            line("Nothing.");
        group("Retained, outside of any stack:", retained);
        group("Deleted, with a last snapshot:", snapshotted);
        group("Deleted:", deleted);
    }

    void group(const std::string& title, const std::vector<std::string>& items) {
        if (items.empty())
            return;
        line(title);
        list(items);
    }

    std::string text_;
};

}  // namespace

std::string plan_markdown(const Plan& plan) { return Page().write(plan); }

}  // namespace appinfra::scenarios
