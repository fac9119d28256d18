/** How the portal is set up: addresses and what all features share (clock, FHIR client factory). */
@NullMarked
package de.medicalhub.portal.settings;

import org.jspecify.annotations.NullMarked;
