/**
 * How two browsers find a way to each other when none leads directly.
 *
 * <ol>
 *   <li>Addresses and credentials of the TURN server go to participants over their signalling connection, and to who holds a
 *       valid link while people may join, for the check of the line before.
 *   <li>Credentials are good for a limited time: user {@code <unix-expiry>:<name>}, password
 *       {@code base64(HMAC-SHA1(secret, user))} (the scheme {@code use-auth-secret} of coturn).
 *   <li>Without secret or addresses in the configuration no relay is offered.
 *   <li>The relay sees encrypted packets only.
 *   <li>Where the operator wants it, for all or for the consultations of single organisations, all media goes through the
 *       relay: pages look for no other way, and the gateway passes on none. A setting of unknown form, or without a relay, is
 *       refused at the start. A practitioner's posts count all; where no organisation is known, the relay is taken.
 * </ol>
 */
@NullMarked
package de.medicalhub.video.relay;

import org.jspecify.annotations.NullMarked;
