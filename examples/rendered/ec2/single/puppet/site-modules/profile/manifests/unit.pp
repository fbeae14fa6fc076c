# A unit of systemd, known to systemd as soon as it is written.
#
# @param content its text
define profile::unit (
  String[1] $content,
) {
  include profile::systemd

  file { "/etc/systemd/system/${title}":
    ensure  => file,
    owner   => 'root',
    group   => 'root',
    mode    => '0444',
    content => $content,
    notify  => Class['profile::systemd'],
  }
}
