# Brings the application's code onto the server. Without a repository somebody else does, into /srv/application/current.
#
# @param repository git URL
# @param revision branch, tag or commit
# @param deploy_key private SSH key that may read the repository
# @param prepare commands that make a checkout ready to run
# @param migrate command that changes the database's schema
class profile::release (
  Optional[Pattern[/\A(https:\/\/|ssh:\/\/|git@)\S+\z/]] $repository = undef,
  Pattern[/\A[0-9A-Za-z][0-9A-Za-z._\/-]*\z/]            $revision   = 'main',
  Optional[Sensitive[String[1]]]                         $deploy_key = undef,
  Optional[Profile::Words]                               $migrate    = undef,
  Array[Profile::Words]                                  $prepare    = [
    ['bundle', 'config', 'set', '--local', 'path', '/srv/application/bundle'],
    ['bundle', 'config', 'set', '--local', 'without', 'development:test'],
    ['bundle', 'install'],
    ['bin/rails', 'assets:precompile'],
  ],
) {
  if $repository {
    if $deploy_key {
      file { '/etc/application/deploy_key':
        ensure    => file,
        owner     => 'root',
        group     => 'root',
        mode      => '0400',
        content   => $deploy_key,
        show_diff => false,
        backup    => false,
        before    => Exec['deploy the release'],
      }
    }

    profile::unit { 'application-prepare.service':
      content => epp('profile/run.service.epp', {
        'description'     => 'Preparation of a release',
        'directory'       => '/srv/application/next',
        'commands'        => $prepare + [$migrate].filter |$words| { $words =~ NotUndef },
        'timeout_minutes' => 30,
      }),
    }

    exec { 'deploy the release':
      command => ['/usr/local/sbin/application', 'deploy', $repository, $revision],
      unless  => [['/usr/local/sbin/application', 'is-current', $repository, $revision]],
      timeout => 2 * 60 * 60,
      require => Profile::Unit['application-prepare.service'],
    }
  }
}
