# Lets systemd read its units again.
class profile::systemd {
  exec { 'read the units again':
    command     => ['/usr/bin/systemctl', 'daemon-reload'],
    refreshonly => true,
  }
}
