// Prints what the AwsSolutions pack finds in each template, as JSON. Runs in the folder that holds node_modules.
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const { App, CfnResource, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks } = require('cdk-nag');

function judge(templateFile) {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Stack');
  new CfnInclude(stack, 'Template', { templateFile });
  const { violations } = new AwsSolutionsChecks(app, { verbose: true }).validateScope(app);
  const findings = violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({
      rule: ruleName,
      resource: constructPath.split('/').at(-1), // the logical id
      text: description.split('. ')[0],
    })),
  );
  return { resources: stack.node.findAll().filter((node) => CfnResource.isCfnResource(node)).length, findings };
}

console.log(JSON.stringify(process.argv.slice(2).map(judge)));
