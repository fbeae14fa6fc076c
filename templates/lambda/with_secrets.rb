# Entry point of a Lambda function made from the image of the application: reads the secrets, then becomes the command.
#   EntryPoint: ruby -e THIS --    Command: the words
# In:  <NAME>_FROM=VALUE_FROM (the ARN of a parameter, or of a secret and :JSON-KEY:STAGE:VERSION, as in ECS), and what Lambda
#      sets: AWS_REGION and credentials; AWS_ENDPOINT_URL
# Out: ENV[NAME]; the command, without a shell
require "json"
require "net/http"
require "openssl"
require "time"

def signed(uri, service, target, body)
  region = ENV.fetch("AWS_REGION")
  time = Time.now.utc.strftime("%Y%m%dT%H%M%SZ")
  headers = {"content-type" => "application/x-amz-json-1.1", "host" => uri.port == uri.default_port ? uri.host : "#{uri.host}:#{uri.port}",
             "x-amz-date" => time, "x-amz-security-token" => ENV["AWS_SESSION_TOKEN"], "x-amz-target" => target}.compact
  names = headers.keys.join(";")
  canonical = ["POST", "/", "", headers.map { |name, value| "#{name}:#{value}\n" }.join, names, OpenSSL::Digest::SHA256.hexdigest(body)]
  scope = [time[0, 8], region, service, "aws4_request"]
  key = scope.reduce("AWS4" + ENV.fetch("AWS_SECRET_ACCESS_KEY")) { |secret, part| OpenSSL::HMAC.digest("SHA256", secret, part) }
  text = ["AWS4-HMAC-SHA256", time, scope.join("/"), OpenSSL::Digest::SHA256.hexdigest(canonical.join("\n"))].join("\n")
  headers["authorization"] = "AWS4-HMAC-SHA256 Credential=#{ENV.fetch("AWS_ACCESS_KEY_ID")}/#{scope.join("/")}, " \
                             "SignedHeaders=#{names}, Signature=#{OpenSSL::HMAC.hexdigest("SHA256", key, text)}"
  headers
end

def ask(service, target, question, partition)
  uri = URI(ENV["AWS_ENDPOINT_URL"] || "https://#{service}.#{ENV.fetch("AWS_REGION")}.amazonaws.com#{".cn" if partition == "aws-cn"}")
  body = JSON.generate(question)
  3.times do |attempt|
    sleep(attempt * 0.5)
    response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https", open_timeout: 2, read_timeout: 5) do |http|
      http.post("/", body, signed(uri, service, target, body))
    end
    return JSON.parse(response.body) if response.code == "200"
    raise "HTTP #{response.code} #{response.body[/"__type":\s*"([\w.#]+)"/, 1]}" if attempt == 2 || response.code.to_i < 500 && !response.body.include?("Throttl")
  rescue SystemCallError, SocketError, Timeout::Error, OpenSSL::SSL::SSLError => error
    raise error.class.name if attempt == 2
  end
end

known = Hash.new do |all, arn|
  part = arn.split(":")
  all[arn] = if part[2] == "ssm"
    ask("ssm", "AmazonSSM.GetParameter", {Name: arn, WithDecryption: true}, part[1]).dig("Parameter", "Value")
  else
    versions = {VersionStage: part[8], VersionId: part[9]}.reject { |_, value| value.to_s.empty? }
    ask("secretsmanager", "secretsmanager.GetSecretValue", {SecretId: part.first(7).join(":"), **versions}, part[1])["SecretString"]
  end
end

ENV.to_h.each do |variable, from|
  next unless variable.end_with?("_FROM") && from.match?(/\Aarn:[^:]+:(secretsmanager|ssm):/)
  name = variable.delete_suffix("_FROM")
  key = from.split(":")[7].to_s
  begin
    # The same secret is read once, whatever is taken of it.
    value = known[key.empty? ? from : from.split(":").tap { |part| part[7] = "" }.join(":")]
    value = JSON.parse(value)[key] unless key.empty?
    raise "the secret has no such value" if value.nil?
  rescue JSON::ParserError, TypeError, NoMethodError
    abort "#{name}: the secret has no such value"
  rescue => error
    abort "#{name}: cannot be read: #{error.message}"
  end
  ENV[name] = value.is_a?(String) ? value : JSON.generate(value)
  ENV.delete(variable)
end
exec([ARGV[0], ARGV[0]], *ARGV.drop(1))
