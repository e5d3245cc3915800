import { v7, validate, version } from 'uuid';

/** A new UUIDv7: clients may make their own, so that every creation can be repeated safely. */
export const newId = (): string => v7();

export const isId = (text: string): boolean => validate(text) && version(text) === 7;
