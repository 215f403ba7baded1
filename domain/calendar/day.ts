/** A day in Buenos Aires as `YYYY-MM-DD`: never a `Date`, which is an instant. */
export type Day = string;
