/** Excel takes a file for UTF-8 only where it begins so. */
const UTF8_MARK = '\uFEFF';

/** Saves a text made in the browser as a CSV file. */
export const saveFile = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([UTF8_MARK, text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
