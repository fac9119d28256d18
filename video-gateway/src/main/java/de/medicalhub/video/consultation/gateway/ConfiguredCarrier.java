package de.medicalhub.video.consultation.gateway;

import de.medicalhub.common.sending.Letter;
import de.medicalhub.common.sending.MailServer;
import de.medicalhub.common.sending.SendingSettings;
import de.medicalhub.common.sending.TextGateway;
import de.medicalhub.video.consultation.control.InvitationCarrier;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The mail server and the SMS gateway of the installation, the same as for notifications. */
@ApplicationScoped
public class ConfiguredCarrier implements InvitationCarrier {
    private final SendingSettings settings =
            new SendingSettings(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
    private final TextGateway texts = new TextGateway(settings);

    @Inject
    private Clock clock;

    @Override
    public boolean serves(Channel channel) {
        return channel == Channel.SMS ? settings.hasSms() : settings.hasMail();
    }

    @Override
    public void carry(Channel channel, String address, Parcel parcel) {
        if (channel == Channel.SMS) {
            texts.send(address, parcel.text(), parcel.id());
            return;
        }
        Letter.Attachment calendar = new Letter.Attachment("termin.ics", "text/calendar", parcel.calendar());
        new MailServer(settings, clock)
                .send(
                        address,
                        new Letter(parcel.id(), parcel.subject(), parcel.text(), Map.of(), Optional.of(calendar)));
    }
}
