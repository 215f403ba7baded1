/** For an engine alone: the audit log is another service's, so who changed what is written down nowhere. */
import type { NoteDeed } from '../asker.ts';

export const unnoted: NoteDeed = async () => {};
