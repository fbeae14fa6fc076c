# The words of a command as `ExecStart=:` reads them back, with nothing in them left to expand.
#
# @param words the command
# @return one line
function profile::words(Profile::Words $words) >> String {
  $words.map |$word| {
    $quoted = $word.regsubst('[\\\\"]', '\\\\\\0', 'G').regsubst('%', '%%', 'G')
    "\"${quoted}\""
  }.join(' ')
}
