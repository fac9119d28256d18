/** Tests of notifications. */
@NullMarked
package de.medicalhub.portal.notification.gateway;

import org.jspecify.annotations.NullMarked;
