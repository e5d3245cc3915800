/** How long the list takes to follow the criteria, in the browser's own record: the benchmark reads it. */
const CHANGED = 'criteria-changed';

/** The criteria have just been moved. */
export const markChange = (): void => {
  performance.clearMarks(CHANGED);
  performance.mark(CHANGED);
};

/** The list stands as the criteria ask: leaves a `list-redrawn` measure, from the last change to now. */
export const measureRedrawing = (): void => {
  if (performance.getEntriesByName(CHANGED).length === 0) return;
  performance.measure('list-redrawn', CHANGED);
  performance.clearMarks(CHANGED);
};
