#include <algorithm>
#include <variant>

#include "appinfra/scenarios/traits.hpp"
#include "folder.hpp"
#include "shell_word.hpp"

namespace appinfra::scenarios {
namespace {

/// What CloudFormation takes in a request; larger templates go through a bucket.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11-23)
constexpr std::size_t inline_limit = 51200;

class Guide {
public:
    Guide(const Scenario& scenario, const manifest::Manifest& manifest, const std::vector<EnvironmentPlan>& plans,
          bool layered, std::string region)
        : scenario_(scenario), manifest_(manifest), plans_(plans), layered_(layered), region_(std::move(region)) {}

    std::string write() {
        line("# Deploying " + manifest_.base.name.value);
        line("Scenario `" + std::string(scenario_.name) + "`: " + std::string(scenario_.summary) +
             ". Written by `appinfra render`; change the manifest, not these files.");
        line(
            "All commands run in this folder. They need version 2 of the AWS command line and permission to create "
            "what the "
            "templates "
            "hold.");
        setup();
        before();
        for (const EnvironmentPlan& plan : plans_)
            environment(plan);
        after();
        return std::move(text_);
    }

private:
    void line(const std::string& text) { text_ += text + "\n\n"; }
    void code(const std::string& commands) { text_ += "```sh\n" + commands + "```\n\n"; }

    void setup() {
        std::string commands = "export AWS_REGION=" + (region_.empty() ? "us-west-2  # or wherever" : region_) + "\n";
        const bool large = std::ranges::any_of(plans_, [](const EnvironmentPlan& plan) {
            return std::ranges::any_of(plan.deployments,
                                       [](const Deployment& one) { return one.bytes > inline_limit; });
        });
        if (large)
            commands +=
                "# Templates above 51,200 bytes travel through a bucket of yours:\n"
                "export TEMPLATE_BUCKET=my-templates  # in that region\n";
        code(commands);
    }

    void before() {
        text_ += "## Before the first deployment\n\n";
        const manifest::App& app = manifest_.base;
        if (!app.dns.hosted_zone)
            line(
                "- DNS: set `dns: {hosted_zone: …}` in the manifest when a Route 53 zone of this account holds the "
                "domain. "
                "Otherwise the stack waits while it makes the certificate, until somebody adds the record that its "
                "events "
                "show; and afterwards somebody points the domain to the output that ends in `DnsName`.");
        if (traits_.release == Release::puppet) {
            puppet();
            return;
        }
        if (scenario_.name == "lambda")
            line(
                "- Image: its Dockerfile copies the Lambda Web Adapter to `/opt/extensions/`, as the adapter's own "
                "page "
                "shows; elsewhere the adapter does nothing. Behind RDS Proxy, `database.yml` says "
                "`prepared_statements: false`.");
        for (const manifest::Secret& secret : app.secrets) {
            if (const auto* source = std::get_if<manifest::SecretsManagerSecret>(&secret.source.value))
                line("- Secret `" + secret.name + "`: has to exist in Secrets Manager as `" + source->id + "`" +
                     (source->json_key.empty() ? "." : ", JSON key `" + source->json_key + "`."));
            if (const auto* source = std::get_if<manifest::ParameterStoreSecret>(&secret.source.value))
                line("- Secret `" + secret.name + "`: has to exist in Parameter Store as `" + source->id + "`.");
        }
    }

    void puppet() {
        line(
            "- Puppet: the control repository in `puppet/` goes to the Puppet server first; its README says how. A "
            "server is ready when the application on it answers, so hiera has to hold every secret before the servers "
            "start. Deploy the layers one by one the first time: the stack `data` makes the password of the database.");
        std::string names = "`DATABASE_USERNAME`, `DATABASE_PASSWORD`";
        for (const manifest::Secret& secret : manifest_.base.secrets)
            names += ", `" + secret.name + "`";
        line("- Secrets come from hiera-eyaml, not from where the manifest says: " + names + ".");
    }

    void environment(const EnvironmentPlan& plan) {
        text_ += "## " + plan.environment + "\n\n";
        for (const Deployment& deployment : plan.deployments)
            deploy(plan.environment, deployment);
    }

