/** Every door of customers, listed by hand. */
import type { Route } from '../doors/route.ts';
import { changeCustomer } from './change-customer.ts';
import { createCustomer } from './create-customer.ts';
import type { CustomerParts } from './customer-parts.ts';
import {
  changeCustomerRoute,
  createCustomerRoute,
  listCustomersRoute,
  readCustomerRoute,
  removeCustomerRoute,
} from './customers.route.ts';
import { findCustomer } from './find-customer.ts';
import { removeCustomer } from './remove-customer.ts';

export function customerRoutes(parts: CustomerParts): readonly Route[] {
  const door = {
    customers: parts.customers,
    find: findCustomer(parts.customers),
    create: createCustomer(parts),
    change: changeCustomer(parts),
    remove: removeCustomer(parts),
  };
  return [
    createCustomerRoute(door),
    listCustomersRoute(door),
    readCustomerRoute(door),
    changeCustomerRoute(door),
    removeCustomerRoute(door),
  ];
}
