# The id of an EFS access point.
type Profile::Access_point = Pattern[/\Afsap-[0-9a-f]+\z/]
