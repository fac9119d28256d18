/** Who is told of what, when, in which words. */
@NullMarked
package de.medicalhub.portal.notification.control;

import org.jspecify.annotations.NullMarked;
