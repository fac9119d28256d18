/**
 * The discharge case: opened, answered, awarded and dispensed by operations, each one transaction (docs/fhir-model.md).
 *
 * <ol>
 *   <li>A case is opened wholly or not at all; every faulty parameter is named at once, in a sentence.
 *   <li>Consent comes first; without it nothing of the case exists.
 *   <li>One stay has at most one active case. Two starts at once: the version of the Encounter decides.
 *   <li>A service answers once and until the deadline.
 *   <li>Only an accepted request can be awarded, and only one of them: the version of the ServiceRequest decides. The
 *       others end in the same transaction.
 *   <li>An operation on a resource that the caller may not read answers as if it did not exist.
 *   <li>Whoever writes a resource of a case wakes those who watch it, once for each transaction and only if it commits.
 * </ol>
 *
 * <p>Out of scope for now: change of date, cancellation, withdrawal of consent.
 */
@NullMarked
package de.medicalhub.fhir.discharge;

import org.jspecify.annotations.NullMarked;
