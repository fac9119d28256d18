/** Tests of notifications. */
@NullMarked
package de.medicalhub.portal.notification.boundary;

import org.jspecify.annotations.NullMarked;
