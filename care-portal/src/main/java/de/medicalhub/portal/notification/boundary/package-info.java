/** Pages, timer and the browsers' subscriptions. */
@NullMarked
package de.medicalhub.portal.notification.boundary;

import org.jspecify.annotations.NullMarked;
