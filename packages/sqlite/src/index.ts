export * from './checkpoints.js';
