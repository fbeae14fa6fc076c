# The web processes of the application, and the configuration that they, jobs and deployments read.
#
# @param command what answers users
# @param port where it listens
# @param health_check path that answers when the application is well
# @param environment plain environment variables
# @param secrets environment variables that nobody may see
# @param uploads_keep_days when an upload is gone for certain
# @param stop_minutes how long transfers may take to end when the application stops
# @param start_minutes how long the application may take to answer after its start
class profile::application (
  Profile::Words                  $command,
  Integer[1, 65535]               $port,
  String[1]                       $health_check,
  Hash[String, String]            $environment,
  Sensitive[Hash[String, String]] $secrets,
  Integer[2]                      $uploads_keep_days = lookup('profile::uploads::keep_days'),
  Integer[1, 60]                  $stop_minutes      = 15,
  Integer[1, 60]                  $start_minutes     = 5,
) {
  $places = {
    'APP_HOST'              => $facts['app_host'],
    'AWS_REGION'            => $facts['aws_region'],
    'DATABASE_HOST'         => $facts['database_host'],
    'DATABASE_NAME'         => $facts['database_name'],
    'DATABASE_PORT'         => String($facts['database_port']),
    'DATABASE_REPLICA_HOST' => $facts['database_replica_host'],
    'FILE_STORE'            => 'file-system',
    'PORT'                  => String($port),
    'REPORTS_PATH'          => '/srv/reports',
    'UPLOADS_KEEP_DAYS'     => String($uploads_keep_days),
    'UPLOADS_PATH'          => '/srv/uploads',
  }
  # Only while the files move to buckets.
  $buckets = {
    'REPORTS_BUCKET' => $facts['reports_bucket'],
    'UPLOADS_BUCKET' => $facts['uploads_bucket'],
  }.filter |$name, $bucket| { $bucket =~ NotUndef }
  $variables = $places + $buckets + $environment + $secrets.unwrap

  file {
    default:
      ensure => file,
      owner  => 'root',
      group  => 'root',
    ;
    # systemd reads it as root before it becomes the user of the application.
    '/etc/application/environment':
      mode      => '0400',
      content   => Sensitive($variables.map |$name, $value| { profile::assignment($name, $value) }.join),
      show_diff => false,
      backup    => false,
      notify    => Service['application.service'],
    ;
    '/etc/application/service':
      mode    => '0444',
      content => [
        profile::assignment('HEALTH_URL', "http://127.0.0.1:${port}${health_check}"),
        profile::assignment('START_SECONDS', String($start_minutes * 60)),
      ].join,
    ;
    '/usr/local/sbin/application':
      mode   => '0755',
      source => 'puppet:///modules/profile/application.sh',
    ;
  }

  profile::unit { 'application.service':
    content => epp('profile/application.service.epp', {
      'command'      => $command,
      'stop_minutes' => $stop_minutes,
    }),
    notify  => Service['application.service'],
  }

  # Restarts go from server to server, so that one of them always answers.
  service { 'application.service':
    ensure  => running,
    enable  => true,
    restart => '/usr/local/sbin/application restart',
    require => File['/etc/application/service', '/usr/local/sbin/application'],
  }
}
