# Removes uploads before they are older than promised, what is left of broken uploads, and the directories left empty.
#
# A file is removed by the first run that finds it older than the threshold. It is never older than threshold plus
# interval: the day between threshold and promise is for hours in which a server or its timer does not run.
#
# @param keep_days when an upload is gone for certain
class profile::uploads (
  Integer[2] $keep_days,
) {
  $minutes_of_day = 24 * 60
  $threshold = ($keep_days - 1) * $minutes_of_day
  $incoming = '/srv/uploads/incoming'
  # Another server may remove the same file at the same time.
  $files = ['/usr/bin/find', '/srv/uploads', '-xdev', '-ignore_readdir_race', '-not', '-type', 'd']
  $directories = ['/usr/bin/find', '/srv/uploads', '-xdev', '-ignore_readdir_race', '-mindepth', '1', '-type', 'd']

  # By the time of the last change: unlike that of the modification, a client cannot set it.
  profile::schedule { 'uploads-removal':
    description     => 'Removal of old uploads',
    directory       => '/srv/uploads',
    commands        => [
      $files + ['-cmin', "+${threshold}", '-delete'],
      $files + ['-path', "${incoming}/*", '-cmin', "+${minutes_of_day}", '-delete'],
      $directories + ['-not', '-path', $incoming, '-empty', '-cmin', "+${minutes_of_day}", '-delete'],
    ],
    timer           => ['OnCalendar=hourly UTC'],
    timeout_minutes => 50,
  }
}
