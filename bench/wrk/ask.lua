-- Sends the requests of a file, one line each: METHOD<tab>path<tab>content type<tab>body. Every thread takes its own
-- lines, one after the other; in what it sends {uuid} becomes a new one each time and {n} a newline. Answers JSON.
-- wrk … -s ask.lua ADDRESS -- FILE HOST COOKIES

local threads, many = {}, 0

function setup(thread)
  thread:set("id", many)
  table.insert(threads, thread)
  many = many + 1
end

local function uuid()
  return (("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx"):gsub("x", function()
    return string.format("%x", math.random(0, 15))
  end))
end

function init(args)
  math.randomseed(os.time() + id * 7919)
  math.random()
  used, lines = 0, {}
  seen = {}
  host, cookies = args[2], args[3]
  local all = {}
  for line in io.lines(args[1]) do
    local method, path, kind, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
    table.insert(all, { method, path, kind, (body:gsub("{n}", "\r\n")) })
  end
  local every = tonumber(args[4])
  for number = id + 1, #all, every do
    table.insert(lines, all[number])
  end
  if #lines == 0 then lines = all end
  total = #lines
end

function request()
  local line = lines[used % #lines + 1]
  used = used + 1
  local headers = {
    Host = host,
    Cookie = cookies,
    Origin = "https://" .. host,
    ["X-Forwarded-Proto"] = "https",
    ["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(1, 254)),
    ["Accept-Language"] = "zh-CN",
  }
  local body = nil
  if line[1] == "POST" then
    headers["Content-Type"] = line[3]
    body = line[4]:gsub("{uuid}", uuid)
  end
  return wrk.format(line[1], line[2], headers, body)
end

function response(status)
  status = tostring(status)
  seen[status] = (seen[status] or 0) + 1
end

function done(summary, latency, requests)
  local statuses, turns = {}, 0
  for _, thread in ipairs(threads) do
    for status, number in pairs(thread:get("seen")) do
      statuses[status] = (statuses[status] or 0) + number
    end
    turns = math.max(turns, thread:get("used") / thread:get("total"))
  end
  local parts = {}
  for status, number in pairs(statuses) do
    table.insert(parts, string.format('"%s": %d', status, number))
  end
  io.write(string.format(
    '\nJSON {"seconds": %f, "requests": %d, "bytes": %d, "p50": %f, "p95": %f, "p99": %f, "max": %f, "turns": %f, "errors": %d, "statuses": {%s}}\n',
    summary.duration / 1e6, summary.requests, summary.bytes, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3, turns,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    table.concat(parts, ", ")))
end
