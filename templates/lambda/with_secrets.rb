# Entry point of a function made from the image of the application: reads the secrets, then becomes the command.
#   EntryPoint: ruby -e THIS --    Command: the words
# In:  <NAME>_FROM=VALUE_FROM (the ARN of a parameter, or of a secret and :JSON-KEY:STAGE:VERSION, as in ECS);
#      AWS_REGION and credentials, which Lambda sets; AWS_ENDPOINT_URL
# Out: ENV[NAME] instead of <NAME>_FROM; the command, started without a shell
require "json"
require "net/http"
require "openssl"

# Headers of a POST to / with Signature Version 4.
def signed(uri, service, target, body)
  time = Time.now.utc.strftime("%Y%m%dT%H%M%SZ")
  headers = {"content-type" => "application/x-amz-json-1.1",
             "host" => uri.port == uri.default_port ? uri.host : "#{uri.host}:#{uri.port}", "x-amz-date" => time,
             "x-amz-security-token" => ENV["AWS_SESSION_TOKEN"], "x-amz-target" => target}.compact
  names = headers.keys.join(";")
  request = ["POST", "/", "", *headers.map { |name, value| "#{name}:#{value}" }, "", names,
             OpenSSL::Digest::SHA256.hexdigest(body)].join("\n")
  scope = [time[0, 8], ENV.fetch("AWS_REGION"), service, "aws4_request"]
  text = ["AWS4-HMAC-SHA256", time, scope.join("/"), OpenSSL::Digest::SHA256.hexdigest(request)].join("\n")
  key = scope.reduce("AWS4" + ENV.fetch("AWS_SECRET_ACCESS_KEY")) { |k, part| OpenSSL::HMAC.digest("SHA256", k, part) }
  headers.merge("authorization" => "AWS4-HMAC-SHA256 " \
                                   "Credential=#{ENV.fetch("AWS_ACCESS_KEY_ID")}/#{scope.join("/")}, " \
                                   "SignedHeaders=#{names}, Signature=#{OpenSSL::HMAC.hexdigest("SHA256", key, text)}")
end

def ask(service, target, question, domain, attempts = 3)
  uri = URI(ENV["AWS_ENDPOINT_URL"] || "https://#{service}.#{ENV.fetch("AWS_REGION")}.#{domain}")
  body = JSON.generate(question)
  limits = {open_timeout: 2, read_timeout: 3}
  response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https", **limits) do |http|
    http.post("/", body, signed(uri, service, target, body))
  end
  return JSON.parse(response.body) if response.code == "200"
  raise "HTTP #{response.code} #{response.body[/"__type":\s*"([\w.#]+)"/, 1]}"
rescue SystemCallError, SocketError, Timeout::Error, RuntimeError => error
  raise error if attempts == 1 || error.message.start_with?("HTTP 4") && !error.message.include?("Throttling")
  sleep 0.5
  ask(service, target, question, domain, attempts - 1)
end

# By ARN, without the JSON key: a secret is read once, whatever is taken of it.
texts = Hash.new do |known, arn|
  part = arn.split(":")
  domain = part[1] == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"
  versions = {VersionStage: part[8], VersionId: part[9]}.reject { |_, value| value.to_s.empty? }
  known[arn] = if part[2] == "ssm"
    ask("ssm", "AmazonSSM.GetParameter", {Name: arn, WithDecryption: true}, domain).dig("Parameter", "Value")
  else
    question = {SecretId: part.first(7).join(":"), **versions}
    ask("secretsmanager", "secretsmanager.GetSecretValue", question, domain)["SecretString"]
  end
end

ENV.to_h.each do |variable, from|
  next unless variable.end_with?("_FROM") && from.match?(/\Aarn:[^:]+:(secretsmanager|ssm):/)
  name = variable.delete_suffix("_FROM")
  *parts = from.split(":")
  key, parts[7] = parts[7].to_s, "" if parts.size > 7
  begin
    value = texts[parts.join(":")]
    value = Hash(JSON.parse(value))[key] unless key.to_s.empty?
    ENV[name] = value.is_a?(String) ? value : JSON.generate(value.nil? ? raise(TypeError) : value)
  rescue JSON::ParserError, TypeError # their messages quote the text
    abort "#{name}: the secret has no such value"
  rescue => error
    abort "#{name}: cannot be read: #{error.message}"
  end
  ENV.delete(variable)
end
exec([ARGV[0], ARGV[0]], *ARGV.drop(1))
