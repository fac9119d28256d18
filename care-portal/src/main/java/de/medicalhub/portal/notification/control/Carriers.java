package de.medicalhub.portal.notification.control;

import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Device;

/** Take a message to its receiver; each returns only when the next station has it. */
public interface Carriers {
    /**
     * By e-mail or SMS.
     *
     * @throws UndeliverableException if this address can never be reached
     */
    void carry(Channel channel, String address, Message message);

    /**
     * By web push.
     *
     * @return false if the browser does not want any more
     */
    boolean push(Device device, Message message);
}
