/**
 * How a discharge case ends before its time, or a part of it with a withdrawn consent: the guided path of the hospital.
 *
 * <ol>
 *   <li>E1 One page asks what has happened; it offers only what can end in this case as it stands, and says beforehand what
 *       follows and who is told.
 *   <li>E2 What follows is the server's work, in one transaction ({@code CarePlan/$close}, {@code Consent/$withdraw}); the
 *       page shows the case as it stands then, and says what has ended and who was told.
 *   <li>E3 A withdrawn consent needs no reason; who withdrew it (patient or representative) is asked.
 *   <li>E4 For discharge managers of the case's hospital; for everybody else the page is not there.
 *   <li>E5 Practice, nursing service and pharmacy see in their list that a case is over, whose it was and (who treats) why, until
 *       somebody there has taken note.
 *   <li>E6 A transfer names the receiving house from the directory; a refusal by the patient, which withdraws no consent, says
 *       why.
 * </ol>
 *
 * Hooks for tests: {@code ending-what}, {@code ending-by}, {@code submit-ending}.
 */
@NullMarked
package de.medicalhub.portal.ending;

import org.jspecify.annotations.NullMarked;
