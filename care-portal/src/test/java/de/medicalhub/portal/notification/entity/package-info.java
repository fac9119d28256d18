/** Tests of notifications. */
@NullMarked
package de.medicalhub.portal.notification.entity;

import org.jspecify.annotations.NullMarked;
