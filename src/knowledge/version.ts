/** Version of the clinical knowledge, sent with every answer. Raised with every change that a clinician could notice. */
export const knowledgeVersion = '1.0.0';
