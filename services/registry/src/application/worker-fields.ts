import type { Worker, WorkerFields } from '@rosa/domain';

/** What a client writes of a record, without the registry's own fields. */
export const fieldsOf = ({
  id: _id,
  rev: _rev,
  lot: _lot,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  ...fields
}: Worker): WorkerFields => fields;
