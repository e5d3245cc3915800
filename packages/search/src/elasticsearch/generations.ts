import { randomBytes } from 'node:crypto';
import type { Client } from '@elastic/elasticsearch';
import { outOfService, refuse } from '@rosa/domain';
import { indexOf, SHAPE, type IndexMeta } from './layout.js';
import { ENGINE, isRefusal } from './server.js';
import type { Settings } from './settings.js';

/**
 * Which index answers. Everything is reached by aliases, so that all processes change over at once: `current` answers and
 * is written to; `building`, while there is one, is written to as well; `previous` is kept for a way back.
 */
export interface Aliases {
  readonly current: string;
  readonly building: string;
  readonly previous: string;
}

/** The index behind each alias; `null` for none. */
export type Generations = { readonly [A in keyof Aliases]: string | null };

/** A new shape has a name of its own: it begins empty and catches up, while older processes go on with theirs. */
export const aliasesOf = ({ name }: Settings): Aliases => {
  const current = `${name}-people-${SHAPE}`;
  return { current, building: `${current}-building`, previous: `${current}-previous` };
};

type Found = Record<string, { aliases?: Record<string, unknown> }>;

/** Asks which index stands behind each alias now. */
export const findGenerations = async (client: Client, aliases: Aliases): Promise<Generations> => {
  const name = Object.values(aliases).join(',');
  // Aliases that are not there make it a 404, which still lists the others.
  const found = (await client.indices.getAlias({ name }, { ignore: [404] })) as Found;
  const behind = (alias: string): string | null =>
    Object.keys(found).find((index) => found[index]?.aliases?.[alias] !== undefined) ?? null;
  return {
    current: behind(aliases.current),
    building: behind(aliases.building),
    previous: behind(aliases.previous),
  };
};

const newKey = (): string => randomBytes(32).toString('base64');

/** The current index, made where there is none: of several processes that begin at once, one makes it. */
export const ensureCurrent = async (
  client: Client,
  aliases: Aliases,
  settings: Settings,
): Promise<Generations> => {
  const found = await findGenerations(client, aliases);
  if (found.current !== null) return found;
  const index = `${aliases.current}-first`;
  try {
    const body = indexOf(settings, { cursorKey: newKey() });
    await client.indices.create({ index, ...body, aliases: { [aliases.current]: {} } });
  } catch (error) {
    if (!isRefusal(error, 'resource_already_exists_exception')) throw error;
  }
  return findGenerations(client, aliases);
};

/** What the index says of itself. */
export const metaOf = async (client: Client, index: string): Promise<IndexMeta> => {
  const found = await client.indices.getMapping({ index });
  return found[index]?.mappings._meta as unknown as IndexMeta;
};

const acknowledged = (answer: { acknowledged: boolean }): void => {
  if (!answer.acknowledged) throw outOfService(ENGINE, 'engine.silentNodes', {});
};

/**
 * Begins a new index that is written to beside the current one, from now on by every process. One left over, or being
 * built by another process, is given up: its builder finds it gone and fails.
 */
export const beginBuilding = async (
  client: Client,
  aliases: Aliases,
  settings: Settings,
  current: string,
): Promise<string> => {
  const index = `${aliases.current}-${Date.now().toString(36)}${randomBytes(4).toString('hex')}`;
  const left = (await findGenerations(client, aliases)).building;
  const { settings: layout, mappings } = indexOf(settings, await metaOf(client, current));
  // Nobody looks into it until it is whole.
  const hidden = { ...layout, refresh_interval: '-1' };
  acknowledged(await client.indices.create({ index, settings: hidden, mappings }));
  acknowledged(
    await client.indices.updateAliases({
      actions: [
        ...(left ? [{ remove_index: { index: left } }] : []),
        { add: { index, alias: aliases.building } },
      ],
    }),
  );
  return index;
};

/** Another process began a rebuild later, and its index is the one that counts. */
export const overtaken = (): Error => refuse('conflict', 'engine.overtaken', {});

const isOvertaken = (error: unknown): boolean =>
  isRefusal(error, 'aliases_not_found_exception') || isRefusal(error, 'index_not_found_exception');

/** Makes the built index the current one, for all processes at once; the former is kept, the one before it removed. */
export const useBuilt = async (
  client: Client,
  aliases: Aliases,
  built: string,
  former: string,
): Promise<void> => {
  const { previous } = await findGenerations(client, aliases);
  try {
    acknowledged(
      await client.indices.updateAliases({
        actions: [
          { remove: { index: built, alias: aliases.building, must_exist: true } },
          { remove: { index: former, alias: aliases.current, must_exist: true } },
          { add: { index: built, alias: aliases.current } },
          { add: { index: former, alias: aliases.previous } },
          ...(previous && previous !== former ? [{ remove_index: { index: previous } }] : []),
        ],
      }),
    );
  } catch (error) {
    throw isOvertaken(error) ? overtaken() : error;
  }
};

/** Gives up an index in the making, if it is still there. */
export const giveUp = async (client: Client, index: string): Promise<void> => {
  await client.indices.delete({ index, ignore_unavailable: true });
};

/** Removes the index in use, the one in the making and the one kept. */
export const dropAll = async (client: Client, aliases: Aliases): Promise<void> => {
  const found = Object.values(await findGenerations(client, aliases));
  const index = found.filter((one) => one !== null);
  if (index.length > 0) await client.indices.delete({ index });
};

/**
 * The way back: the index before the last rebuild answers again, and the present one is kept in its place. What was
 * written since is missing in it until the indexer has compared revisions (docs/adr/0008).
 */
export const goBack = async (client: Client, aliases: Aliases): Promise<string> => {
  const { current, previous } = await findGenerations(client, aliases);
  if (!current || !previous) throw refuse('conflict', 'engine.noFormer', {});
  acknowledged(
    await client.indices.updateAliases({
      actions: [
        { remove: { index: current, alias: aliases.current, must_exist: true } },
        { remove: { index: previous, alias: aliases.previous, must_exist: true } },
        { add: { index: previous, alias: aliases.current } },
        { add: { index: current, alias: aliases.previous } },
      ],
    }),
  );
  return previous;
};
