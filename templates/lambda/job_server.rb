# Runs a job for every event of a Lambda function, behind the Lambda Web Adapter, which speaks HTTP to it.
#   ruby -e THIS -- WORD...    with AWS_LWA_ERROR_STATUS_CODES=500, or failed jobs would be successful invocations
# In:  AWS_LWA_PORT or PORT, AWS_LWA_READINESS_CHECK_PATH (default /), ARGV: the job, run without a shell
# Out: the job's output on standard output and error; 200 or 500 and its exit code
require "socket"

$stdout.sync = true
server = TCPServer.new("127.0.0.1", Integer(ENV["AWS_LWA_PORT"] || ENV.fetch("PORT")))
ready = ENV.fetch("AWS_LWA_READINESS_CHECK_PATH", "/")
trap("TERM") { exit }

def run
  puts "job starts: #{ARGV.join(" ")}"
  system([ARGV[0], ARGV[0]], *ARGV.drop(1), in: File::NULL)
  code = $?&.exitstatus || 128 + $?&.termsig.to_i
  puts "job ended: exit code #{code}"
  [code == 0 ? "200 OK" : "500 Internal Server Error", %({"exit_code":#{code}}\n)]
end

# One connection after the other, so one job at a time.
loop do
  client = server.accept
  method, path = client.gets.to_s.split
  length = 0
  while (line = client.gets) && line != "\r\n"
    length = line[/\d+/].to_i if line.downcase.start_with?("content-length:")
  end
  client.read(length)
  status, body = if method == "POST" then run
                 elsif path == ready then ["200 OK", "ready\n"]
                 else ["404 Not Found", ""]
                 end
  client.write("HTTP/1.1 #{status}\r\nContent-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n#{body}")
rescue SystemCallError => error
  puts "connection lost: #{error.class}"
ensure
  client&.close
end
