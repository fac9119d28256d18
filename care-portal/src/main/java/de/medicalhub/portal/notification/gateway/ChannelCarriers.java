package de.medicalhub.portal.notification.gateway;

import de.medicalhub.portal.notification.control.Carriers;
import de.medicalhub.portal.notification.control.Message;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Device;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Mail, SMS and push. */
@ApplicationScoped
class ChannelCarriers implements Carriers {
    @Inject
    private SmtpMail mail;

    @Inject
    private SmsGateway sms;

    @Inject
    private PushService push;

    @Override
    public void carry(Channel channel, String address, Message message) {
        if (channel == Channel.SMS) {
            sms.send(address, message);
        } else {
            mail.send(address, message);
        }
    }

    @Override
    public boolean push(Device device, Message message) {
        return push.send(device, message);
    }
}
