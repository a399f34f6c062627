-- Requests what a file lists, line by line and again from the start.
-- A line is a path, and after a space the Authorization that goes with it, if any.

local requests, at = {}, 0

function init(arguments)
   for line in io.lines(arguments[1]) do
      local path, authorization = line:match("^(%S+) ?(.*)$")
      local headers = { Accept = arguments[2] }
      if authorization ~= "" then
         headers.Authorization = authorization
      end
      requests[#requests + 1] = wrk.format("GET", path, headers)
   end
end

function request()
   at = at % #requests + 1
   return requests[at]
end
