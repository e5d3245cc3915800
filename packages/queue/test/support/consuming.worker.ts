import { openQueue } from '@rosa/queue';

/** A process that takes jobs and never ends one: it says each id it was given, and waits to be killed. */
const run = async (url: string): Promise<void> => {
  const queue = await openQueue({ url });
  queue.consume('workers', async (ids) => {
    process.stdout.write(ids.map((id) => `${id}\n`).join(''));
    return new Promise(() => undefined);
  });
};

void run(process.argv[3]!);
