# The files that all servers share: uploads, and the reports that jobs write.
#
# @param uploads_file_system EFS file system of the uploads
# @param uploads_access_point its access point
# @param reports_file_system EFS file system of the reports
# @param reports_access_point its access point
class profile::files (
  Profile::Filesystem   $uploads_file_system  = $facts['uploads_file_system'],
  Profile::Access_point $uploads_access_point = $facts['uploads_access_point'],
  Profile::Filesystem   $reports_file_system  = $facts['reports_file_system'],
  Profile::Access_point $reports_access_point = $facts['reports_access_point'],
) {
  profile::share { '/srv/uploads':
    file_system  => $uploads_file_system,
    access_point => $uploads_access_point,
  }
  profile::share { '/srv/reports':
    file_system  => $reports_file_system,
    access_point => $reports_access_point,
  }
}