    void deploy(const std::string& environment, const Deployment& one) {
        if (one.layer == cfn::Layer::edge)
            line(
                "The certificate of the reports site, which CloudFront takes from us-east-1 only. Its ARN, the output, "
                "is "
                "`reports: {certificate: …}` of this environment in the manifest:");
        std::string command =
            deploy_command(one, one.template_file, "file://" + parameter_file(environment, one, layered_));
        if (one.layer == cfn::Layer::edge)
            command += "\naws cloudformation describe-stacks --stack-name " + one.stack +
                       " --region us-east-1 \\\n    --query 'Stacks[0].Outputs[].OutputValue' --output text";
        code(command + "\n");
    }

    void after() {
        if (traits_.files == Files::buckets || traits_.release != Release::puppet)
            text_ += "## Afterwards\n\n";
        if (traits_.files == Files::buckets)
            reports();
        if (traits_.release == Release::puppet)
            return;
        if (!manifest_.base.pipeline) {
            line(traits_.release == Release::image
                     ? "Build the image, push it, and deploy again with `ImageUri=<repository>@sha256:<digest>`."
                     : "Build a release, upload it, and deploy again with "
                       "`ArtifactUri=s3://<bucket>/<prefix>/<sha256 of the file>.tar.gz`.");
            return;
        }
        const std::string built = traits_.release == Release::image ? "image" : "release";
        line(
            "- Complete the connection to the git host once, in the console under Developer Tools, Connections; then "
            "release a change, or push to `" +
            manifest_.base.pipeline->branch.value + "`. The pipeline builds the first " + built +
            ", runs the migrations and starts the application. Until then nothing of it runs, and alarms on absent "
            "jobs "
            "are on.");
        line("- From then on the pipeline deploys these files from the repository, folder `" +
             manifest_.base.pipeline->infrastructure.value + "`: `appinfra render " + std::string(scenario_.name) +
             " -o " + manifest_.base.pipeline->infrastructure.value + "`, and `--check` in its tests.");
    }

    void reports() {
        const std::string& app = manifest_.base.name.value;
        line(
            "- The reports site is left out until the manifest names its public key (and, outside us-east-1, its "
            "certificate): readers come with a cookie or URL that the application signs. Make a key pair for each "
            "environment, keep the private half in Secrets Manager, put what is printed last into the manifest as "
            "`reports: {public_key: …}`, render and deploy again:");
        code(
            "openssl genrsa -out reports.key 2048\n"
            "aws secretsmanager create-secret --name " +
            app +
            "/reports-signing-key --secret-string file://reports.key\n"
            "openssl rsa -in reports.key -pubout | sed '/-----/d' | tr -d '\\n'\n"
            "rm reports.key\n");
    }

    const Scenario& scenario_;
    Traits traits_ = traits_of(scenario_);
    const manifest::Manifest& manifest_;
    const std::vector<EnvironmentPlan>& plans_;
    bool layered_;
    std::string region_;
    std::string text_;
};

}  // namespace

std::string large_template_option(const Deployment& deployment) {
    return deployment.bytes > inline_limit ? " --s3-bucket \"$TEMPLATE_BUCKET\"" : "";
}

std::string deploy_command(const Deployment& deployment, const std::string& template_path,
                           const std::string& parameters) {
    std::string command = "aws cloudformation deploy --stack-name " + shell_word(deployment.stack) +
                          " \\\n    --template-file " + shell_word(template_path) + " --parameter-overrides " +
                          shell_word(parameters) +
                          " \\\n    --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset";
    command += large_template_option(deployment);
    if (deployment.layer == cfn::Layer::edge)
        command += " --region us-east-1";
    return command;
}

std::string deploy_guide(const Scenario& scenario, const manifest::Manifest& manifest,
                         const std::vector<EnvironmentPlan>& plans, bool layered, const std::string& region) {
    return Guide(scenario, manifest, plans, layered, region).write();
}

}  // namespace appinfra::scenarios
