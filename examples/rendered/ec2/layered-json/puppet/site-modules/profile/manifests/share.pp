# A directory of a file share, mounted through TLS with the server's own identity.
#
# @param file_system EFS file system
# @param access_point access point, which decides directory, owner and mode of what is mounted
define profile::share (
  Profile::Filesystem   $file_system,
  Profile::Access_point $access_point,
) {
  # Only that it is there: once mounted, owner and mode are those of the access point.
  file { $title:
    ensure => directory,
  }

  mount { $title:
    ensure   => mounted,
    atboot   => true,
    fstype   => 'efs',
    device   => "${file_system}:/",
    options  => "_netdev,noresvport,tls,iam,accesspoint=${access_point}",
    remounts => false,
    require  => [File[$title], Package['amazon-efs-utils']],
  }
}
