# What every server needs before anything of the application: packages, and the user that the application runs as.
#
# @param packages system packages that the application needs
# @param uid number of the user and its group. The file share does not see it: its access points act as 1000 for everyone.
class profile::base (
  Array[String[1]] $packages = [],
  Integer[1001]    $uid      = 1500,
) {
  package { unique(['amazon-efs-utils', 'git-core'] + $packages):
    ensure => installed,
  }

  group { 'application':
    gid => $uid,
  }

  user { 'application':
    uid   => $uid,
    gid   => 'application',
    home  => '/srv/application',
    shell => '/sbin/nologin',
  }

  file {
    default:
      ensure => directory,
      owner  => 'root',
      group  => 'root',
      mode   => '0755',
    ;
    ['/srv', '/srv/application', '/srv/application/releases', '/etc/application']:
    ;
    '/srv/application/bundle':
      owner => 'application',
      group => 'application',
    ;
    '/var/lib/application':
      mode => '0700',
    ;
  }
}
