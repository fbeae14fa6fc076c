# When a timer starts: settings of the section [Timer] of systemd.timer(5).
type Profile::Timer = Array[Pattern[/\AOn(Calendar|Active|UnitActive)(Sec)?=[^\n]+\z/], 1]
