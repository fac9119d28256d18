/** What the pages and monitoring say of emergency accesses. */
@NullMarked
package de.medicalhub.portal.emergency.boundary;

import org.jspecify.annotations.NullMarked;
