/** The portal's tables, the FHIR server's notices, mail, push services and SMS gateway. */
@NullMarked
package de.medicalhub.portal.notification.gateway;

import org.jspecify.annotations.NullMarked;
