import { homeComuneOf, type Scope, type Worker } from '@rosa/domain';

/** What of a person each role sees (contract.md, "Who may do what"). */

/** A body sees who serves it, on what, since when and for how many hours; nothing else. */
const attendanceOf = ({ id, rev, familyName, givenName, programme }: Worker) => ({
  id,
  rev,
  familyName,
  givenName,
  attendance: {
    projectCode: programme?.projectCode ?? null,
    since: programme?.since ?? null,
    weeklyHours: programme?.weeklyHours ?? null,
  },
});

/** The record as one caller sees it. */
export const viewOf = (scope: Scope, worker: Worker): object =>
  scope.role === 'body' ? attendanceOf(worker) : worker;

/** One line of a list: enough to know who it is; the codice fiscale is for those who register, not for lists. */
export const listItemOf = (worker: Worker) => ({
  id: worker.id,
  rev: worker.rev,
  familyName: worker.familyName,
  givenName: worker.givenName,
  sex: worker.sex,
  birthDate: worker.birthDate,
  comune: homeComuneOf(worker),
  programme: worker.programme?.kind ?? null,
  status: worker.status,
  updatedAt: worker.updatedAt,
});

/** {@link listItemOf}, or the line a body sees. */
export const listItemFor = (scope: Scope, worker: Worker): object =>
  scope.role === 'body' ? attendanceOf(worker) : listItemOf(worker);
