import { z } from 'zod';

// Our content policy lets no code be made while running: zod is told before any schema is read.
z.config({ jitless: true });
