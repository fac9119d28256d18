/** How the engine is wired. */
@org.jspecify.annotations.NullMarked
package de.medicalhub.fhir.engine;
