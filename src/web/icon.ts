/** The tab's icon: a scored tablet. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="14" fill="#0b5cad"/><path d="M16 5v22" stroke="#fff" stroke-width="3"/></svg>`;
