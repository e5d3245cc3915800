/** The id of a form's field in the page. */
export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`;
