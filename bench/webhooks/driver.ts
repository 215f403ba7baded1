/** Whoever has news, in a process of its own. */
import { serve, usage } from '../processes/remote.ts';
import { type Fed, type Feed, feeder } from './feed.ts';
import { clock, openStore, type Place, random, type Store } from './open-store.ts';

let store: Store | null = null;
let feed: ((feed: Feed) => Promise<Fed>) | null = null;

const orders = {
  async open(place: Place): Promise<void> {
    store = await openStore(place);
    feed = feeder({ ...store, clock, random });
  },
  feed(wanted: Feed): Promise<Fed> {
    if (feed === null) throw new Error('not open');
    return feed(wanted);
  },
  usage,
};

export type DriverOrders = typeof orders;

serve(orders, async () => store?.close());
