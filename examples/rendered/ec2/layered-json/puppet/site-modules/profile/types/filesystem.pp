# The id of an EFS file system.
type Profile::Filesystem = Pattern[/\Afs-[0-9a-f]+\z/]
