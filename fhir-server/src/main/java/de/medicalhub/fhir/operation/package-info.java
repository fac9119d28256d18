/**
 * How an operation of the hub reads its Parameters and says why it refuses.
 *
 * <ol>
 *   <li>Every faulty parameter is named at once, also one that nobody asked for.
 *   <li>Each refusal is a sentence in the caller's language, German unless English is preferred.
 * </ol>
 *
 * <p>Out of scope: what each operation does; that is the feature's.
 */
@NullMarked
package de.medicalhub.fhir.operation;

import org.jspecify.annotations.NullMarked;
