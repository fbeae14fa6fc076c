#!/opt/puppetlabs/puppet/bin/ruby
# Whether the Puppet server signs a certificate request: `autosign` in its puppet.conf names this file. The request comes
# on standard input; exit code 0 signs it.
#
# A request says in which environment its server is, and so which secrets it will get. It has to know the password of that
# environment, which is the text of the file /etc/puppetlabs/puppet/challenge/<environment>.

require 'puppet'
require 'puppet/ssl/certificate_request'

FOLDER = '/etc/puppetlabs/puppet/challenge'.freeze

Puppet::SSL::Oids.register_puppet_oids
request = Puppet::SSL::CertificateRequest.from_s($stdin.read)
extensions = request.request_extensions.to_h { |extension| extension.values_at('oid', 'value') }
attributes = request.custom_attributes.to_h { |attribute| attribute.values_at('oid', 'value') }

environment = extensions['pp_environment']
exit 1 unless environment.to_s.match?(/\A[a-z][a-z0-9-]*\z/)

file = File.join(FOLDER, environment)
expected = File.file?(file) ? File.read(file).strip : ''
exit 1 if expected.empty?
exit OpenSSL.secure_compare(attributes['challengePassword'].to_s, expected)
