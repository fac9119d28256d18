/**
 * How the portal is set up: addresses, its schema and what all features share (clock, FHIR client factory, data source).
 *
 * <ol>
 *   <li>S1 Care stays in FHIR. The portal's schema {@code portal} holds operational data only: settings of people, what is
 *       on its way to them, and the like; never what the FHIR server has a resource for.
 *   <li>S2 The schema is made by the migrations in {@code de/medicalhub/portal/migration}, before anything else runs. One
 *       that has landed is never edited.
 *   <li>S3 What a page carries between two clicks is sealed with the key of the installation, so that a page outlives a
 *       restart and the loss of its node. Without such a key nothing starts.
 * </ol>
 */
@NullMarked
package de.medicalhub.portal.settings;

import org.jspecify.annotations.NullMarked;
