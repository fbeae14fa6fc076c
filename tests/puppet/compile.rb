# compile.rb ENVIRONMENTPATH < node.json: compiles the catalog of a node as a Puppet server does, with facts that the node
# reports and extensions that its certificate has. Prints the resources as JSON; the names of parameters whose values are
# Sensitive stand beside them.

require 'json'
require 'puppet'

told = JSON.parse($stdin.read)
Puppet.initialize_settings(['--environmentpath', ARGV.fetch(0), '--environment', 'puppet', '--strict', 'error'])
Puppet::Util::Log.newdestination(:console)

environment = Puppet.lookup(:environments).get!('puppet')
facts = Puppet::Node::Facts.new(told['name'], told['facts'])
node = Puppet::Node.new(told['name'], environment: environment, facts: facts, parameters: told['facts'])
node.trusted_data = { 'authenticated' => 'remote', 'certname' => told['name'], 'extensions' => told['extensions'] }

begin
  catalog = Puppet.override(current_environment: environment) { Puppet::Parser::Compiler.compile(node) }
  cycles = catalog.to_ral.relationship_graph.find_cycles_in_graph
rescue Puppet::Error => error
  abort error.message
end
abort "these resources wait for each other: #{cycles}" unless cycles.empty?

puts JSON.generate(catalog.resources.to_h { |resource|
  [resource.ref, { 'values' => resource.to_hash, 'sensitive' => resource.sensitive_parameters }]
})
