/** What FHIR resources of release 4 cannot say of these rules, or what this export does not make them say. */
export const exportLimits: readonly string[] = [
  'Nothing here can be executed. Conditions name terms of the rule catalogue (language `text/x-azathioprine-cds-terms`); there is no CQL. What a term means is told in words, in the Library of the rule; how it is computed is program code.',
  'The JSON Schema that HL7 published for R4 lists three expression languages and no other. FHIR 4.0.1 itself lets others be used (binding `extensible`): a validator that reads the StructureDefinitions accepts ours, one that reads the JSON Schema does not.',
  'In a decision table the first true row wins, also when it gives no card. A PlanDefinition judges the condition of each action for itself. The rows stand in their order below one action of which at most one is chosen; that the first is meant is said in words.',
  'Conditions have three values: true, false, not evaluated. What is not evaluated is told to the clinician and is never taken for false. A PlanDefinition knows true and false.',
  'A row with hooks of its own gives no card on the other hooks of its rule, yet ends the table there. Its trigger names the hooks alone.',
  'At patient-view only some rows of some rules are read; a start card takes in the findings of others; pairs of the same drugs share a card; three cards are the most. None of this can be said.',
  'Doses. The limits of all rules that fire make one dose, rounded to tablets that exist at the site, and its acceptance is tried before it is offered. An action that changes an order names its limit in words.',
  'The data that a rule needs, as queries: they are in the prefetch templates of discovery. The Library names the kinds of data.',
  'Which value set a term reads. Only the drugs that have a value set of their own are linked to their rules.',
  'Names of drugs and vaccines in free text, units, star alleles and site settings (formulary, local codes, switches) are outside of the export.',
  'SNOMED CT and dm+d value sets are left out: this Bundle is open to anybody, and whoever passes those identifiers on needs a licence (`src/knowledge/value-sets/snomed/NOTICE.md`).',
  'The value sets of condition codes select by regular expression over ICD-10 codes; a terminology server must know the `code` property and the `regex` operator for it.',
  'Reasons to override have no place in a PlanDefinition. The Library of each rule lists them.',
  'The words of a card with the values of a patient: titles keep their placeholders in braces.',
  'Approval. No clinician has reviewed a rule at any site. So there is no approval date, no reviewer and no effective period.',
];
