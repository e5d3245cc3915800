import { systemScope, type Warning, type WorkerFields } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';
import type { Bank } from '@rosa/store';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

/** A project or body code that no bank holds is a warning (contract.md, "A worker"): the paper may simply come later. */
export const unheldWarnings = async (
  { store }: RegistryDeps,
  { programme }: WorkerFields,
): Promise<readonly Warning[]> => {
  const holds = async <T extends object>(bank: Bank<T>, code: string) => {
    const where = [{ key: 'code', is: code }];
    return (await store.find(systemScope('references'), bank, { where, limit: 1 })).total > 0;
  };
  const { projectCode = null, bodyCode = null } = programme ?? {};
  const warnings: Warning[] = [];
  if (projectCode && !(await holds(registryBanks.projects, projectCode))) {
    warnings.push(
      wrong('programme.projectCode', 'registry.projectNotHeld', { value: projectCode }),
    );
  }
  if (bodyCode && !(await holds(registryBanks.bodies, bodyCode))) {
    warnings.push(wrong('programme.bodyCode', 'registry.bodyNotHeld', { value: bodyCode }));
  }
  return warnings;
};
