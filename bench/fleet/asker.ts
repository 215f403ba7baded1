/** Whoever asks for lists, in a process of its own: what the pretended ARCA is busy with makes no answer late. */
import { serve } from '../processes/remote.ts';
import { keepAsking } from './keep-pace.ts';

const orders = { keepAsking };

export type AskerOrders = typeof orders;

serve(orders, async () => {});
