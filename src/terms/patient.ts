import { count } from './access.js';
import { known } from './lab.js';
import { quantity, term } from './term.js';

/** Age in completed years. */
export const AGE_Y = quantity('AGE_Y', ['patient'], ({ facts }) => count(known(facts.patient)?.ageYears));

export const MALE = term('MALE', ['patient'], ({ facts }) => {
  const gender = known(facts.patient)?.gender;
  return gender === undefined || gender === 'unknown' ? 'not-evaluated' : gender === 'male';
});
