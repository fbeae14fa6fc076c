# The scheduled jobs of the application. Every server has their timers; the database lets one of them do the work.
#
# @param jobs jobs by name
class profile::jobs (
  Hash[Pattern[/\A[a-z][a-z0-9-]*\z/], Profile::Job] $jobs = {},
) {
  $jobs.each |$name, $job| {
    profile::schedule { "job-${name}":
      description     => "Job ${name}",
      commands        => [$job['command']],
      directory       => '/srv/application/current',
      timer           => $job['timer'],
      timeout_minutes => $job['timeout_minutes'],
    }
  }
}
