/** Every door of keys and of the audit log, listed by hand. */
import type { Route } from '../doors/route.ts';
import { auditLogRoute } from './audit-log.route.ts';
import { endKey } from './end-key.ts';
import { findKey } from './find-key.ts';
import { grantKey } from './grant-key.ts';
import type { KeyParts } from './key-parts.ts';
import { createKeyRoute, listKeysRoute, revokeKeyRoute, rotateKeyRoute } from './keys.route.ts';
import { meRoute } from './me.route.ts';
import { rotateKey } from './rotate-key.ts';

export function accessRoutes(parts: KeyParts): readonly Route[] {
  const door = {
    keys: parts.keys,
    find: findKey(parts.keys),
    grant: grantKey(parts),
    rotate: rotateKey(parts),
    end: endKey(parts),
    clock: parts.clock,
  };
  return [
    createKeyRoute(door),
    listKeysRoute(door),
    rotateKeyRoute(door),
    revokeKeyRoute(door),
    meRoute(parts.keys),
    auditLogRoute(parts.audit),
  ];
}
