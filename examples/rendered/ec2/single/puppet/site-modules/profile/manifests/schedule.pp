# Commands, run one after the other whenever a timer says so; the first that fails ends the run.
#
# @param description what it is, for the journal
# @param commands what is run
# @param directory where they run
# @param timer when
# @param timeout_minutes after how long a run is stopped
define profile::schedule (
  String[1]                $description,
  Array[Profile::Words, 1] $commands,
  String[1]                $directory,
  Profile::Timer           $timer,
  Integer[1]               $timeout_minutes,
) {
  profile::unit {
    default:
      notify => Service["${title}.timer"],
    ;
    "${title}.service":
      content => epp('profile/run.service.epp', {
        'description'     => $description,
        'directory'       => $directory,
        'commands'        => $commands,
        'timeout_minutes' => $timeout_minutes,
      }),
    ;
    "${title}.timer":
      content => epp('profile/run.timer.epp', { 'description' => $description, 'timer' => $timer }),
    ;
  }

  service { "${title}.timer":
    ensure  => running,
    enable  => true,
    require => Class['profile::systemd'],
  }
}
