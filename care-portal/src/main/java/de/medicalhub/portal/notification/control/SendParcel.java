package de.medicalhub.portal.notification.control;

import de.medicalhub.common.outbox.OutboxEntry;
import de.medicalhub.common.outbox.OutboxSender;
import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.portal.notification.entity.Address;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Notification;
import de.medicalhub.portal.settings.PortalSettings;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Sends one entry of the outbox: to the address that its owner has now, in the language that the owner reads now. */
@ApplicationScoped
public class SendParcel implements OutboxSender {
    /** Begins the topics of the codes that verify an address; payload is person, channel and code in lines. */
    private static final String CODE = "code-";

    /** Where an address is used after its code was entered (B7). */
    private static final Set<Channel> VERIFIED = EnumSet.of(Channel.MAIL, Channel.SMS);

    private static final Duration BRIEFLY = Duration.ofHours(6);

    @Inject
    private NotificationStore notifications;

    @Inject
    private PreferenceStore preferences;

    @Inject
    private NoticeSource source;

    @Inject
    private Carriers carriers;

    @Inject
    private PortalSettings settings;

    @Inject
    private Clock clock;

    /** All topics of the outbox; each is delivered by itself (B12). */
    public static List<String> topics() {
        return Stream.concat(
                        Stream.of(Channel.values()).map(Channel::code),
                        VERIFIED.stream().map(SendParcel::codeTopic))
                .toList();
    }

    /** Topic of the codes that are sent by that channel. */
    static String codeTopic(Channel channel) {
        return CODE + channel.code();
    }

    @Override
    public void send(OutboxEntry entry) {
        if (entry.topic().startsWith(CODE)) {
            sendCode(entry);
            return;
        }
        Parcel parcel = Parcel.of(entry.payload());
        List<Notification> kept = notifications.find(parcel.notifications());
        if (kept.isEmpty()) {
            return; // Tidied away.
        }
        List<Notification> told = new StillToTell(source, clock.instant())
                .of(kept, preferences.find(kept.get(0).person()));
        if (told.isEmpty()) {
            return; // Nobody wants to know it any more, or may.
        }
        Channel channel = Channel.valueOf(entry.topic().toUpperCase(Locale.ROOT));
        if (channel == Channel.MAIL) {
            carry(channel, told, words(told).mail(id(entry), told));
            return;
        }
        if (told.stream().allMatch(one -> one.dueAt().plus(BRIEFLY).isBefore(clock.instant()))) {
            throw new UndeliverableException("Too late for " + entry.topic() + ".", null);
        }
        Message message = words(told).brief(id(entry), told);
        if (channel == Channel.SMS) {
            carry(channel, told, message);
        } else {
            push(parcel.device(), message);
        }
    }

    private void carry(Channel channel, List<Notification> told, Message message) {
        preferences
                .address(told.get(0).person(), channel)
                .filter(Address::verified)
                .ifPresent(address -> carriers.carry(channel, address.address(), message));
    }

    private void push(long id, Message message) {
        preferences.device(id).ifPresent(device -> {
            if (!carriers.push(device, message)) {
                preferences.removeGone(id);
            }
        });
    }

    private void sendCode(OutboxEntry entry) {
        String[] lines = entry.payload().split("\n", -1);
        Channel channel = Channel.valueOf(lines[1]);
        Message message = words(Language.of(lines[3])).code(id(entry), lines[2]);
        preferences
                .address(lines[0], channel)
                .ifPresent(address -> carriers.carry(channel, address.address(), message));
    }

    private MessageWords words(List<Notification> told) {
        return words(preferences
                .find(told.get(0).person())
                .map(chosen -> chosen.language())
                .orElse(Language.DE));
    }

    private MessageWords words(Language language) {
        return new MessageWords(new Texts(language, clock), settings.hubUrl());
    }

    private static String id(OutboxEntry entry) {
        return "medhub-" + entry.id();
    }
}
