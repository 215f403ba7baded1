/** Allowances that processes share. Throws `RedisAway` while its server is away: see `with-fallback.ts`. */
import { createHash } from 'node:crypto';
import type { Redis } from '../redis/open-redis.ts';
import type { Allowance, Allowances, Drawn } from './port.ts';

// The arithmetic of `draw-from.ts`, on the server's own clock: those of the processes may be apart. What was granted is
// kept until all of it has come back.
const DRAW = `local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local granted = 1
local before, after = {}, {}
for i = 1, #KEYS do
  local quota, window, cost = tonumber(ARGV[3 * i - 2]), tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
  local kept = redis.call('HMGET', KEYS[i], 'used', 'at')
  local used = 0
  if kept[1] then
    used = math.max(0, kept[1] - math.max(0, now - kept[2]) * quota / window)
  end
  before[i] = used
  after[i] = used + math.min(cost, quota)
  if cost > 0 and after[i] > quota + 1e-6 then granted = 0 end
end
local answer = { granted }
for i = 1, #KEYS do
  local used = before[i]
  if granted == 1 then
    used = after[i]
    local quota, window, cost = tonumber(ARGV[3 * i - 2]), tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
    if cost > 0 then
      redis.call('HSET', KEYS[i], 'used', string.format('%.17g', used), 'at', string.format('%.17g', now))
      redis.call('PEXPIRE', KEYS[i], math.ceil(used * window / quota))
    end
  end
  answer[i + 1] = string.format('%.17g', used)
end
return answer`;

const DIGEST = createHash('sha1').update(DRAW).digest('hex');

export function redisAllowances(redis: Redis): Allowances {
  return {
    async draw(allowances): Promise<Drawn> {
      if (allowances.length === 0) return { granted: true, used: [] };
      const [granted, ...used] = await run(allowances);
      return { granted: granted === 1, used: used.map(Number) };
    },
  };

  async function run(allowances: readonly Allowance[]): Promise<readonly (number | string)[]> {
    const keys = allowances.map(({ key }) => `${redis.prefix}allowance:${key}`);
    const told = allowances.flatMap(({ quota, windowMs, cost }) => [quota, windowMs, cost]);
    const given = [keys.length, ...keys, ...told] as const;
    try {
      return await redis.ask(
        (client) => client.evalsha(DIGEST, ...given) as Promise<readonly (number | string)[]>,
      );
    } catch (error) {
      // A server that was restarted or flushed has forgotten the script.
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.ask((client) => client.eval(DRAW, ...given) as Promise<readonly (number | string)[]>);
    }
  }
}
