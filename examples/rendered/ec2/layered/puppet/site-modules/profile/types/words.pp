# A command: its words, run without a shell.
type Profile::Words = Array[String, 1]
