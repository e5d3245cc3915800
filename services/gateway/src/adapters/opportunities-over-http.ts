import { ask, opportunityCalls, type ServiceClient } from '@rosa/service-kit';
import type { TellCompany } from '../ports.js';

export const tellCompanyOverHttp =
  (opportunities: ServiceClient): TellCompany =>
  async (scope, companyId) =>
    (await ask(opportunities, opportunityCalls.company, scope, { companyId })) ?? undefined;
