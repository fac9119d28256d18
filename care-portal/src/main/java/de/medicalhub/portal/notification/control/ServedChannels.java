package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.notification.entity.Channel;

/** Which channels the operator has set up (B8). */
public interface ServedChannels {
    /** Whether messages can be sent there. */
    boolean serves(Channel channel);

    /** The public key that browsers subscribe with (VAPID), base64url; empty without push. */
    String pushKey();

    /** Whether push messages may go there (B10). */
    boolean isPushService(String endpoint);
}
