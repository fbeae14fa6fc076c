# An assignment of a variable that systemd (EnvironmentFile=) and a POSIX shell read alike, as text and nothing else.
#
# @param variable its name
# @param value any text, also of several lines
# @return `NAME="value"` and a line end
function profile::assignment(Pattern[/\A[A-Za-z_][A-Za-z0-9_]*\z/] $variable, String $value) >> String {
  $quoted = $value.regsubst('[\\\\"`$]', '\\\\\\0', 'G')
  "${variable}=\"${quoted}\"\n"
}
