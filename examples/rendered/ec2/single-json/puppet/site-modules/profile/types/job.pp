# A command run on a schedule.
type Profile::Job = Struct[{
  command         => Profile::Words,
  timer           => Profile::Timer,
  timeout_minutes => Integer[1],
}]
