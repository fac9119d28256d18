/**
 * Video consultations: invitations, waiting room, signalling, relay, conferences.
 *
 * <p>A consultation of two people goes from browser to browser; this module only introduces them to each other.
 */
@NullMarked
package de.medicalhub.video;

import org.jspecify.annotations.NullMarked;
