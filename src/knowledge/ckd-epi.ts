/**
 * The CKD-EPI 2021 creatinine equation, without race: 142 x min(Scr/kappa, 1)^alpha x max(Scr/kappa, 1)^-1.200 x 0.9938^age
 * x 1.012 if female, in mL/min/1.73 m2, for adults; Scr in mg/dL.
 * Inker LA, Eneanya ND, Coresh J, et al. New creatinine- and cystatin C-based equations to estimate GFR without race.
 * N Engl J Med 2021;385:1737-49. Coefficients read at https://kidney.org/ckd-epi-creatinine-equation-2021.
 */
export const CKD_EPI_2021 = {
  scale: 142,
  exponentAbove: -1.2,
  perYear: 0.9938,
  female: { kappa: 0.7, exponentBelow: -0.241, factor: 1.012 },
  male: { kappa: 0.9, exponentBelow: -0.302, factor: 1 },
} as const;
