/**
 * Medicines as ISiK Medikation (level 3) demands of a server. Most of it is what HAPI and the access rules do for every
 * type; this feature adds what a Medication needs because it is about nobody.
 *
 * <ol>
 *   <li>A Medication belongs to the directory: everybody signed in reads it. It bears a tag with the organisation that made
 *       it, set by the server; only that organisation's system changes it.
 * </ol>
 */
@NullMarked
package de.medicalhub.fhir.medication;

import org.jspecify.annotations.NullMarked;
