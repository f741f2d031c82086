/** What the demo's order form offers: products as the public sandbox names them, and vaccines by CVX. Any other name can be typed. */
import type { Coded, Product } from '../model/workbench.js';

const rxnorm = (code: string, name: string, mg?: number): Product => ({
  system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  code,
  name,
  ...(mg === undefined ? {} : { mg }),
});

export const products: readonly Product[] = [
  rxnorm('199310', 'Azathioprine 25 MG Oral Tablet', 25),
  rxnorm('197388', 'Azathioprine 50 MG Oral Tablet', 50),
  rxnorm('359229', 'Azathioprine 75 MG Oral Tablet', 75),
  rxnorm('359228', 'Azathioprine 100 MG Oral Tablet', 100),
  rxnorm('197931', 'Mercaptopurine 50 MG Oral Tablet', 50),
  rxnorm('198269', 'Thioguanine 40 MG Oral Tablet', 40),
  rxnorm('197319', 'Allopurinol 100 MG Oral Tablet', 100),
  rxnorm('197320', 'Allopurinol 300 MG Oral Tablet', 300),
  rxnorm('834235', 'Febuxostat 40 MG Oral Tablet', 40),
  rxnorm('834241', 'Febuxostat 80 MG Oral Tablet', 80),
  rxnorm('312817', 'Ribavirin 200 MG Oral Capsule', 200),
  rxnorm('855288', 'Warfarin Sodium 1 MG Oral Tablet', 1),
  rxnorm('855312', 'Warfarin Sodium 2.5 MG Oral Tablet', 2.5),
  rxnorm('855332', 'Warfarin Sodium 5 MG Oral Tablet', 5),
  rxnorm('312380', 'Phenprocoumon 3 MG Oral Tablet', 3),
  rxnorm('105585', 'Methotrexate 2.5 MG Oral Tablet', 2.5),
  rxnorm('205285', 'Leflunomide 20 MG Oral Tablet', 20),
  rxnorm('198335', 'Sulfamethoxazole 800 MG / Trimethoprim 160 MG Oral Tablet', 960),
  rxnorm('200060', 'Mycophenolate Mofetil 500 MG Oral Tablet', 500),
  rxnorm('198377', 'Tacrolimus 1 MG Oral Capsule', 1),
  rxnorm('314076', 'Lisinopril 10 MG Oral Tablet', 10),
  rxnorm('762602', 'Typhoid Vaccine Live Ty21a 6800000000 UNT Delayed Release Oral Capsule [Vivotif]'),
];

const cvx = (code: string, name: string): Coded => ({ system: 'http://hl7.org/fhir/sid/cvx', code, name });

export const vaccines: readonly Coded[] = [
  cvx('03', 'MMR (measles, mumps, rubella), live'),
  cvx('21', 'Varicella, live'),
  cvx('121', 'Zoster, live'),
  cvx('37', 'Yellow fever, live'),
  cvx('25', 'Typhoid, oral, live'),
  cvx('149', 'Influenza, live, intranasal'),
  cvx('19', 'BCG, live'),
  cvx('150', 'Influenza, injected, not live'),
  cvx('187', 'Zoster, recombinant, not live'),
  cvx('33', 'Pneumococcal polysaccharide, not live'),
];
