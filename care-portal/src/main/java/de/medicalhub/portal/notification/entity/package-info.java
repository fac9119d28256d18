/** Purposes, channels, quiet hours, settings. */
@NullMarked
package de.medicalhub.portal.notification.entity;

import org.jspecify.annotations.NullMarked;
