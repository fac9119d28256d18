/**
 * Profiles, terminology and validation: the product's own FHIR package, those of others, and what follows from a resource
 * that does not keep what it claims. For integrators: docs/fhir.md.
 *
 * <ol>
 *   <li>FHIR NPM packages are read from one folder at start, beside the requests, the own package first. What was loaded,
 *       with its checksum, what was left out and what is missing stands in the log and in
 *       {@code ImplementationGuide/$packages}. A folder that is not there stops the start.
 *   <li>Several versions of a package stand side by side. A canonical with a version means that version or one that fills
 *       it up (1.4 means 1.4.3), never another one; a canonical without version means the highest.
 *   <li>Inside a package a canonical without version means the version in the package itself or in what it depends on:
 *       two hospitals' profiles may stand on different versions of the same base.
 *   <li>Who sends a resource that claims profiles ({@code meta.profile}, also of a resource inside it) has it validated
 *       before it is stored; a document that is unfolded is validated as a whole, as it came. What claims nothing is not
 *       validated; the server's own operations are held to the profiles by their tests instead, because each later change
 *       of a Task would be validated again.
 *   <li>For each profile a mode decides: off, warn or enforce. Claims of different modes are validated apart, so that a
 *       claim only warned about neither refuses the resource nor excuses it.
 *   <li>Nothing is validated by silently doing nothing: a profile, or a version of it, that is not loaded is a finding.
 *   <li>KVNR, LANR, BSNR, IK and PZN are checked wherever they stand in what is sent, claim or not.
 *   <li>The log and the header name types, places and rules, never a value; only the sender gets the validator's words.
 *   <li>The own codes are known to the code by the same files that are shipped: one that is not in a file does not exist.
 * </ol>
 *
 * <p>Out of scope: codes of systems that no package holds (SNOMED CT, LOINC) are not checked, also against value sets that
 * take such a system in by a rule, which is a warning; what a
 * reference leads to is checked by its type only.
 */
@NullMarked
package de.medicalhub.fhir.profile;

import org.jspecify.annotations.NullMarked;
