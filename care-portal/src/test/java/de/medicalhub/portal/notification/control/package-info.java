/** Tests of notifications. */
@NullMarked
package de.medicalhub.portal.notification.control;

import org.jspecify.annotations.NullMarked;
