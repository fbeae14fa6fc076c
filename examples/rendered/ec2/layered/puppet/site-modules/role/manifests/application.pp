# A server of the application: it shares its files with the other servers, runs a release of the application behind the
# load balancer, takes its turn at the scheduled jobs, and removes uploads before they are too old.
class role::application {
  contain profile::base
  contain profile::files
  contain profile::application
  contain profile::release
  contain profile::jobs
  contain profile::uploads

  Class['profile::base']
  -> Class['profile::files']
  -> Class['profile::application']
  -> Class['profile::release']
  -> Class['profile::jobs', 'profile::uploads']
}
